import { randomUUID } from 'node:crypto';
import { type Account, type AccountCredentials, type AccountSettingsInput, settingsIn } from '../account/account.ts';
import type { Diagnosis } from '../account/diagnosis.ts';
import { readMailAddress } from '../account/discover/mail-address.ts';
import { endpointOf } from '../account/endpoint.ts';
import type { Network } from '../account/network.ts';
import type { Vault } from '../account/secrets.ts';
import { storageCauseOf } from '../account/storage-cause.ts';
import type { ChangedField } from '../changes/change.ts';
import { changedSecret } from '../changes/changed-fields.ts';
import type { Desk } from '../desk.ts';
import { DeskError } from '../desk-error.ts';
import { detectAccount } from '../detect/detect-account.ts';
import { diagnoseAccount } from '../diagnose/diagnose-account.ts';
import type { DiagnosisContext } from '../diagnose/testing.ts';
import type { SecretsOf } from '../oauth/account-secrets.ts';
import { checkReadiness } from '../readiness/check-readiness.ts';
import { sentMailOf } from '../readiness/sent-mail-of.ts';
import { healthOfAll } from '../store/account-activity.ts';
import { listErrors, recordAllRead, recordError, recordRecovery } from '../store/account-errors.ts';
import {
  findAccount,
  insertAccount,
  listAccounts,
  markRemoved,
  setActive,
  storedPasswords,
  updateAccount,
} from '../store/accounts.ts';
import { listGroups, listTypes } from '../store/catalogue.ts';
import { appendEvent } from '../store/events.ts';
import { dropGrant, findGrant, putGrant, type StoredGrant } from '../store/grants.ts';
import { cancelWaiting, hastenMails } from '../store/outbox.ts';
import { hasReceived } from '../store/received-mail.ts';
import type { CoreDatabase } from '../store/schema.ts';
import { countFiled, quarantinedMails, releaseQuarantined } from '../store/verdicts.ts';
import type { Bell } from '../work/bell.ts';
import { hasSecret, keepOnlyUsed, requireCredentials } from './account-credentials.ts';
import { adaptLogin } from './adapt-login.ts';
import { type AuditContext, auditAccount } from './audit-account.ts';
import { checkSettings, keepingUnsaid } from './check-settings.ts';
import { dryRun, foldersOf, type LookContext } from './look-into-mailbox.ts';
import { requireObserver, requireSupervisor } from './permissions.ts';
import { pinnedCertificate } from './pin-certificate.ts';
import type { RecordChange } from './record-change.ts';

export interface AccountDeskContext extends DiagnosisContext, AuditContext, LookContext {
  db: CoreDatabase;
  vault: Vault;
  network: Network;
  /** An account was added, changed, switched or removed. */
  accountsChanged(): void;
  secretsOf: SecretsOf;
  /** Takes a permission back at its provider. Never fails. */
  revoke(grant: StoredGrant): Promise<void>;
  record: RecordChange;
  /** Rung when an event was written. */
  feedChanged: Bell;
  /** Rung when an answer is due. */
  outboxChanged: Bell;
}

