import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { accountSettings } from '@inbox-email/core/account/account.ts';
import { createVault } from '@inbox-email/core/account/secrets.ts';
import { createTicketDesk } from '@inbox-email/core/desk/tickets.ts';
import type { Desk } from '@inbox-email/core/desk.ts';
import { createFiling } from '@inbox-email/core/filing/file-mail.ts';
import type { SenderChecker } from '@inbox-email/core/filing/sender-check/sender-checker.ts';
import { insertAccount } from '@inbox-email/core/store/accounts.ts';
import { saveGroup } from '@inbox-email/core/store/catalogue.ts';
import { openDatabase } from '@inbox-email/core/store/database.ts';
import { eventsAfter } from '@inbox-email/core/store/events.ts';
import { keepRaw } from '@inbox-email/core/store/ledger.ts';
import type { CoreDatabase } from '@inbox-email/core/store/schema.ts';
import { defaultFollowUp, type FollowUpPolicy } from '@inbox-email/core/ticket/follow-up.ts';
import type { TicketEvent } from '@inbox-email/core/ticket/ticket-event.ts';
import { createBell } from '@inbox-email/core/work/bell.ts';
import { pino } from 'pino';

/** A mail as a test writes it; `to` and `cc` are addresses, the account is added to `to` where neither names it. */
export interface WrittenMail {
  id: string | null;
  from: string;
  to?: readonly string[];
  cc?: readonly string[];
  subject?: string;
  inReplyTo?: string;
  references?: readonly string[];
  text?: string;
  /** Further header fields, whole lines. */
  headers?: readonly string[];
}

export interface FilingFixture {
  database: CoreDatabase;
  tickets: Desk['tickets'];
  /** The account with this address is there from the start. */
  own: string;
  signingKey: string;
  /** Files the mails in this order, as they come from the account's server, or from another's. */
  receive(mails: readonly WrittenMail[], accountId?: string): Promise<void>;
  /** The ticket of the mail with this Message-ID. */
  ticketOf(id: string): Promise<number>;
  /** The message of that mail. */
  messageOf(id: string): Promise<number>;
  /** Another account in the same group. */
  addAccount(id: string, address: string): Promise<void>;
  policy(policy: Partial<FollowUpPolicy>): Promise<void>;
  events(): Promise<TicketEvent[]>;
  pass(milliseconds: number): void;
  stop(): Promise<void>;
}

/** For accounts that do not ask for it. */
export const uncheckedSenders: SenderChecker = { check: async () => null, close: async () => {} };

/** Filing and the tickets' desk on a fresh database, without any server. */
export async function startFiling(senders: SenderChecker = uncheckedSenders): Promise<FilingFixture> {
  const folder = mkdtempSync(`${tmpdir()}/filing-`);
  const database = await openDatabase(`${folder}/test.sqlite`);
  let now = Date.parse('2026-11-25T12:00:00Z');
  const clock = () => now;
  const signingKey = 'a key of the tests';
  const own = 'sac@empresa.example';
  const vault = createVault([new Uint8Array(32).fill(7)]);
  const bells = { mailStored: createBell(), feedChanged: createBell(), outboxChanged: createBell() };
  const filing = createFiling({ db: database, clock, log: pino({ level: 'silent' }), signingKey, senders, ...bells });
  const group = { id: 'group', name: 'SAC', channel: null };
  await saveGroup(database, { ...group, followUp: defaultFollowUp });
  let uid = 0;

  const addAccount = async (id: string, address: string) => {
    const side = { host: 'mail.example', login: address };
    const settings = accountSettings.parse({
      ...{ name: id, address, groupId: 'group', ticketTypeId: 'type' },
      incoming: { ...side, technology: 'imap-tls', port: 993 },
      outgoing: { ...side, protocol: 'smtp-tls', port: 465 },
    });
    await insertAccount(database, vault, { id, settings, passwords: { incoming: 'secret' }, at: now });
  };
  await addAccount('sac', own);

  const rowOf = (id: string) =>
    database
      .selectFrom('message')
      .select(['id', 'ticket_id'])
      .where('header_id', '=', id)
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();

  return {
    ...{ database, own, signingKey, addAccount },
    tickets: createTicketDesk({ db: database, clock, signingKey, ...bells }),
    async receive(mails, accountId = 'sac') {
      const { address } = accountId === 'sac' ? { address: own } : { address: `${accountId}@empresa.example` };
      const fetched = mails.map((mail) => {
        const bytes = Buffer.from(rawMail(mail, address));
        return { key: String(++uid), size: bytes.length, internalDate: now, bytes, left: null };
      });
      await keepRaw(database, { accountId, folder: 'INBOX', uidValidity: '1' }, fetched, { at: now, backlogBefore: 0 });
      await filing.all();
    },
    ticketOf: async (id) => (await rowOf(id)).ticket_id,
    messageOf: async (id) => (await rowOf(id)).id,
    policy: (policy) => saveGroup(database, { ...group, followUp: { ...defaultFollowUp, ...policy } }),
    events: () => eventsAfter(database, 'test', 10_000),
    pass(milliseconds) {
      now += milliseconds;
    },
    async stop() {
      await database.destroy();
      rmSync(folder, { recursive: true });
    },
  };
}

function rawMail(mail: WrittenMail, own: string): string {
  const { id, from, to = [], cc = [], subject = 'Pedido atrasado', inReplyTo, references = [] } = mail;
  const recipients = [...to, ...cc].includes(own) ? to : [own, ...to];
  return [
    ...(mail.headers ?? []),
    `From: ${from}`,
    `To: ${recipients.join(', ')}`,
    ...(cc.length > 0 ? [`Cc: ${cc.join(', ')}`] : []),
    `Subject: ${subject}`,
    ...(id === null ? [] : [`Message-ID: ${id}`]),
    ...(inReplyTo === undefined ? [] : [`In-Reply-To: ${inReplyTo}`]),
    ...(references.length > 0 ? [`References: ${references.join('\r\n ')}`] : []),
    'Date: Wed, 25 Nov 2026 12:00:00 +0000',
    ...(mail.headers?.some((line) => /^content-type:/i.test(line)) ? [] : ['Content-Type: text/plain; charset=utf-8']),
    '',
    mail.text ?? `Mail ${id}`,
    '',
  ].join('\r\n');
}
