import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { accountSettings } from '@inbox-email/core/account/account.ts';
import { createVault } from '@inbox-email/core/account/secrets.ts';
import { createFiling } from '@inbox-email/core/filing/file-mail.ts';
import { readIncoming } from '@inbox-email/core/filing/read-incoming.ts';
import { insertAccount } from '@inbox-email/core/store/accounts.ts';
import { claimAutomaticAnswer } from '@inbox-email/core/store/automatic-answers.ts';
import { openDatabase } from '@inbox-email/core/store/database.ts';
import { keepRaw } from '@inbox-email/core/store/ledger.ts';
import type { CoreDatabase } from '@inbox-email/core/store/schema.ts';
import { composeReply, replySubject } from '@inbox-email/core/ticket/compose-reply.ts';
import { ownMessageId } from '@inbox-email/core/ticket/own-message-id.ts';
import { createBell } from '@inbox-email/core/work/bell.ts';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { uncheckedSenders } from './filing-fixture.ts';

const noon = Date.UTC(2026, 10, 25, 12);
const minute = 60_000;
const log = pino({ level: 'silent' });

/** What happens to a mail on its way: some gateways rewrite what would tell it as automatic. */
type Way = (raw: string) => string;

/** A desk on a database of its own that answers every mail that it may answer. */
interface AnsweringDesk {
  address: string;
  db: CoreDatabase;
  /** Takes a mail in, files it, and gives the answer that goes out; null where the gate says no. */
  receive(raw: string): Promise<string | null>;
}

let folder: string;
let now: number;
let desks: AnsweringDesk[];

beforeEach(async () => {
  folder = mkdtempSync(`${tmpdir()}/two-desks-`);
  now = noon;
  desks = [await openDesk('sac@empresa.example'), await openDesk('ajuda@loja.example')];
});
afterEach(async () => {
  for (const { db } of desks) await db.destroy();
  rmSync(folder, { recursive: true });
});

async function openDesk(address: string): Promise<AnsweringDesk> {
  const db = await openDatabase(`${folder}/${address}.sqlite`);
  const settings = accountSettings.parse({
    ...{ name: 'Desk', address, ticketTypeId: 't', groupId: 'g' },
    incoming: { technology: 'imap', host: '127.0.0.1', port: 143, login: 'desk' },
    outgoing: { protocol: 'smtp', host: '127.0.0.1', port: 25 },
  });
  const vault = createVault([new Uint8Array(32).fill(7)]);
  await insertAccount(db, vault, { id: 'one', settings, passwords: { incoming: 'x' }, at: now });
  const bells = { mailStored: createBell(), feedChanged: createBell(), outboxChanged: createBell() };
  const filing = createFiling({ db, log, signingKey: address, clock: () => now, senders: uncheckedSenders, ...bells });
  let key = 0;
  return {
    address,
    db,
    async receive(raw) {
      const bytes = Buffer.from(raw);
      const listed = { key: String(++key), size: bytes.length, internalDate: now, bytes, left: null };
      const source = { accountId: 'one', folder: 'INBOX', uidValidity: '1' };
      await keepRaw(db, source, [listed], { at: now, backlogBefore: 0 });
      await filing.all();
      const mail = readIncoming(bytes, now);
      const answer = await db
        .transaction()
        .execute((trx) => claimAutomaticAnswer(trx, 'one', mail, { backlog: false }, now));
      if (!answer.may) return null;
      const composed = await composeReply({
        ...{ from: { name: 'Desk', address }, to: [{ name: '', address: answer.to }], cc: [], files: [] },
        ...{ subject: replySubject(mail.subject, 1), text: `Thank you, we got your mail ${key}.` },
        ...{ messageId: ownMessageId(1, address.split('@')[1] as string, address), references: [mail.messageId ?? ''] },
        ...{ date: new Date(now), automatic: 'auto-replied' },
      });
      return Buffer.from(composed).toString();
    },
  };
}

/** Lets the desks write to each other for a day, a mail a minute as long as there is one. The mails that were sent. */
async function aDay(seed: string, way: Way): Promise<string[]> {
  const sent = [seed];
  let inTransit: string | null = seed;
  for (let i = 0; i < 24 * 60 - 1 && inTransit !== null; i++) {
    const receiver = desks[(i + 1) % 2] as AnsweringDesk;
    now += minute;
    inTransit = await receiver.receive(way(inTransit));
    if (inTransit !== null) sent.push(inTransit);
  }
  return sent;
}

const fromPerson = (address: string) =>
  `From: Ana <${address}>\r\nMessage-ID: <1@mail.example>\r\nSubject: Pedido\r\n\r\nOnde está?\r\n`;
const lateMail = (i: number) =>
  `From: Desk <sac@empresa.example>\r\nMessage-ID: <late${i}@mail.example>\r\nSubject: Pedido\r\n\r\nWe got it ${i}\r\n`;

describe('two desks that answer each other for a day', () => {
  test('send two mails: the first answer says that nobody wrote it', async () => {
    const sent = await aDay(fromPerson('sac@empresa.example'), (raw) => raw);
    expect(sent).toHaveLength(2);
    expect(sent[1]).toContain('Auto-Submitted: auto-replied');
  });

  test('send three at most where every sign of a machine is lost on the way', async () => {
    let count = 0;
    const rewritten: Way = (raw) =>
      raw
        .replace(
          /^(?:Auto-Submitted|X-Auto-Response-Suppress|In-Reply-To|References):[^\n]*\n(?:[ \t][^\n]*\n)*/gim,
          '',
        )
        .replace(/^Message-ID:[^\n]*/im, () => `Message-ID: <${++count}@gateway.example>\r`);
    const sent = await aDay(fromPerson('sac@empresa.example'), rewritten);
    expect(sent).toHaveLength(3);
  });

  test('a robot without any sign, which writes every five minutes of the day, gets one answer', async () => {
    const [, desk] = desks as [AnsweringDesk, AnsweringDesk];
    let answers = 0;
    for (let i = 0; i < 24 * 60 - 1; i += 5) {
      now = noon + i * minute;
      if ((await desk.receive(lateMail(i))) !== null) answers++;
    }
    expect(answers).toBe(1);
  });

  test('of one installation never answer each other at all', async () => {
    const [desk] = desks as [AnsweringDesk, AnsweringDesk];
    expect(await desk.receive(fromPerson('sac@empresa.example'))).toBeNull();
  });
});
