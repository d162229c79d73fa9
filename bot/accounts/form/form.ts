import type { Account } from '@inbox-email/core/account/account.ts';
import { nothingTestedYet } from '@inbox-email/core/account/diagnosis.ts';
import { DeskError } from '@inbox-email/core/desk-error.ts';
import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { notice, shortened } from '../../block-kit.ts';
import type { BotContext } from '../../context.ts';
import { type Person, requireSupervisor } from '../../person.ts';
import { foundIn } from '../detect/found-blocks.ts';
import { redraw } from '../drawing/redraw.ts';
import { publishHome } from '../home/publish-home.ts';
import { type Mending, mendAction } from '../mend.ts';
import { drawTest } from '../test/in-modal.ts';
import { testAgainAction, testReport } from '../test/report-view.ts';
import { reloadAction } from './conflict-view.ts';
import { type Draft, draftOf, draftOfCopy, settingsOf, withPortsFollowing, withServersOf } from './draft.ts';
import { drawnDraft } from './draft-metadata.ts';
import { drawConflict } from './draw-conflict.ts';
import { fieldErrors } from './field-errors.ts';
import { isBehindMoreOptions } from './fields.ts';
import { formCallback } from './form-view.ts';
import { duplicateAction } from './further-actions.ts';
import { drawForm, drawMending, drawPasswords } from './open-form.ts';
import { passwordCallback, typedPasswords } from './password-view.ts';
import { typedDraft } from './read-form.ts';
import { safeLinkAction } from './safe-link-view.ts';
import { saveAccount, savedWords, showSaved } from './save-account.ts';

/** As long as an account's name may be. */
const nameAtMost = 75;

/** The account form, its passwords, and the test that follows "Save and test". */
export function registerForm(app: App, context: BotContext): void {
  const { client, desk, personOf } = context;

  app.action<BlockAction>(/^account\.form\./, async ({ ack, body }) => {
    await ack();
    if (!body.view) return;
    const drawn = drawnDraft(body.view);
    const draft = withServersOf(drawn, withPortsFollowing(drawn, typedDraft(body.view)), desk.signIn.providers());
    const found = foundIn(body.view.blocks);
    const view = await drawForm(context, await personOf(body.user.id), draft, { found });
    // No hash: each of these payloads carries the whole form, so the latest one is right.
    await redraw(client, body.view.id, view);
  });

  app.view(formCallback, async ({ ack, body, view }) => {
    const person = await personOf(body.user.id);
    requireSupervisor(person);
    const draft = await withFirstNames(context, person, typedDraft(view));
    try {
      desk.accounts.check(person.actor, settingsOf(draft));
    } catch (error) {
      if (!isInvalid(error)) throw error;
      const errors = fieldErrors(error.issues, draft, person.text);
      if (draft.moreOptions || !Object.keys(errors).some(isBehindMoreOptions)) {
        return ack({ response_action: 'errors', errors });
      }
      // Slack shows errors under fields that are there to be seen.
      const mend = { words: Object.values(errors).join(' '), field: null };
      return ack({
        response_action: 'update',
        view: await drawForm(context, person, { ...draft, moreOptions: true }, { mend, found: foundIn(view.blocks) }),
      });
    }
    // Slack stacks three views; only on top of the first is there certainly room. A page of ours draws the test into
    // this very view.
    const back = view.root_view_id === view.id && context.safePasswords === null;
    const passwords = await drawPasswords(context, person, draft, view.id, { back });
    await ack({ response_action: back ? 'push' : 'update', view: passwords });
  });

  app.view(passwordCallback, async ({ ack, body, view }) => {
    const person = await personOf(body.user.id);
    const { text } = person;
    const draft = drawnDraft(view);
    const account = await saveAccount(context, person, draft, typedPasswords(view)).catch(async (error: unknown) => {
      if (error instanceof DeskError && error.code === 'conflict') {
        await ack({
          response_action: 'update',
          view: await drawConflict(context, person, draft.accountId ?? '', settingsOf(draft)),
        });
      } else if (isInvalid(error)) {
        await ack(await refusedSettings(context, person, draft, error));
      } else throw error;
      return null;
    });
    if (account === null) return;
    const report = testReport(account, nothingTestedYet(account), text, savedWords(account, text));
    await ack({ response_action: 'update', view: report });
    await forgetNewAccount(context, person, account, view.previous_view_id);
    await showSaved(context, person, account, view.id);
  });

  app.action(safeLinkAction, async ({ ack }) => ack());

  app.action<BlockAction<ButtonAction>>(testAgainAction, async ({ ack, body, action }) => {
    await ack();
    if (!body.view) return;
    const person = await personOf(body.user.id);
    const account = await desk.accounts.get(person.actor, action.value ?? '');
    await redraw(client, body.view.id, testReport(account, nothingTestedYet(account), person.text));
    await drawTest(context, person, account, body.view.id);
    await publishHome(context, person);
  });

  app.action<BlockAction<ButtonAction>>(new RegExp(`^${mendAction}\\.`), async ({ ack, body, action }) => {
    await ack();
    const mending = JSON.parse(action.value ?? '') as Mending;
    const person = await personOf(body.user.id);
    const viewId = body.view?.id ?? (await openWaiting(context, person, body.trigger_id));
    if (viewId) await redraw(client, viewId, await drawMending(context, person, mending, viewId));
  });

  app.action<BlockAction<ButtonAction>>(duplicateAction, async ({ ack, body, action }) => {
    await ack();
    const person = await personOf(body.user.id);
    requireSupervisor(person);
    const account = await desk.accounts.get(person.actor, action.value ?? '');
    const name = shortened(person.text.moreSettings.copyOf(account.name), nameAtMost);
    const view = await drawForm(context, person, draftOfCopy(account, name));
    // In place, its fields would keep what was typed into those of the account that is copied.
    await client.views.push({ trigger_id: body.trigger_id, view });
  });

  app.action<BlockAction<ButtonAction>>(reloadAction, async ({ ack, body, action }) => {
    await ack();
    if (!body.view) return;
    const person = await personOf(body.user.id);
    const account = await desk.accounts.get(person.actor, action.value ?? '');
    await redraw(client, body.view.id, await drawForm(context, person, draftOf(account)));
  });
}