export function createAccountDesk(context: AccountDeskContext): Desk['accounts'] {
  const { db, vault, network, clock, record, accountsChanged, feedChanged, outboxChanged, storage } = context;
  // What the database says of an account is of before it failed.
  const asItIs = (account: Account): Account => {
    const trouble = storage.trouble();
    return trouble === null || !account.active || account.state === 'paused'
      ? account
      : { ...account, state: 'failing', stateCause: trouble.cause };
  };
  const settingsOf = (input: AccountSettingsInput) => checkSettings(input, network);
  return {
    async list(actor) {
      requireObserver(actor, 'accounts:read');
      return (await listAccounts(db)).map(asItIs);
    },
    async get(actor, accountId) {
      requireObserver(actor, 'accounts:read');
      return asItIs(await existing(db, accountId));
    },
    check(actor, settings) {
      requireSupervisor(actor);
      return settingsOf(settings);
    },
    async *detect(actor, typed) {
      requireSupervisor(actor);
      const address = readMailAddress(typed);
      if (address === null) {
        throw new DeskError('invalid', 'Not an address', [{ path: 'address', problem: 'not-an-address' }]);
      }
      yield* detectAccount(address, network);
    },
    async add(actor, input, credentials) {
      requireSupervisor(actor);
      const settings = settingsOf(input);
      await requireCatalogue(db, settings);
      const id = randomUUID();
      requireCredentials(
        { incoming: credentials.incoming, outgoing: credentials.outgoing },
        credentials.grant,
        settings,
      );
      await db.transaction().execute(async (trx) => {
        await insertAccount(trx, vault, { id, settings, passwords: credentials, at: clock() });
        if (credentials.grant !== undefined) await putGrant(trx, vault, id, credentials.grant, clock());
        const subject = { kind: 'account', id, name: settings.name } as const;
        await record(trx, actor, { action: 'add', subject, after: settings, secrets: secretsGiven(credentials) });
      });
      accountsChanged();
      return existing(db, id);
    },
    async edit(actor, accountId, version, input, credentials) {
      requireSupervisor(actor);
      const before = await existing(db, accountId);
      const settings = settingsOf(keepingUnsaid(before, input));
      await requireCatalogue(db, settings);
      const { incoming, outgoing, grant } = credentials;
      const stored = await storedPasswords(db, vault, accountId);
      const storedGrant = await findGrant(db, vault, accountId);
      const had = (secret: () => string | null) => (hasSecret(secret) ? 'stored' : undefined);
      requireCredentials(
        { incoming: incoming || had(stored.incoming), outgoing: outgoing || had(stored.outgoing) },
        grant ?? storedGrant ?? undefined,
        settings,
      );
      await db.transaction().execute(async (trx) => {
        const changed = await updateAccount(trx, vault, { id: accountId, version, settings, passwords: credentials });
        if (!changed) throw new DeskError('conflict', `${before.name} was changed by somebody else meanwhile`);
        await keepOnlyUsed(trx, vault, accountId, settings, grant, clock());
        const subject = { kind: 'account', id: accountId, name: settings.name } as const;
        const secrets = secretsGiven(credentials);
        await record(trx, actor, { action: 'edit', subject, before: settingsIn(before), after: settings, secrets });
      });
      if (settings.signIn.with === 'password' && storedGrant !== null) void context.revoke(storedGrant);
      // A paused account was waiting for just this.
      if (before.active) await setActive(db, accountId, true);
      accountsChanged();
      return existing(db, accountId);
    },
    async remove(actor, accountId) {
      requireSupervisor(actor);
      const before = await existing(db, accountId);
      const grant = await findGrant(db, vault, accountId);
      await db.transaction().execute(async (trx) => {
        await record(trx, actor, { action: 'remove', subject: subjectOf(before), before: settingsIn(before) });
        await markRemoved(trx, accountId, clock());
        await dropGrant(trx, accountId);
        for (const { messageId, ticketId } of await cancelWaiting(trx, accountId)) {
          await appendEvent(trx, { type: 'reply.cancelled', ticketId, messageId }, clock());
        }
      });
      accountsChanged();
      feedChanged.ring();
      if (grant !== null) void context.revoke(grant);
    },
    async activate(actor, accountId) {
      requireSupervisor(actor, 'accounts:write');
      const account = await existing(db, accountId);
      if (account.active && account.state !== 'paused') return account;
      await db.transaction().execute(async (trx) => {
        await setActive(trx, accountId, true);
        await record(trx, actor, { action: 'activate', subject: subjectOf(account) });
      });
      accountsChanged();
      return existing(db, accountId);
    },
    async deactivate(actor, accountId) {
      requireSupervisor(actor, 'accounts:write');
      const account = await existing(db, accountId);
      if (!account.active) return account;
      await db.transaction().execute(async (trx) => {
        await setActive(trx, accountId, false);
        await record(trx, actor, { action: 'deactivate', subject: subjectOf(account) });
      });
      accountsChanged();
      return existing(db, accountId);
    },
    async *test(actor, accountId) {
      requireSupervisor(actor, 'accounts:write');
      const account = await existing(db, accountId);
      const since = clock();
      const receivedByUs = (messageId: string) => hasReceived(db, accountId, messageId, since);
      const secrets = await context.secretsOf(accountId);
      for await (const diagnosis of diagnoseAccount(account, secrets, { ...context, receivedByUs })) {
        // Before it is shown: whoever sees a test fail finds the failure among the last errors too.
        if (diagnosis.finished) await keepFindings(db, accountId, diagnosis, clock()).catch(unlessStorage);
        yield diagnosis;
      }
    },
    async adaptLogin(actor, accountId, refused) {
      requireSupervisor(actor);
      const account = await existing(db, accountId);
      const adapted = await adaptLogin(account, await context.secretsOf(accountId), refused, network);
      if (adapted === null) return null;
      return this.edit(actor, accountId, account.version, adapted.settings, adapted.credentials);
    },
    async audit(actor, accountId) {
      requireSupervisor(actor, 'accounts:write');
      const accounts = accountId === undefined ? await listAccounts(db) : [await existing(db, accountId)];
      return Promise.all(accounts.map((account) => auditAccount(account, context)));
    },
    async quarantine(actor, accountId, limit) {
      requireObserver(actor);
      await existing(db, accountId);
      return quarantinedMails(db, accountId, limit);
    },
    async retryQuarantine(actor, accountId) {
      requireSupervisor(actor);
      await existing(db, accountId);
      const released = await releaseQuarantined(db, accountId);
      await context.fileWaiting();
      const filed = await countFiled(db, released);
      if (filed === released.length) await recordAllRead(db, accountId, clock());
      return filed;
    },
    async retryAffected(actor, accountId) {
      requireSupervisor(actor);
      const account = await existing(db, accountId);
      const quarantined = (await quarantinedMails(db, accountId, quarantineCounted)).length;
      const answers = await hastenMails(db, accountId, clock());
      if (answers > 0) outboxChanged.ring();
      const filed = quarantined === 0 ? 0 : await this.retryQuarantine(actor, accountId);
      const { failure, unaccounted } = await auditAccount(account, context);
      return { quarantined, filed, answers, failure, unaccounted };
    },
    async acceptCertificate(actor, accountId, side, sha256) {
      requireSupervisor(actor);
      const account = await existing(db, accountId);
      const pinned = await pinnedCertificate(account, side, sha256, network);
      const trust = { ...account.trust, pinned: { ...account.trust.pinned, [side]: pinned } };
      return this.edit(actor, accountId, account.version, { ...account, trust }, {});
    },
    async folders(actor, accountId) {
      requireSupervisor(actor);
      return foldersOf(await existing(db, accountId), context);
    },
    async readiness(actor, accountId) {
      requireObserver(actor);
      const account = await existing(db, accountId);
      return checkReadiness(account, await sentMailOf(db, accountId), network.names);
    },
    async *dryRun(actor, accountId) {
      requireSupervisor(actor);
      yield* dryRun(await existing(db, accountId), context);
    },
    async errors(actor, accountId, limit) {
      requireObserver(actor, 'accounts:read');
      if (accountId !== null) await existing(db, accountId);
      return listErrors(db, accountId, limit);
    },
    async health(actor) {
      requireObserver(actor, 'accounts:read');
      const ids = (await listAccounts(db)).map(({ id }) => id);
      return healthOfAll(db, ids, clock());
    },
  };
}

