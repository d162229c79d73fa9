import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { startDovecot } from '../../real/dovecot.ts';
import { accountFor } from '../account-for.ts';
import { dropInto } from '../drop-into-maildir.ts';
import type { Fault, Outcome, Stage } from '../fault.ts';
import { imapAccount } from '../imap-account.ts';
import { createWriter, type Letter } from '../letters.ts';
import { until } from '../until.ts';

/** FULL_LOAD=1 does what is written there in brackets: it takes half an hour. */
const full = process.env.FULL_LOAD !== undefined;
const inAll = full ? 100_000 : 10_000;
const steadySeconds = full ? 600 : 30;
const outageSeconds = full ? 600 : 20;
const aMinute = 1000;

/** More mail than usual, on a real Dovecot. What must hold: all of it, and soon. */
export const load: Fault[] = [
  { name: `the first look at a mailbox finds ${inAll.toLocaleString('en')} mails [100,000]`, tries: 1, run: firstLook },
  {
    name: `1,000 mails a minute for ${steadySeconds} s [10 min], then an outage of ${outageSeconds} s [10 min] in them`,
    tries: 1,
    run: steadily,
  },
];

async function firstLook(stage: Stage): Promise<Outcome> {
  const dovecot = await startDovecot();
  stage.afterwards(() => dovecot.remove());
  const letters = createWriter(stage.random)(inAll);
  const path = dovecot.maildir('sac');
  for (const letter of letters) dropInto(path, letter);
  const desk = await stage.desk({ silentAtMost: 50_000, connectWithin: 15_000 });
  const began = Date.now();
  const { id } = await desk.add(imapAccount(dovecot.imapPort));
  await until(
    () => rows(stage.dataFolder, `select count(*) n from mail where verdict <> 'received'`) >= inAll,
    full ? 3_000_000 : 280_000,
  );
  const seconds = (Date.now() - began) / 1000;
  const audit = await desk.audit(id);
  const found = accountFor(stage.dataFolder, letters);
  const peak = desk.peakMegabytes();
  const told = `${seconds.toFixed(1)} s, ${Math.round(inAll / seconds)} mails/s, peak ${peak} MB`;
  // Three windows of mails are under way at once, and nothing frees what they leave until it is looked for.
  if (peak > 450) throw new Error(`The desk took ${told}`);
  return {
    mails: letters.length,
    lost: Math.max(found.lost.length, audit.unaccounted),
    doubled: found.doubled,
    note: told,
  };
}

async function steadily(stage: Stage): Promise<Outcome> {
  const dovecot = await startDovecot();
  stage.afterwards(() => dovecot.remove());
  const desk = await stage.desk({ silentAtMost: 50_000, connectWithin: 15_000, pauseAfter: 2000 });
  const write = createWriter(stage.random);
  const path = dovecot.maildir('sac');
  const { id } = await desk.add(imapAccount(dovecot.imapPort));
  await until(async () => (await desk.get(id)).state === 'online', 15_000);
  const droppedAt = new Map<Letter, number>();
  const dropFor = async (seconds: number) => {
    const until = Date.now() + seconds * 1000;
    for (let due = Date.now(); due < until; due += 60_000 / aMinute) {
      await pause(Math.max(0, due - Date.now()));
      const [letter] = write(1) as [Letter];
      droppedAt.set(letter, Date.now());
      dropInto(path, letter);
    }
  };
  await dropFor(steadySeconds);
  await all(stage, droppedAt.keys());
  const steady = waits(stage, droppedAt);
  const before = new Set(droppedAt.keys());
  // With its connections: those that stand outlive a Dovecot that is only told to stop.
  await dovecot.kill();
  await dropFor(outageSeconds);
  const backAt = Date.now();
  await dovecot.start();
  await all(stage, droppedAt.keys());
  const during = new Map(
    [...droppedAt.keys()].filter((letter) => !before.has(letter)).map((letter) => [letter, backAt]),
  );
  const afterOutage = waits(stage, during);
  if (waits(stage, during, 0) < 0) throw new Error('Mail came in during the outage');
  const letters = [...droppedAt.keys()];
  const found = accountFor(stage.dataFolder, letters);
  const audit = await desk.audit(id);
  const told = `mail to ticket p95 ${steady} s; after the outage p95 ${afterOutage} s`;
  if (steady > 10 || afterOutage > 60) throw new Error(`Too late: ${told}`);
  return {
    mails: letters.length,
    lost: Math.max(found.lost.length, audit.unaccounted),
    doubled: found.doubled,
    note: told,
  };
}

function all(stage: Stage, letters: Iterable<Letter>): Promise<boolean> {
  const written = [...letters];
  return until(() => accountFor(stage.dataFolder, written).lost.length === 0, 60_000);
}

/** The wait in seconds from a mail's time to its ticket's which that share of the mails did not exceed. */
function waits(stage: Stage, since: ReadonlyMap<Letter, number>, share = 0.95): number {
  const database = open(stage.dataFolder);
  try {
    const tickets = database.prepare('select subject, opened_at from ticket').all() as {
      subject: string;
      opened_at: number;
    }[];
    const openedAt = new Map(tickets.map(({ subject, opened_at }) => [subject, opened_at]));
    const waited = [...since].map(([{ subject }, at]) => (openedAt.get(subject) ?? Number.POSITIVE_INFINITY) - at);
    const sorted = waited.sort((a, b) => a - b);
    return Number(((sorted[Math.floor(sorted.length * share)] ?? 0) / 1000).toFixed(2));
  } finally {
    database.close();
  }
}

function rows(dataFolder: string, sql: string): number {
  const database = open(dataFolder);
  try {
    return (database.prepare(sql).get() as { n: number }).n;
  } finally {
    database.close();
  }
}

const open = (dataFolder: string) =>
  new DatabaseSync(`${dataFolder}/inbox-email.sqlite`, { readOnly: true, timeout: 5000 });
