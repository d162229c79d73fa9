import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../test/real/dovecot.ts';
import type { GeneratedMail } from '../mails/generate-mails.ts';

/** A mailbox that can be read over IMAP at 127.0.0.1, without TLS. */
export interface MailServer {
  port: number;
  login: string;
  password: string;
  stop(): Promise<void>;
}

/** Dovecot (Debian: dovecot-imapd) in `folder` with one maildir of `mails`. Needs root, as Dovecot itself does. */
export async function startMailServer(folder: string, mails: Iterable<GeneratedMail>): Promise<MailServer> {
  const [port, login, password] = [await freePort(), 'sac', 'secret'];
  fillMaildir(`${folder}/mail/${login}`, mails);
  writeFileSync(`${folder}/dovecot.conf`, configuration(folder, port, password));
  const server = spawn('dovecot', ['-F', '-c', `${folder}/dovecot.conf`], { stdio: ['ignore', 'ignore', 'inherit'] });
  await greets(server, port);
  return {
    ...{ port, login, password },
    async stop() {
      server.kill('SIGTERM');
      if (server.exitCode === null) await once(server, 'exit');
    },
  };
}

/** Written as a delivery agent does it; a file's time becomes the mail's INTERNALDATE. */
function fillMaildir(maildir: string, mails: Iterable<GeneratedMail>): void {
  for (const part of ['tmp', 'new', 'cur']) mkdirSync(`${maildir}/${part}`, { recursive: true });
  let number = 0;
  for (const { bytes, internalDate } of mails) {
    number += 1;
    const seconds = Math.floor(internalDate / 1000);
    const lines = bytes.toString('latin1').split('\n').length - 1;
    const name = `${seconds}.M${number}P1.localhost,S=${bytes.length},W=${bytes.length + lines}:2,`;
    writeFileSync(`${maildir}/cur/${name}`, bytes);
    utimesSync(`${maildir}/cur/${name}`, seconds, seconds);
  }
  // Dovecot's processes run as the user `mail` and keep their indexes beside the mails.
  execFileSync('chown', ['-R', 'mail:mail', maildir]);
  chmodSync(maildir, 0o700);
}

const configuration = (folder: string, port: number, password: string) => `
base_dir = ${folder}/run
log_path = ${folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${folder}/mail/%u
mail_uid = mail
mail_gid = mail
first_valid_uid = 1
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=mail gid=mail home=${folder}/mail/%u
}
service anvil {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
}
namespace inbox {
  inbox = yes
}
`;

async function greets(server: ChildProcess, port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (server.exitCode !== null) throw new Error('Dovecot did not start');
    const socket = createConnection({ port, host: '127.0.0.1' });
    const greeted = await Promise.race([
      once(socket, 'data').then(
        () => true,
        () => false,
      ),
      pause(1000, false),
    ]);
    socket.destroy();
    if (greeted) return;
    await pause(50);
  }
  throw new Error(`Nothing answers on port ${port}`);
}