/** More are retried too; the answer says so many at least. */
const quarantineCounted = 1000;

/** A test says what it found all the same, also where that cannot be kept. */
function unlessStorage(error: unknown): void {
  if (storageCauseOf(error) === null) throw error;
}

async function keepFindings(db: CoreDatabase, accountId: string, diagnosis: Diagnosis, at: number): Promise<void> {
  for (const side of ['incoming', 'outgoing'] as const) {
    const failed = diagnosis[side].find((result) => result.status === 'failed');
    if (failed === undefined) {
      await recordRecovery(db, accountId, side, at);
    } else {
      const { code, serverWords } = failed.explanation;
      await recordError(db, accountId, { side, stage: failed.stage, code, serverWords }, at);
    }
  }
}

const subjectOf = ({ id, name }: Account) => ({ kind: 'account' as const, id, name });

/** Which secrets were given, not what they are. */
function secretsGiven({ incoming, outgoing, grant }: AccountCredentials): ChangedField[] {
  return [
    ...(incoming ? [changedSecret('incoming.password')] : []),
    ...(outgoing ? [changedSecret('outgoing.password')] : []),
    ...(grant ? [changedSecret('signIn')] : []),
  ];
}

async function existing(db: CoreDatabase, accountId: string): Promise<Account> {
  const account = await findAccount(db, accountId);
  if (account === null) throw new DeskError('unknown', 'There is no such account');
  return account;
}

async function requireCatalogue(
  db: CoreDatabase,
  { groupId, ticketTypeId }: { groupId: string; ticketTypeId: string },
) {
  const issues = [];
  if (!(await listGroups(db)).some(({ id }) => id === groupId)) issues.push({ path: 'groupId', problem: 'unknown' });
  if (!(await listTypes(db)).some(({ id }) => id === ticketTypeId)) {
    issues.push({ path: 'ticketTypeId', problem: 'unknown' });
  }
  if (issues.length > 0) throw new DeskError('invalid', 'The group or type is gone', issues);
}

/** The endpoint that receiving uses. */
export const incomingEndpoint = (secretsOf: SecretsOf) => async (account: Account) =>
  endpointOf('incoming', account, await secretsOf(account.id));
