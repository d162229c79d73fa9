import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { accountSettings } from '@inbox-email/core/account/account.ts';
import { createVault } from '@inbox-email/core/account/secrets.ts';
import { createFiling } from '@inbox-email/core/filing/file-mail.ts';
import { insertAccount } from '@inbox-email/core/store/accounts.ts';
import { openDatabase } from '@inbox-email/core/store/database.ts';
import { keepRaw } from '@inbox-email/core/store/ledger.ts';
import type { CoreDatabase } from '@inbox-email/core/store/schema.ts';
import { countVerdicts } from '@inbox-email/core/store/verdicts.ts';
import { createBell } from '@inbox-email/core/work/bell.ts';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { uncheckedSenders } from './filing-fixture.ts';

const noon = Date.UTC(2026, 10, 25, 12);
const minutes = 60_000;
const accountId = 'sac';
let folder: string;
let db: CoreDatabase;

beforeEach(async () => {
  folder = mkdtempSync(`${tmpdir()}/storm-`);
  db = await openDatabase(`${folder}/desk.sqlite`);
  const settings = accountSettings.parse({
    ...{ name: 'SAC', address: 'sac@empresa.example', ticketTypeId: 't', groupId: 'g' },
    incoming: { technology: 'imap', host: '127.0.0.1', port: 143, login: 'sac' },
    outgoing: { protocol: 'smtp', host: '127.0.0.1', port: 25 },
  });
  const vault = createVault([new Uint8Array(32).fill(7)]);
  await insertAccount(db, vault, { id: accountId, settings, passwords: { incoming: 'x' }, at: noon });
});
afterEach(async () => {
  await db.destroy();
  rmSync(folder, { recursive: true });
});

/** So many mails, taken in by the server evenly over a time, in milliseconds. */
async function arrive(count: number, over: number, mailOf: (i: number) => string): Promise<void> {
  const source = { accountId, folder: 'INBOX', uidValidity: '1' };
  const before = await db
    .selectFrom('mail')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  const mails = Array.from({ length: count }, (_, i) => {
    const bytes = Buffer.from(mailOf(i));
    const internalDate = noon + Math.floor((i * over) / count);
    return { key: String(before.n + i + 1), size: bytes.length, internalDate, bytes, left: null };
  });
  await keepRaw(db, source, mails, { at: noon + over, backlogBefore: 0 });
  const bell = () => createBell();
  const log = pino({ level: 'silent' });
  await createFiling({
    ...{
      db,
      log,
      senders: uncheckedSenders,
      signingKey: 'k',
      clock: () => noon + over,
      mailStored: bell(),
      feedChanged: bell(),
      outboxChanged: bell(),
    },
  }).all();
}

const verdicts = async () =>
  Object.fromEntries(
    (await countVerdicts(db, accountId)).map(({ verdict, reason, mails }) => [
      [verdict, reason].join(' ').trim(),
      mails,
    ]),
  );
const tickets = () => db.selectFrom('ticket').select(['id', 'held_back']).orderBy('id').execute();
const events = async () => (await db.selectFrom('event').select('sequence').execute()).length;

const bounce = (i: number) =>
  `Return-Path: <>\nFrom: MAILER-DAEMON@mx${i % 50}.example\nMessage-ID: <b${i}@mx.example>\nSubject: Undelivered Mail Returned to Sender\n\n<a${i}@example.org>: 550 5.1.1 no such user\n`;

test('10,000 bounces of mail that is not ours, within ten minutes, are one ticket and 10,000 verdicts', async () => {
  await arrive(10_000, 10 * minutes, bounce);
  expect(await tickets()).toEqual([{ id: 1, held_back: 9_994 }]);
  expect(await verdicts()).toEqual({ opened: 1, 'appended flood': 5, 'ignored flood': 9_994 });
  expect(await events()).toBeLessThan(40);
  const kept = await db
    .selectFrom('raw_mail')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  expect(kept.n).toBe(10_000);
}, 60_000);

test('a program that reports every second opens ten tickets, then stays with one', async () => {
  const alarm = (i: number) =>
    `From: alarm@example.org\nAuto-Submitted: auto-generated\nMessage-ID: <a${i}@example.org>\nSubject: Alarm ${i}\n\nDisk ${i}\n`;
  await arrive(200, 4 * minutes, alarm);
  expect(await tickets()).toHaveLength(10);
  expect(await verdicts()).toEqual({ opened: 10, 'appended flood': 30, 'ignored flood': 160 });
  expect((await tickets()).at(-1)).toEqual({ id: 10, held_back: 160 });
});

test('the same words again and again stay with one ticket, while other mail of the sender is filed as ever', async () => {
  const mail = (words: string, i: number) =>
    `From: ann@example.org\nMessage-ID: <${words}${i}@example.org>\nSubject: Hi\n\n${words}\n`;
  await arrive(40, minutes, (i) => mail('again', i));
  expect(await verdicts()).toEqual({ opened: 5, 'appended flood': 10, 'ignored flood': 25 });
  await arrive(30, minutes, (i) => mail(`other ${i}`, i));
  expect(await verdicts()).toMatchObject({ opened: 35 });
});

test('a robot that answers one conversation without end is held back in it', async () => {
  await arrive(1, 1000, () => 'From: robot@example.org\nMessage-ID: <0@example.org>\nSubject: Order\n\nfirst\n');
  const answer = (i: number) =>
    `From: robot@example.org\nAuto-Submitted: auto-replied\nIn-Reply-To: <0@example.org>\nMessage-ID: <r${i}@example.org>\nSubject: Re: Order\n\nThank you, no ${i}\n`;
  await arrive(100, 5 * minutes, answer);
  expect(await tickets()).toEqual([{ id: 1, held_back: 60 }]);
});

test('mail that waited through a long outage is judged by when it came, and is no flood', async () => {
  const news = (i: number) =>
    `From: news@example.org\nList-Id: <n.example.org>\nMessage-ID: <n${i}@x>\nSubject: Issue ${i}\n\nNews\n`;
  await arrive(60, 60 * 24 * 60 * minutes, news);
  expect(await verdicts()).toEqual({ opened: 60 });
});
