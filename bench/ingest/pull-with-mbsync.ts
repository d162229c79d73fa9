import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { peakMemory } from './peak-memory.ts';
import type { Pull } from './pull.ts';
import type { MailServer } from './server.ts';

/** mbsync (Debian: isync) with its defaults, which flush every mail to the disk, into a new maildir in `folder`. */
export async function pullWithMbsync(server: MailServer, folder: string, mails: number): Promise<Pull> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/mbsyncrc`, configuration(server, folder), { mode: 0o600 });
  const began = performance.now();
  const mbsync = spawn('mbsync', ['-qq', '-c', `${folder}/mbsyncrc`, 'all'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let peakBytes = 0;
  const looking = setInterval(() => {
    peakBytes = Math.max(peakBytes, peakMemory(mbsync.pid));
  }, 50);
  const [code] = await once(mbsync, 'exit');
  const seconds = (performance.now() - began) / 1000;
  clearInterval(looking);
  const stored = ['new', 'cur'].flatMap((part) => readdirSync(`${folder}/INBOX/${part}`)).length;
  if (code !== 0 || stored !== mails) throw new Error(`mbsync ended with ${code} and stored ${stored} of ${mails}`);
  return { seconds, peakBytes };
}

const configuration = ({ port, login, password }: MailServer, folder: string) => `
IMAPAccount server
Host 127.0.0.1
Port ${port}
User ${login}
Pass ${password}
SSLType None
AuthMechs LOGIN

IMAPStore far
Account server

MaildirStore near
Inbox ${folder}/INBOX

Channel all
Far :far:
Near :near:
Patterns INBOX
Create Near
Sync Pull
SyncState ${folder}/state-
`;
