import type { Network } from '../account/network.ts';
import type { Vault } from '../account/secrets.ts';
import type { Desk } from '../desk.ts';
import { DeskError } from '../desk-error.ts';
import type { MailHookAsker } from '../filing/mail-hook/mail-hook-asker.ts';
import { newSecret } from '../hooks/signature.ts';
import { dropMailHook, findMailHook, putMailHook } from '../store/mail-hook.ts';
import type { CoreDatabase } from '../store/schema.ts';
import { checkedHookUrl } from './checked-hook-url.ts';
import { requireScope, requireSupervisor } from './permissions.ts';
import type { RecordChange } from './record-change.ts';

/** The address that is asked before a mail opens a ticket. */
export function createMailHookDesk({
  db,
  vault,
  network,
  asker,
  record,
}: {
  db: CoreDatabase;
  vault: Vault;
  network: Network;
  asker: MailHookAsker;
  record: RecordChange;
}): Desk['mailHook'] {
  const told = async () => {
    const hook = await findMailHook(db, vault);
    if (hook === null) throw new DeskError('unknown', 'There is no mail hook');
    return { url: hook.url, within: hook.within, paused: asker.paused(), lastOutcome: asker.lastOutcome() };
  };
  return {
    async get(actor) {
      requireSupervisor(actor, 'webhooks:write');
      return told();
    },
    async set(actor, { url: typed, within = usualWithin }) {
      requireSupervisor(actor, 'webhooks:write');
      // It is told what customers write, and decides what becomes of it.
      requireScope(actor, 'tickets:read');
      requireScope(actor, 'tickets:write');
      const url = await checkedHookUrl(typed, network);
      if (!(within >= 100 && within <= longestWithin)) {
        throw new DeskError('invalid', 'The time limit is off', [{ path: 'within', problem: 'not-a-time-limit' }]);
      }
      const secret = await db.transaction().execute(async (trx) => {
        const before = await findMailHook(trx, vault);
        const fresh = before === null ? newSecret() : undefined;
        await putMailHook(trx, vault, { url, within, ...(fresh !== undefined && { secret: fresh }) });
        const shown = (hook: { url: string; within: number }) => ({
          host: new URL(hook.url).host,
          within: hook.within,
        });
        const change = { before: before && shown(before), after: shown({ url, within }) };
        await record(trx, actor, { action: before === null ? 'add' : 'edit', subject: subjectOf(url), ...change });
        return fresh ?? null;
      });
      return { hook: await told(), secret };
    },
    async remove(actor) {
      requireSupervisor(actor, 'webhooks:write');
      const { url } = await told();
      await db.transaction().execute(async (trx) => {
        await dropMailHook(trx);
        await record(trx, actor, { action: 'remove', subject: subjectOf(url) });
      });
    },
  };
}

/** Milliseconds. */
const usualWithin = 3000;
const longestWithin = 10_000;

const subjectOf = (url: string) => ({ kind: 'mail-hook' as const, id: 'mail-hook', name: new URL(url).host });
