import type { Selectable } from 'kysely';
import type { Account, AccountPasswords, AccountSettings, AccountState } from '../account/account.ts';
import type { Vault } from '../account/secrets.ts';
import type { CoreQueries, CoreTables } from './schema.ts';

/** By name, removed ones left out. */
export async function listAccounts(db: CoreQueries): Promise<Account[]> {
  const rows = await db.selectFrom('account').selectAll().where('removed_at', 'is', null).execute();
  return rows.map(accountOf).sort((a, b) => a.name.localeCompare(b.name));
}

export async function findAccount(db: CoreQueries, id: string): Promise<Account | null> {
  const row = await db
    .selectFrom('account')
    .selectAll()
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return row === undefined ? null : accountOf(row);
}

/** For what belongs to an account that may be gone: its tickets, and mails that were received before it went. */
export async function findAccountEvenRemoved(db: CoreQueries, id: string): Promise<Account> {
  return accountOf(await db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirstOrThrow());
}

export async function insertAccount(
  db: CoreQueries,
  vault: Vault,
  account: { id: string; settings: AccountSettings; passwords: AccountPasswords; at: number },
): Promise<void> {
  const { id, settings, passwords, at } = account;
  await db
    .insertInto('account')
    .values({
      id,
      settings_json: JSON.stringify(settings),
      incoming_password: sealed(vault, id, 'incoming_password', passwords.incoming) ?? null,
      outgoing_password: sealed(vault, id, 'outgoing_password', passwords.outgoing) ?? null,
      version: 1,
      active: 1,
      state: 'connecting',
      created_at: at,
    })
    .execute();
}

/** Changes an account that still is at `version`. False: somebody else was faster, or it is gone. */
export async function updateAccount(
  db: CoreQueries,
  vault: Vault,
  change: { id: string; version: number; settings: AccountSettings; passwords: AccountPasswords },
): Promise<boolean> {
  const { id, version, settings, passwords } = change;
  const incoming = sealed(vault, id, 'incoming_password', passwords.incoming);
  const outgoing =
    settings.outgoing.otherIdentity === undefined ? null : sealed(vault, id, 'outgoing_password', passwords.outgoing);
  const result = await db
    .updateTable('account')
    .set({
      settings_json: JSON.stringify(settings),
      version: version + 1,
      ...(incoming === undefined ? {} : { incoming_password: incoming }),
      ...(outgoing === undefined ? {} : { outgoing_password: outgoing }),
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Its passwords are destroyed; the row stays for the tickets that came through it. */
export async function markRemoved(db: CoreQueries, id: string, at: number): Promise<void> {
  await db
    .updateTable('account')
    .set({ removed_at: at, active: 0, state: 'inactive', incoming_password: null, outgoing_password: null })
    .where('id', '=', id)
    .execute();
}

export async function setActive(db: CoreQueries, id: string, active: boolean): Promise<void> {
  const state: AccountState = active ? 'connecting' : 'inactive';
  await db
    .updateTable('account')
    .set({ active: active ? 1 : 0, state, state_cause: null })
    .where('id', '=', id)
    .execute();
}

export async function setState(db: CoreQueries, id: string, state: AccountState, cause: string | null): Promise<void> {
  await db
    .updateTable('account')
    .set({ state, state_cause: cause })
    .where('id', '=', id)
    .where('active', '=', 1)
    .execute();
}

/** For an account that signs in in another way now. */
export async function dropIncomingPassword(db: CoreQueries, id: string): Promise<void> {
  await db.updateTable('account').set({ incoming_password: null }).where('id', '=', id).execute();
}

/** Null where none is stored. @throws SealBroken */
interface StoredPasswords {
  incoming(): string | null;
  outgoing(): string | null;
}

/** The stored passwords, sealed as they are until one is asked for. */
export async function storedPasswords(db: CoreQueries, vault: Vault, id: string): Promise<StoredPasswords> {
  const row = await db
    .selectFrom('account')
    .select(['incoming_password', 'outgoing_password'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const open = (field: 'incoming_password' | 'outgoing_password') => {
    const value = row[field];
    return value === null ? null : vault.open(value, { table: 'account', id, field });
  };
  return { incoming: () => open('incoming_password'), outgoing: () => open('outgoing_password') };
}

function sealed(vault: Vault, id: string, field: string, password: string | undefined): string | undefined {
  return password === undefined || password === '' ? undefined : vault.seal(password, { table: 'account', id, field });
}

function accountOf(row: Selectable<CoreTables['account']>): Account {
  return {
    ...settingsIn(row.settings_json),
    id: row.id,
    version: row.version,
    active: row.active === 1,
    state: row.state as AccountState,
    stateCause: row.state_cause,
    createdAt: row.created_at,
    lastMailAt: row.last_mail_at,
  };
}

/** What accounts that were added before it was there have not stored. */
type Later = keyof typeof usual;
const usual = {
  signIn: { with: 'password', sharedMailbox: false },
  trust: { authorities: '', pinned: {} },
  aliases: [],
  signature: '',
} satisfies Partial<AccountSettings>;

function settingsIn(json: string): AccountSettings {
  const stored: Omit<AccountSettings, Later> & Partial<AccountSettings> = JSON.parse(json);
  return { ...usual, ...stored };
}

/** Notes a failure. Since when it fails without a break, and whether people were told. */
export async function noteFailing(
  db: CoreQueries,
  id: string,
  at: number,
): Promise<{ since: number; alerted: boolean }> {
  const row = await db
    .updateTable('account')
    .set((eb) => ({ failing_since: eb.fn.coalesce('failing_since', eb.val(at)) }))
    .where('id', '=', id)
    .returning(['failing_since', 'alerted_at'])
    .executeTakeFirstOrThrow();
  return { since: row.failing_since ?? at, alerted: row.alerted_at !== null };
}

export async function noteAlerted(db: CoreQueries, id: string, at: number): Promise<void> {
  await db.updateTable('account').set({ alerted_at: at }).where('id', '=', id).execute();
}

/** It works again. What was noted of the failure that is over. */
export async function noteWorking(
  db: CoreQueries,
  id: string,
): Promise<{ failingSince: number | null; alerted: boolean }> {
  const before = await db
    .selectFrom('account')
    .select(['failing_since', 'alerted_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  await db.updateTable('account').set({ failing_since: null, alerted_at: null }).where('id', '=', id).execute();
  return { failingSince: before.failing_since, alerted: before.alerted_at !== null };
}
