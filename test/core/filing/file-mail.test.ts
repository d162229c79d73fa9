import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createFiling } from '@inbox-email/core/filing/file-mail.ts';
import type { ReaderOptions } from '@inbox-email/core/filing/reading/mail-reader.ts';
import { openDatabase } from '@inbox-email/core/store/database.ts';
import { keepRaw } from '@inbox-email/core/store/ledger.ts';
import type { CoreDatabase } from '@inbox-email/core/store/schema.ts';
import { releaseQuarantined } from '@inbox-email/core/store/verdicts.ts';
import { createBell } from '@inbox-email/core/work/bell.ts';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { uncheckedSenders } from './filing-fixture.ts';
import { mailBytes, obedient, unloadable } from './mails.ts';

const source = { accountId: 'A', folder: 'imap://sac@mail.example/INBOX', uidValidity: '1' };
let folder: string;
let db: CoreDatabase;
let stopping: AbortController;
let running: Promise<void>[];
let uid = 0;

beforeEach(async () => {
  folder = mkdtempSync(`${tmpdir()}/filing-`);
  db = await openDatabase(`${folder}/inbox-email.sqlite`);
  stopping = new AbortController();
  running = [];
  const settings_json = JSON.stringify({
    address: 'sac@empresa.example',
    incoming: { host: 'mail.example' },
    receiving: { checkSender: false },
    groupId: 'G',
    ticketTypeId: 'T',
  });
  const account = { version: 1, active: 1, state: 'online', created_at: 0, settings_json };
  await db
    .insertInto('account')
    .values({ id: 'A', ...account })
    .execute();
});
afterEach(async () => {
  stopping.abort();
  await Promise.all(running);
  await db.destroy();
  rmSync(folder, { recursive: true });
});

const limits = { time: 300, memory: 64 };

function start(options: ReaderOptions = {}) {
  const bells = { mailStored: createBell(), feedChanged: createBell(), outboxChanged: createBell() };
  const context = {
    db,
    clock: Date.now,
    log: pino({ level: 'silent' }),
    signingKey: 'k',
    senders: uncheckedSenders,
    ...bells,
  };
  return createFiling(context, { program: obedient, limits, ...options });
}

/** Stores a mail for each command, as receiving does. */
function store(...commands: string[]) {
  const mails = commands.map((command) => {
    const bytes = mailBytes(`mail ${++uid}`, command);
    return { key: String(uid), size: bytes.length, internalDate: 1_000 * uid, bytes, left: null };
  });
  return keepRaw(db, source, mails, { at: 5_000, backlogBefore: 0 });
}

const verdicts = async () =>
  (await db.selectFrom('mail').select(['verdict', 'reason']).orderBy('id').execute()).map(({ verdict, reason }) =>
    reason === null ? verdict : `${verdict}: ${reason}`,
  );
const subjects = async () =>
  (await db.selectFrom('ticket').select('subject').orderBy('id').execute()).map(({ subject }) => subject);

beforeEach(() => {
  uid = 0;
});

test('mails become tickets in the order in which they were stored, whether their bytes are at hand or not', async () => {
  const filing = start();
  await store('read');
  filing.stored(await store('read', 'read'));
  await store('read');
  await filing.all();
  expect(await subjects()).toEqual(['mail 1', 'mail 2', 'mail 3', 'mail 4']);
});

test('more mails than one batch holds are all filed, once', async () => {
  const filing = start();
  for (let window = 0; window < 3; window++) filing.stored(await store(...new Array(120).fill('read')));
  await filing.all();
  expect(await verdicts()).toEqual(new Array(360).fill('opened'));
  expect(await subjects()).toEqual(Array.from({ length: 360 }, (_, index) => `mail ${index + 1}`));
});

test('a mail that kills the reading thread twice waits in quarantine, and all others are filed in order', async () => {
  const filing = start({ limits: { time: 60_000, memory: 64 } });
  filing.stored(await store('read', 'fill memory', 'read', 'end'));
  filing.stored(await store('throw', 'read'));
  await filing.all();
  expect(await verdicts()).toEqual([
    ...['opened', 'quarantined: memory-limit', 'opened', 'quarantined: ended'],
    ...['quarantined: RangeError', 'opened'],
  ]);
  expect(await subjects()).toEqual(['mail 1', 'mail 3', 'mail 6']);
  expect(await db.selectFrom('raw_mail').select('mail_id').execute()).toHaveLength(6);
  const events = await db.selectFrom('event').select('body_json').execute();
  expect(events.filter(({ body_json }) => JSON.parse(body_json).type === 'mail.quarantined')).toHaveLength(3);
});

test('a mail that reading hangs at keeps back those behind it for a while, not for ever', async () => {
  const filing = start();
  filing.stored(await store('read', 'hang', 'read'));
  await filing.all();
  expect(await verdicts()).toEqual(['opened', 'quarantined: time-limit', 'opened']);
});

test('what was released from quarantine while others are filed is filed too', async () => {
  const filing = start();
  filing.stored(await store('throw'));
  await filing.all();
  filing.stored(await store('read'));
  await releaseQuarantined(db);
  await db
    .updateTable('raw_mail')
    .set({ bytes: mailBytes('mail 1') })
    .where('mail_id', '=', 1)
    .execute();
  await filing.all();
  expect(await verdicts()).toEqual(['opened', 'opened']);
});

test('a mail whose rows cannot be written is set aside, and the rest of its batch is filed', async () => {
  // A constraint that one mail breaks.
  await sql`create trigger refuse before insert on message when new.subject = 'mail 2'
    begin select raise(abort, 'refused'); end`.execute(db);
  const filing = start();
  filing.stored(await store('read', 'read', 'read'));
  await filing.all();
  expect(await verdicts()).toEqual(['opened', 'quarantined: Error', 'opened']);
});

test('a thread that cannot come up leaves the mails waiting, and they are filed once it can', async () => {
  await store('read');
  await expect(start({ program: unloadable }).all()).rejects.toThrow('The reading thread cannot work');
  expect(await verdicts()).toEqual(['received']);
  await start().all();
  expect(await verdicts()).toEqual(['opened']);
});

test('stopping waits for no mail that is being read; it is filed after the next start', async () => {
  const filing = start({ limits: { time: 600_000, memory: 64 } });
  const { signal } = stopping;
  running.push(filing.run(signal));
  filing.stored(await store('hang', 'read'));
  const began = performance.now();
  stopping.abort();
  await Promise.all(running);
  expect(performance.now() - began).toBeLessThan(5000);
  expect(await verdicts()).toEqual(['received', 'received']);
  await start().all();
  expect(await verdicts()).toEqual(['quarantined: time-limit', 'opened']);
});
