import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { type Certificates, makeCertificates } from './certificates.ts';

export interface Dovecot {
  certificates: Certificates;
  imapPort: number;
  imapsPort: number;
  /** Puts mails straight into a user's maildir, as a delivery agent would. */
  deliver(user: string, mails: readonly (string | Uint8Array)[]): void;
  /** Ends the server and its connections; mail stays. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Ends the server and forgets everything. */
  remove(): Promise<void>;
}

/** A real Dovecot of this machine's (Debian: dovecot-imapd) on free high ports, every user with the password `secret`. */
export async function startDovecot(): Promise<Dovecot> {
  const folder = mkdtempSync(`${tmpdir()}/dovecot-`);
  execFileSync('chmod', ['755', folder]);
  const certificates = makeCertificates(folder);
  const [imapPort, imapsPort] = await Promise.all([freePort(), freePort()]);
  mkdirSync(`${folder}/mail`);
  // Dovecot's processes run as the user `mail` and make the maildirs.
  execFileSync('chmod', ['777', `${folder}/mail`]);
  writeFileSync(`${folder}/dovecot.conf`, configuration(folder, certificates, imapPort, imapsPort));
  let server: ChildProcess | null = null;
  let delivered = 0;

  async function start(): Promise<void> {
    server = spawn('dovecot', ['-F', '-c', `${folder}/dovecot.conf`], { stdio: ['ignore', 'ignore', 'inherit'] });
    await listening(imapPort);
  }
  async function stop(): Promise<void> {
    if (server === null) return;
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
    server = null;
    await refusing(imapPort);
  }
  await start();
  return {
    certificates,
    imapPort,
    imapsPort,
    start,
    stop,
    deliver(user, mails) {
      const maildir = `${folder}/mail/${user}`;
      for (const part of ['tmp', 'new', 'cur']) mkdirSync(`${maildir}/${part}`, { recursive: true });
      for (const mail of mails) {
        delivered += 1;
        const name = `${Math.floor(Date.now() / 1000)}.M${String(delivered).padStart(9, '0')}P${process.pid}.localhost`;
        writeFileSync(`${maildir}/tmp/${name}`, mail);
        execFileSync('mv', [`${maildir}/tmp/${name}`, `${maildir}/new/${name}`]);
      }
      execFileSync('chmod', ['-R', '777', maildir]);
    },
    async remove() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const configuration = (folder: string, certificates: Certificates, imapPort: number, imapsPort: number) => `
base_dir = ${folder}/run
log_path = ${folder}/dovecot.log
protocols = imap
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
passdb {
  driver = static
  args = password=secret
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
    port = ${imapPort}
  }
  inet_listener imaps {
    port = ${imapsPort}
    ssl = yes
  }
}
namespace inbox {
  inbox = yes
}
`;

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

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
