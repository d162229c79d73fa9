import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createFiling } from '@inbox-email/core/filing/file-mail.ts';
import type { ReaderOptions } from '@inbox-email/core/filing/reading/mail-reader.ts';
import { openDatabase } from '@inbox-email/core/store/database.ts';
import { createMailKeeper, type MailKeeper } from '@inbox-email/core/store/keeping/mail-keeper.ts';
import { keepRaw } from '@inbox-email/core/store/ledger.ts';
import type { CoreDatabase } from '@inbox-email/core/store/schema.ts';
import { createStorage, type Storage } from '@inbox-email/core/store/storage.ts';
import { createTurns, type Turns } from '@inbox-email/core/store/turns.ts';
import { releaseQuarantined } from '@inbox-email/core/store/verdicts.ts';
import { createBell } from '@inbox-email/core/work/bell.ts';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { uncheckedSenders } from './filing-fixture.ts';
import { mailBytes, obedient, unloadable } from './mails.ts';

const source = { accountId: 'A', folder: 'imap://sac@mail.example/INBOX', uidValidity: '1' };
let folder: string;
let db: CoreDatabase;
let storage: Storage;
let writing: Turns;
let stopping: AbortController;
let running: Promise<void>[];
let uid = 0;

beforeEach(async () => {
  folder = mkdtempSync(`${tmpdir()}/filing-`);
  storage = createStorage(Date.now);
  writing = createTurns();
  db = await openDatabase(`${folder}/inbox-email.sqlite`, {}, storage, writing);
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

function start(options: ReaderOptions = {}, writer?: MailKeeper) {
  const bells = { mailStored: createBell(), feedChanged: createBell(), outboxChanged: createBell() };
  const context = {
    db,
    clock: Date.now,
    log: pino({ level: 'silent' }),
    signingKey: 'k',
    senders: uncheckedSenders,
    ...(writer && { writer }),
    ...bells,
  };
  return createFiling(context, { program: obedient, limits, ...options });
}

/** Stores a mail for each command, as receiving does. */
const store = (...commands: string[]) => keepRaw(db, source, mailsThat(...commands), { at: 5_000, backlogBefore: 0 });

const mailsThat = (...commands: string[]) =>
  commands.map((command) => {
    const bytes = mailBytes(`mail ${++uid}`, command);
    return { key: String(uid), size: bytes.length, internalDate: 1_000 * uid, bytes, left: null };
  });

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
  await filing.stored(await store('read', 'read'));
  await store('read');
  await filing.all();
  expect(await subjects()).toEqual(['mail 1', 'mail 2', 'mail 3', 'mail 4']);
});

test('more mails than one batch holds are all filed, once', async () => {
  const filing = start();
  for (let window = 0; window < 3; window++) await filing.stored(await store(...new Array(120).fill('read')));
  await filing.all();
  expect(await verdicts()).toEqual(new Array(360).fill('opened'));
  expect(await subjects()).toEqual(Array.from({ length: 360 }, (_, index) => `mail ${index + 1}`));
});

describe('where a thread keeps mails', () => {
  /** Stores mails by it, which starts it. */
  async function startThread() {
    const file = `${folder}/inbox-email.sqlite`;
    const program = new URL('../../../core/filing/writing-program.ts', import.meta.url);
    const keeper = createMailKeeper({ db, file, storage, writing, program });
    onTestFinished(() => keeper.close());
    const keep = (...commands: string[]) =>
      keeper.keep(source, mailsThat(...commands), { at: 5_000, backlogBefore: 0 });
    return { keeper, keep };
  }

  test('it files many of them too, in the order in which they were stored', async () => {
    const { keeper, keep } = await startThread();
    const filing = start({}, keeper);
    await filing.stored(await keep(...new Array(20).fill('read')));
    const write = vi.spyOn(keeper, 'write');
    await filing.all();
    expect(write).toHaveBeenCalledOnce();
    expect(await verdicts()).toEqual(new Array(20).fill('opened'));
    expect(await subjects()).toEqual(Array.from({ length: 20 }, (_, index) => `mail ${index + 1}`));
    await filing.stored(await keep('read'));
    await filing.all();
    expect(write).toHaveBeenCalledOnce();
    expect((await subjects()).at(-1)).toBe('mail 21');
  });

  test('a mail that cannot be filed is set aside, and all others are filed once', async () => {
    const { keeper, keep } = await startThread();
    await sql`create trigger refused before insert on message when new.subject = 'mail 7'
      begin select raise(abort, 'refused'); end`.execute(db);
    const filing = start({}, keeper);
    await filing.stored(await keep(...new Array(20).fill('read')));
    await filing.all();
    expect((await verdicts()).map((verdict) => verdict.split(':')[0])).toEqual(
      Array.from({ length: 20 }, (_, index) => (index === 6 ? 'quarantined' : 'opened')),
    );
    expect(await subjects()).toHaveLength(19);
  });
});

test('receiving goes on after a second though nothing that was stored is filed', async () => {
  const filing = start();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const large = { id: 1, accountId: 'A', internalDate: null, receivedAt: 0, backlog: false, size: 0, leftSize: null };
  const stored = filing.stored([{ ...large, bytes: new Uint8Array(5_000_000) }]);
  await vi.advanceTimersByTimeAsync(1000);
  await stored;
});

test('a mail that kills the reading thread twice waits in quarantine, and all others are filed in order', async () => {
  const filing = start({ limits: { time: 60_000, memory: 64 } });
  await filing.stored(await store('read', 'fill memory', 'read', 'end'));
  await filing.stored(await store('throw', 'read'));
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
  await filing.stored(await store('read', 'hang', 'read'));
  await filing.all();
  expect(await verdicts()).toEqual(['opened', 'quarantined: time-limit', 'opened']);
});

test('what was released from quarantine while others are filed is filed too', async () => {
  const filing = start();
  await filing.stored(await store('throw'));
  await filing.all();
  await filing.stored(await store('read'));
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
  await filing.stored(await store('read', 'read', 'read'));
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
  await filing.stored(await store('hang', 'read'));
  const began = performance.now();
  stopping.abort();
  await Promise.all(running);
  expect(performance.now() - began).toBeLessThan(5000);
  expect(await verdicts()).toEqual(['received', 'received']);
  await start().all();
  expect(await verdicts()).toEqual(['quarantined: time-limit', 'opened']);
});
