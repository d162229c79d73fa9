import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import type { StorageCause } from '@inbox-email/core/account/storage-cause.ts';
import { startScriptedImap } from '../../fakes/scripted-imap.ts';
import { accountFor } from '../account-for.ts';
import type { Fault, Outcome, Stage } from '../fault.ts';
import { imapAccount } from '../imap-account.ts';
import { createWriter, type Letter } from '../letters.ts';
import type { DeskProcess } from '../start-desk.ts';
import { expectWithin, until } from '../until.ts';
import { watchAcknowledging } from '../watch-acknowledging.ts';

/** The machine’s side: the disk, the database file, a second process. */
export const diskFaults: Fault[] = [
  { name: 'the disk is full, then is not', tries: 1, run: diskFull },
  { name: 'the database may not grow, then may', tries: 3, run: (stage) => broken(stage, growsNoMore) },
  { name: 'the database is read-only, then is not', tries: 3, run: (stage) => broken(stage, readOnly) },
  { name: 'another process holds the database locked', tries: 1, run: (stage) => broken(stage, locked) },
  { name: 'two processes are started on one data folder', tries: 3, run: twoProcesses },
];

interface Office {
  stage: Stage;
  desk: DeskProcess;
  accountId: string;
  deliver(count: number): void;
  /** How many letters have no message yet. */
  missing(): number;
}

/** While `trouble` lasts nothing is acknowledged that is not stored; afterwards receiving goes on by itself. */
async function broken(stage: Stage, trouble: (office: Office) => Promise<string>): Promise<Outcome> {
  const pragmaFile = `${stage.folder}/pragma`;
  writeFileSync(pragmaFile, '');
  const desk = await stage.desk({}, { PRAGMA_FILE: pragmaFile });
  const imap = await startScriptedImap();
  stage.afterwards(() => imap.stop());
  const early = watchAcknowledging(imap, stage.dataFolder);
  const write = createWriter(stage.random);
  const letters: Letter[] = [];
  const deliver = (count: number) => {
    for (const letter of write(count)) {
      letters.push(letter);
      imap.inbox.deliver(letter.bytes);
    }
  };
  const missing = () => accountFor(stage.dataFolder, letters).lost.length;
  const receiving = { backlog: { from: 'everything' }, afterReading: { do: 'mark-seen' } } as const;
  deliver(5);
  const { id: accountId } = await desk.add(imapAccount(imap.port, receiving));
  let note = '';
  for (let number = 0; number < stage.tries; number++) {
    await expectWithin(10_000, 'mail before the trouble', () => missing() === 0);
    note = await trouble({ stage, desk, accountId, deliver, missing });
    await expectWithin(30_000, 'the trouble is over', async () => (await desk.storage()) === null);
    deliver(5);
    await until(() => missing() === 0, 30_000);
  }
  const audit = await desk.audit(accountId);
  await expectWithin(10_000, 'everything marked', () => imap.inbox.mails.every(({ flags }) => flags.has('\\Seen')));
  const found = accountFor(stage.dataFolder, letters);
  const lost = Math.max(found.lost.length, audit.unaccounted, early.size);
  return { mails: letters.length, lost, doubled: found.doubled, note };
}

async function growsNoMore({ stage, desk, accountId, deliver, missing }: Office): Promise<string> {
  writeFileSync(`${stage.folder}/pragma`, 'pragma max_page_count = 1');
  // More than the room that was made and taken away again when it was tried before.
  deliver(700);
  await pause(4000);
  if (missing() === 0) throw new Error('The database grew all the same');
  const shown = await shownAs('disk-full', desk, accountId);
  writeFileSync(`${stage.folder}/pragma`, 'pragma max_page_count = 4294967294');
  return shown;
}

async function readOnly({ stage, desk, accountId, deliver, missing }: Office): Promise<string> {
  writeFileSync(`${stage.folder}/pragma`, 'pragma query_only = 1');
  deliver(5);
  await pause(3000);
  if (missing() === 0) throw new Error('The database was written to all the same');
  const shown = await shownAs('database-read-only', desk, accountId);
  writeFileSync(`${stage.folder}/pragma`, 'pragma query_only = 0');
  return shown;
}

/** Thirty seconds in CI, ten elsewhere: longer than the five that SQLite waits for a lock here. */
async function locked({ stage, desk, accountId, deliver, missing }: Office): Promise<string> {
  const seconds = process.env.CI === undefined ? 10 : 30;
  const other = new DatabaseSync(`${stage.dataFolder}/inbox-email.sqlite`, { timeout: 5000 });
  other.exec('begin immediate');
  deliver(5);
  await pause(seconds * 1000);
  if (missing() === 0) throw new Error('The lock kept nobody out');
  const shown = await shownAs('database-locked', desk, accountId);
  other.exec('rollback');
  other.close();
  return `for ${seconds} s, ${shown}`;
}

/** What people see of it meanwhile, which must be the right cause. */
async function shownAs(cause: StorageCause, desk: DeskProcess, accountId: string): Promise<string> {
  const [trouble, account] = [await desk.storage(), await desk.get(accountId)];
  if (trouble?.cause !== cause || account.stateCause !== cause) {
    throw new Error(`It was shown as ${trouble?.cause ?? 'no trouble'}, the account as ${account.stateCause}`);
  }
  return `meanwhile ${account.state} (${cause})`;
}

/** A tmpfs of a few megabytes where mounting is allowed; else the row below this one stands for it. */
async function diskFull(stage: Stage): Promise<Outcome> {
  const mount = (...parameters: string[]) =>
    execFileSync('mount', [...parameters, stage.dataFolder], { stdio: 'pipe' });
  try {
    mount('-t', 'tmpfs', '-o', 'size=2m', 'tmpfs');
  } catch {
    return { mails: 0, lost: 0, doubled: 0, note: 'not tried: no file system may be mounted here' };
  }
  stage.afterwards(() => execFileSync('umount', ['-l', stage.dataFolder]));
  const outcome = await broken(stage, async ({ desk, accountId, deliver, missing }) => {
    deliver(600);
    await pause(6000);
    const waiting = missing();
    if (waiting === 0) throw new Error('The disk was not full');
    const shown = await shownAs('disk-full', desk, accountId);
    mount('-o', 'remount,size=200m');
    return `a tmpfs of 2 MB; ${waiting} mails waited, ${shown}`;
  });
  return outcome;
}

async function twoProcesses(stage: Stage): Promise<Outcome> {
  const first = await stage.desk();
  const words = new Set<string>();
  for (let number = 0; number < stage.tries; number++) {
    const second = await stage.desk();
    const { code, signal, said } = await second.ended;
    const clear = said.includes(stage.dataFolder) && said.trim().split('\n').length === 1;
    if (code === 0 || signal !== null || !clear) throw new Error(`The second ended with ${signal ?? code}: ${said}`);
    words.add(said.trim().replace(stage.dataFolder, '…'));
  }
  if (!first.running()) throw new Error('The first process ended');
  return { mails: 0, lost: 0, doubled: 0, note: [...words].join(' ') };
}
