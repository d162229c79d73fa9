import type { Selectable } from 'kysely';
import type { SenderVerdict } from '../message/sender/sender-verdict.ts';
import type { Rule, RuleSettings } from '../ticket/rules/rule.ts';
import { hotStatement } from './hot-statement.ts';
import type { CoreQueries, CoreTables, CoreTransaction } from './schema.ts';

/** In the order in which they apply. */
export async function listRules(db: CoreQueries): Promise<Rule[]> {
  return (await allRules(db, {})).map(ruleOf);
}

const allRules = hotStatement((db, _: object) => db.selectFrom('rule').selectAll().orderBy('position'));

export async function findRule(db: CoreQueries, id: string): Promise<Rule | null> {
  const row = await db.selectFrom('rule').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : ruleOf(row);
}

/** Behind all others. */
export async function insertRule(db: CoreTransaction, id: string, settings: RuleSettings): Promise<void> {
  const last = await db
    .selectFrom('rule')
    .select((eb) => eb.fn.max('position').as('position'))
    .executeTakeFirst();
  const position = (last?.position ?? 0) + 1;
  await db
    .insertInto('rule')
    .values({ id, position, ...columnsOf(settings), version: 1, active: 1 })
    .execute();
}

/** Changes a rule that still is at `version`. False: somebody else was faster, or it is gone. */
export async function updateRule(
  db: CoreQueries,
  { id, version, settings }: { id: string; version: number; settings: RuleSettings },
): Promise<boolean> {
  const result = await db
    .updateTable('rule')
    .set({ ...columnsOf(settings), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function setRuleActive(db: CoreQueries, id: string, active: boolean): Promise<void> {
  await db
    .updateTable('rule')
    .set({ active: active ? 1 : 0 })
    .where('id', '=', id)
    .execute();
}

export async function deleteRule(db: CoreQueries, id: string): Promise<void> {
  await db.deleteFrom('rule').where('id', '=', id).execute();
}

/** Changes places with the rule before or behind it; nothing changes at either end. */
export async function moveRule(db: CoreTransaction, id: string, direction: 'up' | 'down'): Promise<void> {
  const ids = (await listRules(db)).map((rule) => rule.id);
  const from = ids.indexOf(id);
  const to = from + (direction === 'up' ? -1 : 1);
  if (from === -1 || to < 0 || to >= ids.length) return;
  ids.splice(to, 0, ...ids.splice(from, 1));
  for (const [index, ruleId] of ids.entries()) {
    await db
      .updateTable('rule')
      .set({ position: index + 1 })
      .where('id', '=', ruleId)
      .execute();
  }
}

/** A mail that was filed, as a rule would have met it. */
export interface StoredMail {
  id: number;
  accountId: string;
  size: number;
  receivedAt: number;
  /** Null where it was ignored. */
  ticketId: number | null;
  openedTicket: boolean;
  /** As its message has it; null where it was ignored. */
  sender: SenderVerdict | null;
}

/** The latest mails that rules would have looked at, newest first: of one account, or of all. */
export async function latestFiledMails(
  db: CoreQueries,
  accountId: string | null,
  limit: number,
): Promise<StoredMail[]> {
  const rows = await db
    .selectFrom('mail')
    .leftJoin('message', 'message.id', 'mail.message_id')
    .select(['mail.id', 'mail.account_id', 'mail.size', 'mail.left_size', 'mail.received_at', 'mail.verdict'])
    .select(['message.ticket_id', 'message.id as message_id', 'message.sender_json'])
    .select((eb) =>
      eb
        .selectFrom('message as first')
        .select((inner) => inner.fn.min('first.id').as('id'))
        .whereRef('first.ticket_id', '=', 'message.ticket_id')
        .as('first_id'),
    )
    .where('mail.verdict', 'in', ['opened', 'appended', 'left', 'ignored'])
    // Neither copies nor our own mails ever come to the rules.
    .where((eb) => eb.or([eb('mail.verdict', '!=', 'ignored'), eb('mail.reason', 'like', `${ignoredByRule}%`)]))
    .$if(accountId !== null, (query) => query.where('mail.account_id', '=', accountId ?? ''))
    .orderBy('mail.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    accountId: row.account_id,
    size: row.left_size ?? row.size,
    receivedAt: row.received_at,
    ticketId: row.ticket_id,
    sender: row.sender_json === null ? null : (JSON.parse(row.sender_json) as SenderVerdict),
    openedTicket: row.ticket_id === null || row.message_id === row.first_id,
  }));
}

/** The bytes of a mail of the ledger; null where they are not kept. */
export async function rawOfMail(db: CoreQueries, mailId: number): Promise<Uint8Array | null> {
  const row = await db.selectFrom('raw_mail').select('bytes').where('mail_id', '=', mailId).executeTakeFirst();
  return row?.bytes ?? null;
}

/** Before the rule's name in the ledger's reason. */
export const ignoredByRule = 'rule: ';

function columnsOf(settings: RuleSettings) {
  return { account_id: settings.accountId, settings_json: JSON.stringify(settings) };
}

function ruleOf(row: Selectable<CoreTables['rule']>): Rule {
  return {
    ...(JSON.parse(row.settings_json) as RuleSettings),
    id: row.id,
    version: row.version,
    active: row.active === 1,
  };
}
