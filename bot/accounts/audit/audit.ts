import type { Account } from '@inbox-email/core/account/account.ts';
import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { BotContext } from '../../context.ts';
import type { Person } from '../../person.ts';
import { drawLatest } from '../drawing/draw-latest.ts';
import { redraw } from '../drawing/redraw.ts';
import { auditAccounts } from './audit-accounts.ts';
import { auditAgainAction, auditView, everyAccount } from './audit-view.ts';

/** The button "Compare again". */
export function registerAudit(app: App, context: BotContext): void {
  app.action<BlockAction<ButtonAction>>(auditAgainAction, async ({ ack, body, action }) => {
    await ack();
    if (!body.view) return;
    const person = await context.personOf(body.user.id);
    const accountId = action.value === everyAccount ? null : (action.value ?? null);
    const accounts = await accountsFor(context, person, accountId);
    await redraw(context.client, body.view.id, auditView(notComparedYet(accounts), accountId, person.text));
    await drawAudit(context, person, accounts, accountId, body.view.id);
  });
}

/** Opens the modal at once and fills it as the servers answer; `account` null asks for every account. */
export async function openAudit(
  context: BotContext,
  person: Person,
  account: Account | null,
  triggerId: string,
): Promise<void> {
  const accounts = account === null ? await accountsFor(context, person, null) : [account];
  const accountId = account?.id ?? null;
  const { view } = await context.client.views.open({
    trigger_id: triggerId,
    view: auditView(notComparedYet(accounts), accountId, person.text),
  });
  if (view?.id) await drawAudit(context, person, accounts, accountId, view.id);
}

async function accountsFor({ desk }: BotContext, { actor }: Person, accountId: string | null): Promise<Account[]> {
  return accountId === null ? desk.accounts.list(actor) : [await desk.accounts.get(actor, accountId)];
}

const everyMs = 350;

async function drawAudit(
  { client, desk }: BotContext,
  { actor, text }: Person,
  accounts: readonly Account[],
  accountId: string | null,
  viewId: string,
): Promise<void> {
  if (accounts.length === 0) return;
  const compare = async (id: string) => (await desk.accounts.audit(actor, id))[0] ?? null;
  await drawLatest(
    auditAccounts(accounts, compare),
    (audited) => redraw(client, viewId, auditView(audited, accountId, text)),
    everyMs,
  );
}

function notComparedYet(accounts: readonly Account[]) {
  return accounts.map(({ name }) => ({ name, audit: null }));
}
