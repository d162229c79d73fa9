import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import packageJson from '../../package.json' with { type: 'json' };
import { peakMemory } from './peak-memory.ts';
import type { Pull } from './pull.ts';
import type { MailServer } from './server.ts';

/**
 * A desk in a process of its own, with its database in `folder`, until every mail has its verdict. Checks that the bytes
 * of each are stored: `digests` are the SHA-256 of the mails as IMAP shows them, in hex.
 *
 * With `profile`, the process writes a CPU profile into that folder (node --cpu-prof).
 */
export async function pullWithDesk(
  server: MailServer,
  folder: string,
  digests: ReadonlySet<string>,
  profile?: string,
): Promise<Pull> {
  const { port, login, password } = server;
  const file = `${folder}/inbox-email.sqlite`;
  const program = fileURLToPath(new URL('./desk-process.ts', import.meta.url));
  // Node runs with the flags of `npm start`.
  const flags = packageJson.scripts.start.split(' ').slice(1, -1);
  const profiling = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  const settings = JSON.stringify({ port, login, password });
  const began = performance.now();
  const desk = spawn(process.execPath, [...flags, ...profiling, program, folder, settings], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const settled = createLook(file);
  try {
    while (settled.mails() < digests.size) {
      if (performance.now() - began > patience) throw new Error('The mails have no verdicts after ten minutes');
      if (desk.exitCode !== null) throw new Error(`The desk's process ended with ${desk.exitCode}`);
      await pause(lookEvery);
    }
    const seconds = (performance.now() - began) / 1000;
    const peakBytes = peakMemory(desk.pid);
    checkStored(file, digests);
    return { seconds, peakBytes };
  } finally {
    settled.close();
    desk.kill('SIGTERM');
    if (desk.exitCode === null) await once(desk, 'exit');
  }
}

const patience = 600_000;

/** Milliseconds. Looking takes time from what is measured, and is part of the result's error. */
const lookEvery = 20;

/** Asks over one connection how many mails have a verdict; 0 while the tables are not made yet. */
function createLook(file: string): { mails(): number; close(): void } {
  const sql = "select (select count(*) from mail) - (select count(*) from mail where verdict = 'received') as settled";
  let database: DatabaseSync | undefined;
  let statement: StatementSync | undefined;
  return {
    mails() {
      if (!existsSync(file)) return 0;
      database ??= new DatabaseSync(file, { readOnly: true, timeout: 5000 });
      if (database.prepare("select 1 from sqlite_schema where name = 'mail'").get() === undefined) return 0;
      statement ??= database.prepare(sql);
      return Number(statement.get()?.settled);
    },
    close: () => database?.close(),
  };
}

function checkStored(file: string, digests: ReadonlySet<string>): void {
  const sql = `
    select sha256 from mail join raw_mail on raw_mail.mail_id = mail.id
    join message on message.mail_id = mail.id and message.id = mail.message_id
    where verdict in ('opened', 'appended')`;
  const stored = new Set(reading(file, (database) => database.prepare(sql).all()).map(({ sha256 }) => sha256));
  const missing = [...digests].filter((digest) => !stored.has(digest)).length;
  if (missing > 0) throw new Error(`${missing} of ${digests.size} mails did not become messages`);
}

function reading<T>(file: string, read: (database: DatabaseSync) => T): T {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
  try {
    return read(database);
  } finally {
    database.close();
  }
}