/** Of a test in a channel there is no modal yet, and a way to our page needs one to draw the test into. */
async function openWaiting({ client }: BotContext, { text }: Person, triggerId: string): Promise<string | undefined> {
  const { form, cancel } = text.accounts;
  const { view } = await client.views.open({
    trigger_id: triggerId,
    view: notice(form.editTitle, cancel, text.tickets.reply.loading),
  });
  return view?.id;
}

/** The form that lies beneath now edits what it has made: going back and on again must not add a second account. */
async function forgetNewAccount(
  context: BotContext,
  person: Person,
  account: Account,
  formId: string | null | undefined,
): Promise<void> {
  if (formId) await redraw(context.client, formId, await drawForm(context, person, draftOf(account)));
}

/** In an empty desk the form asks for names: they become the first type and group, or meet those made meanwhile. */
async function withFirstNames({ desk }: BotContext, { actor }: Person, draft: Draft): Promise<Draft> {
  const called = (name: string) => (thing: { name: string }) => thing.name.toLowerCase() === name.toLowerCase();
  const type = draft.newType.trim();
  const group = draft.newGroup.trim();
  return {
    ...draft,
    typeId:
      draft.typeId ??
      (type === ''
        ? null
        : ((await desk.ticketTypes.list()).find(called(type)) ?? (await desk.ticketTypes.add(actor, { name: type })))
            .id),
    groupId:
      draft.groupId ??
      (group === ''
        ? null
        : (
            (await desk.groups.list()).find(called(group)) ??
            (await desk.groups.add(actor, { name: group, channel: null }))
          ).id),
  };
}

/** Passwords that are refused are told under their fields; anything else sends the person back to the form. */
async function refusedSettings(context: BotContext, person: Person, draft: Draft, { issues }: DeskError) {
  const text = person.text;
  if (issues.length > 0 && issues.every(({ path }) => path.startsWith('passwords.'))) {
    return { response_action: 'errors' as const, errors: fieldErrors(issues, draft, text) };
  }
  const words = Object.values(fieldErrors(issues, draft, text)).join(' ') || text.refusals.invalid;
  return {
    response_action: 'update' as const,
    view: await drawForm(context, person, draft, { mend: { words, field: null } }),
  };
}

function isInvalid(error: unknown): error is DeskError {
  return error instanceof DeskError && error.code === 'invalid';
}
