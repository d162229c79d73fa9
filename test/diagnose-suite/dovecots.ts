import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { freePort } from '../real/dovecot.ts';
import type { Certificate, CertificateKind } from './certificates.ts';
import { startProcess } from './start-process.ts';

/** Where each certificate is shown: addresses of this machine's own network. */
export const certificateAddresses: Record<Exclude<CertificateKind, 'weak'>, string> = {
  good: '127.0.0.1',
  expired: '127.0.1.2',
  'not-yet': '127.0.1.3',
  'wrong-name': '127.0.1.4',
  'self-signed': '127.0.1.6',
  stranger: '127.0.1.7',
  incomplete: '127.0.1.8',
};
/** Dovecot takes a connection from its own address for safe: this one is another than clients come from. */
export const strictAddress = '127.0.1.20';

export const password = 'segredo';
const users = ['ana', 'void', 'junk', 'filter', 'busy', 'popbusy', 'acl', 'nomailbox'];
/** Of a user, over IMAP. */
export const connectionsAtMost = 20;
const domain = 'empresa.example';
export const addressOf = (user: string) => `${user}@${domain}`;

export interface Dovecot {
  imap: number;
  imaps: number;
  pop3: number;
  pop3s: number;
}

export interface Dovecots {
  good: Dovecot;
  /** Without any encryption to offer. */
  bare: Dovecot;
  /** Lets in nobody without encryption. */
  strict: Dovecot;
  /** The socket that an SMTP server asks about passwords. */
  authSocket: string;
  /** Mailboxes, by user. */
  mailFolder: string;
  stop(): Promise<void>;
}

/** Real Dovecots (Debian: dovecot-imapd, dovecot-pop3d) over the same mailboxes, set up in different ways. */
export async function startDovecots(
  folder: string,
  certificates: Record<CertificateKind, Certificate>,
): Promise<Dovecots> {
  const mailFolder = `${folder}/mail`;
  mkdirSync(mailFolder);
  for (const user of users) {
    for (const name of ['', ...(user === 'acl' ? ['/.Fechada'] : []), ...(user === 'ana' ? ['/.Pai.Filha'] : [])]) {
      for (const part of ['cur', 'new', 'tmp']) mkdirSync(`${mailFolder}/${user}${name}/${part}`, { recursive: true });
    }
  }
  writeFileSync(`${mailFolder}/acl/.Fechada/dovecot-acl`, `user=${addressOf('acl')} l\n`);
  // Dovecot's and Postfix's processes deliver and read as the user `mail`.
  execFileSync('chown', ['-R', 'mail:mail', mailFolder]);
  writeFileSync(
    `${folder}/users`,
    [
      ...users.map((user) => `${addressOf(user)}:{PLAIN}${password}::::::`),
      `${addressOf('locked')}:{PLAIN}${password}::::::nologin=y reason=Account\u00a0is\u00a0temporarily\u00a0locked`,
    ].join('\n'),
  );
  const stopping: (() => Promise<void>)[] = [];
  const start = async (name: string, settings: string, addresses: readonly string[], ssl = true) => {
    const ports = { imap: await freePort(), imaps: await freePort(), pop3: await freePort(), pop3s: await freePort() };
    const home = `${folder}/${name}`;
    mkdirSync(home);
    writeFileSync(`${home}/dovecot.conf`, configuration(folder, home, ports, addresses, ssl) + settings);
    const { stop } = await startProcess('dovecot', ['-F', '-c', `${home}/dovecot.conf`], {
      host: addresses[0] ?? '',
      port: ports.imap,
    });
    stopping.push(stop);
    return ports;
  };
  const shown = Object.entries(certificateAddresses)
    .map(([kind, address]) => `local ${address} {\n${tlsOf(certificates[kind as CertificateKind])}}\n`)
    .join('');
  return {
    good: await start(
      'good',
      `disable_plaintext_auth = no\n${tlsOf(certificates.good)}${shown}`,
      Object.values(certificateAddresses),
    ),
    bare: await start('bare', 'disable_plaintext_auth = no\n', ['127.0.0.1'], false),
    strict: await start('strict', `disable_plaintext_auth = yes\n${tlsOf(certificates.good)}`, [strictAddress]),
    authSocket: `${folder}/good/run/auth-postfix`,
    mailFolder,
    async stop() {
      await Promise.all(stopping.map((stop) => stop()));
    },
  };
}

const tlsOf = ({ certificate, key }: Certificate) => `  ssl_cert = <${certificate}\n  ssl_key = <${key}\n`;

const configuration = (
  folder: string,
  home: string,
  { imap, imaps, pop3, pop3s }: Dovecot,
  addresses: readonly string[],
  ssl: boolean,
) => `
base_dir = ${home}/run
log_path = ${home}/dovecot.log
protocols = imap pop3
listen = ${addresses.join(', ')}
ssl = ${ssl ? 'yes' : 'no'}
mail_location = maildir:${folder}/mail/%n
mail_uid = mail
mail_gid = mail
first_valid_uid = 1
auth_mechanisms = plain login
mail_plugins = acl
plugin {
  acl = vfile
}
passdb {
  driver = passwd-file
  args = username_format=%u ${folder}/users
}
userdb {
  driver = static
  args = uid=mail gid=mail home=${folder}/mail/%n
}
# Refused passwords are answered at once: nobody waits for a test here.
auth_failure_delay = 0
protocol imap {
  mail_max_userip_connections = ${connectionsAtMost}
}
protocol pop3 {
  mail_max_userip_connections = 10
  pop3_lock_session = yes
}
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service auth {
  unix_listener auth-postfix {
    mode = 0666
  }
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${imap}
  }
  inet_listener imaps {
    port = ${imaps}
    ssl = yes
  }
}
service pop3-login {
  chroot =
  inet_listener pop3 {
    port = ${pop3}
  }
  inet_listener pop3s {
    port = ${pop3s}
    ssl = yes
  }
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Spam {
    special_use = \\Junk
    auto = create
  }
}
`;
