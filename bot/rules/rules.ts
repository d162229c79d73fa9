import type { Account } from '@inbox-email/core/account/account.ts';
import { DeskError } from '@inbox-email/core/desk-error.ts';
import { fold } from '@inbox-email/core/ticket/rules/fold.ts';
import type { Rule } from '@inbox-email/core/ticket/rules/rule.ts';
import type { App, BlockAction, ButtonAction, OverflowAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { redraw } from '../accounts/drawing/redraw.ts';
import { remark } from '../block-kit.ts';
import type { BotContext } from '../context.ts';
import { type Person, requireSupervisor } from '../person.ts';
import { draftOf, newRuleDraft, type RuleDraft, settingsOf, withAction, withCondition, withoutRow } from './draft.ts';
import { type EditorFacts, editorView } from './editor-view.ts';
import { editorCallback, removalCallback, ruleActions } from './ids.ts';
import { type RuleVerb, ruleListView, ruleRemovalView, rulesPerPage } from './list-view.ts';
import { typedRule } from './read-editor.ts';
import { generalProblem, ruleErrors } from './rule-errors.ts';
import { trialBlocks } from './trial-blocks.ts';

/** "Rules": their list, and the editor on top of it. */
export function registerRules(app: App, context: BotContext): void {
  const { client, desk, personOf } = context;

  app.action<BlockAction>(ruleActions.open, async ({ ack, body }) => {
    await ack();
    const person = await personOf(body.user.id);
    await client.views.push({ trigger_id: body.trigger_id, view: await drawList(context, person, { page: 0 }) });
  });

  app.action<BlockAction<ButtonAction>>(new RegExp(`^${ruleActions.page}\\.`), async ({ ack, body, action }) => {
    await ack();
    await redrawList(context, await personOf(body.user.id), body.view?.id, { page: Number(action.value) });
  });

  app.action<BlockAction>(ruleActions.add, async ({ ack, body }) => {
    await ack();
    const person = await personOf(body.user.id);
    const view = await drawEditor(context, person, newRuleDraft);
    await client.views.push({ trigger_id: body.trigger_id, view });
  });

  app.action<BlockAction<OverflowAction>>(ruleActions.menu, async ({ ack, body, action }) => {
    await ack();
    const person = await personOf(body.user.id);
    const [verb, id] = action.selected_option.value.split(':') as [RuleVerb, string];
    const view = await doWithRule(context, person, verb, id);
    if (view !== null) await client.views.push({ trigger_id: body.trigger_id, view });
    else await redrawList(context, person, body.view?.id, { page: Number(body.view?.private_metadata) });
  });

  app.action<BlockAction>(/^rule\.redraw\./, async ({ ack, body }) => {
    await ack();
    if (!body.view) return;
    const person = await personOf(body.user.id);
    const { draft } = await whatIsTyped(context, person, body.view);
    const [action] = body.actions as ButtonAction[];
    const changed = withRowsAs(draft, action?.action_id ?? '', Number(action?.value));
    // No hash: each of these payloads carries the whole form, so the latest one is right.
    await redraw(client, body.view.id, await drawEditor(context, person, changed));
  });

  // What these choose changes nothing else in the view.
  app.action<BlockAction>(/^rule\.(operator|kind|verdict|match|pick)/, async ({ ack }) => ack());

  app.action<BlockAction>(ruleActions.try, async ({ ack, body }) => {
    await ack();
    if (!body.view) return;
    const person = await personOf(body.user.id);
    const { draft } = await whatIsTyped(context, person, body.view);
    const show = async (facts: Pick<EditorFacts, 'trial' | 'refusal'>) =>
      redraw(client, body.view?.id ?? '', await drawEditor(context, person, draft, facts));
    await show({ trial: [remark(`⏳ ${person.text.rules.trying}`)] });
    try {
      await show({ trial: trialBlocks(await desk.rules.try(person.actor, settingsOf(draft)), person.text) });
    } catch (error) {
      if (!isInvalid(error)) throw error;
      await show({ trial: [remark(`⚠️ ${generalProblem(error.issues, draft, person.text)}`)] });
    }
  });

  app.view(editorCallback, async ({ ack, body, view }) => {
    const person = await personOf(body.user.id);
    const { draft, accountTyped } = await whatIsTyped(context, person, view);
    let saved: Rule;
    try {
      saved = await save(context, person, draft);
    } catch (error) {
      if (!isInvalid(error)) throw error;
      const errors = ruleErrors(error.issues, draft, person.text, { accountTyped });
      if (errors !== null) return ack({ response_action: 'errors', errors });
      const refusal = generalProblem(error.issues, draft, person.text);
      return ack({ response_action: 'update', view: await drawEditor(context, person, draft, { refusal }) });
    }
    await ack();
    await redrawList(context, person, view.previous_view_id, { ruleId: saved.id });
  });

  app.view(removalCallback, async ({ ack, body, view }) => {
    const person = await personOf(body.user.id);
    await desk.rules.remove(person.actor, view.private_metadata);
    await ack();
    await redrawList(context, person, view.previous_view_id, { page: 0 });
  });
}

/** The list, as a view of its own. */
export async function openRules(context: BotContext, person: Person, triggerId: string): Promise<void> {
  requireSupervisor(person);
  await context.client.views.open({ trigger_id: triggerId, view: await drawList(context, person, { page: 0 }) });
}

/** A page of the list, or the one that a rule stands on. */
type Showing = { page: number } | { ruleId: string };

async function drawList({ desk }: BotContext, { actor, text }: Person, showing: Showing): Promise<ModalView> {
  const rules = await desk.rules.list(actor);
  const index = 'ruleId' in showing ? rules.findIndex(({ id }) => id === showing.ruleId) : 0;
  const page = 'page' in showing ? showing.page : Math.floor(Math.max(index, 0) / rulesPerPage);
  const [groups, types] = [await desk.groups.list(), await desk.ticketTypes.list()];
  return ruleListView({ rules, accounts: await desk.accounts.list(actor), groups, types, page }, text);
}

async function redrawList(context: BotContext, person: Person, viewId: string | null | undefined, showing: Showing) {
  if (viewId) await redraw(context.client, viewId, await drawList(context, person, showing));
}

async function drawEditor(
  { desk }: BotContext,
  { actor, text }: Person,
  draft: RuleDraft,
  shown: Pick<EditorFacts, 'refusal' | 'trial'> = {},
): Promise<ModalView> {
  const [groups, types] = [await desk.groups.list(), await desk.ticketTypes.list()];
  return editorView(draft, { accounts: await desk.accounts.list(actor), groups, types, ...shown }, text);
}

/** What was chosen in a rule's menu: a view that comes on top, or null where the list has changed. */
async function doWithRule(context: BotContext, person: Person, verb: RuleVerb, id: string): Promise<ModalView | null> {
  const { rules } = context.desk;
  const { actor, text } = person;
  const rule = (await rules.list(actor)).find((known) => known.id === id);
  if (rule === undefined) throw new DeskError('unknown', 'no such rule');
  if (verb === 'edit') return drawEditor(context, person, draftOf(rule));
  if (verb === 'remove') return ruleRemovalView(rule, text);
  if (verb === 'on') await rules.activate(actor, id);
  else if (verb === 'off') await rules.deactivate(actor, id);
  else await rules.move(actor, id, verb);
  return null;
}

/** Where there are too many accounts for a menu, one is named in words: what fits none of them is refused by the desk. */
async function whatIsTyped(
  { desk }: BotContext,
  { actor }: Person,
  view: Parameters<typeof typedRule>[0],
): Promise<{ draft: RuleDraft; accountTyped: boolean }> {
  const { draft, typedAccount } = typedRule(view);
  const accountTyped = typedAccount !== null;
  if (!typedAccount) return { draft: accountTyped ? { ...draft, accountId: null } : draft, accountTyped };
  const called = ({ name, address }: Account) => [name, address].some((one) => fold(one) === fold(typedAccount));
  const found = (await desk.accounts.list(actor)).find(called);
  return { draft: { ...draft, accountId: found?.id ?? typedAccount.slice(0, 64) }, accountTyped };
}

function withRowsAs(draft: RuleDraft, actionId: string, row: number): RuleDraft {
  if (actionId === ruleActions.addCondition) return withCondition(draft);
  if (actionId === ruleActions.addAction) return withAction(draft);
  return actionId === ruleActions.drop ? withoutRow(draft, row) : draft;
}

function save({ desk }: BotContext, { actor }: Person, draft: RuleDraft): Promise<Rule> {
  const settings = settingsOf(draft);
  return draft.ruleId === null
    ? desk.rules.add(actor, settings)
    : desk.rules.edit(actor, draft.ruleId, draft.version, settings);
}

function isInvalid(error: unknown): error is DeskError {
  return error instanceof DeskError && error.code === 'invalid';
}
