import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type Certificates, makeCertificates } from './certificates.ts';

export interface Dovecot {
  certificates: Certificates;
  imapPort: number;
  imapsPort: number;
  pop3Port: number;
  pop3sPort: number;
  /** Puts mails straight into a user's maildir, as a delivery agent would. */
  deliver(user: string, mails: readonly (string | Uint8Array)[]): void;
  /** Where a user's inbox lies; made if missing. Further folders are in it as `.Name`. */
  maildir(user: string, folder?: string): string;
  /** Runs doveadm on this server. */
  doveadm(...parameters: string[]): Promise<void>;
  /** Ends the server and its connections; mail stays. */
  stop(): Promise<void>;
  /** kill -9 to all of its processes. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Ends the server and forgets everything. */
  remove(): Promise<void>;
}

export interface DovecotOptions {
  /** For how long its certificate is valid; 30 where absent. */
  certificateDays?: number;
  /** What a mailbox may hold, in kilobytes of 1024 bytes (RFC 9208); no limit where absent. */
  quotaKb?: number;
  /** Where it asks whose an access token is (RFC 7662), and lets in whoever it is; nobody then has a password. */
  introspectionUrl?: string;
}

/**
 * A real Dovecot of this machine's (Debian: dovecot-imapd, dovecot-pop3d) on free high ports, every user with the password
 * `secret`.
 */
export async function startDovecot(options: DovecotOptions = {}): Promise<Dovecot> {
  const folder = mkdtempSync(`${tmpdir()}/dovecot-`);
  execFileSync('chmod', ['755', folder]);
  const certificates = makeCertificates(folder, options.certificateDays);
  const [imapPort, imapsPort, pop3Port, pop3sPort] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ];
  mkdirSync(`${folder}/mail`);
  // Dovecot's processes run as the user `mail` and make the maildirs.
  execFileSync('chmod', ['777', `${folder}/mail`]);
  writeFileSync(
    `${folder}/dovecot.conf`,
    configuration(folder, certificates, { imapPort, imapsPort, pop3Port, pop3sPort }) +
      quotaOf(options) +
      tokensOf(folder, options),
  );
  let server: ChildProcess | null = null;
  let delivered = 0;

  async function start(): Promise<void> {
    server = spawn('dovecot', ['-F', '-c', `${folder}/dovecot.conf`], { stdio: ['ignore', 'ignore', 'inherit'] });
    await Promise.all([listening(imapPort), listening(pop3Port)]);
  }
  async function stop(): Promise<void> {
    if (server === null) return;
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
    server = null;
    await Promise.all([refusing(imapPort), refusing(pop3Port)]);
  }
  async function kill(): Promise<void> {
    if (server?.pid === undefined) return;
    const ended = once(server, 'exit');
    const children = readFileSync(`/proc/${server.pid}/task/${server.pid}/children`, 'utf8');
    server.kill('SIGKILL');
    for (const pid of children.match(/\d+/g) ?? []) endProcess(Number(pid));
    await ended;
    server = null;
    await refusing(imapPort);
  }
  const maildir = (user: string, name?: string) => {
    const path = `${folder}/mail/${user}${name === undefined ? '' : `/.${name}`}`;
    for (const part of ['tmp', 'new', 'cur']) {
      // Dovecot's processes, which are another user, rename what lies here.
      if (mkdirSync(`${path}/${part}`, { recursive: true }) !== undefined) execFileSync('chmod', ['-R', '777', path]);
    }
    return path;
  };
  await start();
  return {
    certificates,
    imapPort,
    imapsPort,
    pop3Port,
    pop3sPort,
    start,
    stop,
    kill,
    maildir,
    async doveadm(...parameters) {
      await run('doveadm', ['-c', `${folder}/dovecot.conf`, ...parameters]);
    },
    deliver(user, mails) {
      const path = maildir(user);
      for (const mail of mails) {
        delivered += 1;
        const name = `${Math.floor(Date.now() / 1000)}.M${String(delivered).padStart(9, '0')}P${process.pid}.localhost`;
        writeFileSync(`${path}/tmp/${name}`, mail);
        renameSync(`${path}/tmp/${name}`, `${path}/new/${name}`);
      }
      execFileSync('chmod', ['-R', '777', path]);
    },
    async remove() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const run = promisify(execFile);

function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It had ended by itself.
  }
}

type Ports = Pick<Dovecot, 'imapPort' | 'imapsPort' | 'pop3Port' | 'pop3sPort'>;

const configuration = (folder: string, certificates: Certificates, ports: Ports) => `
base_dir = ${folder}/run
log_path = ${folder}/dovecot.log
protocols = imap pop3
listen = 127.0.0.1
ssl = yes
ssl_cert = <${certificates.certificate}
ssl_key = <${certificates.key}
disable_plaintext_auth = no
mail_location = maildir:${folder}/mail/%u
mail_uid = mail
mail_gid = mail
first_valid_uid = 1
mail_max_userip_connections = 50
userdb {
  driver = static
  args = uid=mail gid=mail home=${folder}/mail/%u
}
service anvil {
  chroot =
  # A refused password makes every later sign-in wait: not here.
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${ports.imapPort}
  }
  inet_listener imaps {
    port = ${ports.imapsPort}
    ssl = yes
  }
}
service pop3-login {
  chroot =
  inet_listener pop3 {
    port = ${ports.pop3Port}
  }
  inet_listener pop3s {
    port = ${ports.pop3sPort}
    ssl = yes
  }
}
namespace inbox {
  inbox = yes
}
`;

const quotaOf = ({ quotaKb }: DovecotOptions) =>
  quotaKb === undefined
    ? ''
    : `
mail_plugins = quota
protocol imap {
  mail_plugins = quota imap_quota
}
plugin {
  quota = maildir:User quota
  quota_rule = *:storage=${quotaKb}K
}
`;

/** Who is let in: everybody with the password, or whoever a token is of. https://doc.dovecot.org/2.3/configuration_manual/authentication/oauth2/ */
function tokensOf(folder: string, { introspectionUrl }: DovecotOptions): string {
  if (introspectionUrl === undefined) return 'passdb {\n  driver = static\n  args = password=secret\n}\n';
  writeFileSync(
    `${folder}/oauth2.conf`,
    `introspection_mode = post
introspection_url = ${introspectionUrl}
username_attribute = sub
active_attribute = active
active_value = true
`,
  );
  return `
auth_mechanisms = xoauth2 oauthbearer
passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = ${folder}/oauth2.conf
}
`;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  // The system may give the same one again before anybody has taken it.
  if (given.has(port)) return freePort();
  given.add(port);
  return port;
}

const given = new Set<number>();

const answers = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    socket
      .once('data', () => resolve(true))
      .once('error', () => resolve(false))
      .once('close', () => resolve(false));
    socket.once('data', () => socket.destroy());
  });

async function listening(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await answers(port)) return;
    await pause(50);
  }
  throw new Error(`Nothing answers on port ${port}`);
}

async function refusing(port: number): Promise<void> {
  while (await answers(port)) await pause(20);
}
