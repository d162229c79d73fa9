import { checkView } from '../block-kit/check-view.ts';
import type { Act, ActResult, Json } from '../control-api.ts';
import type { AppLink } from '../delivery/app-link.ts';
import { SlackRefusal } from '../slack-refusal.ts';
import { issueResponseUrl } from '../state/response-urls.ts';
import { changed, complain, type State, type StoredView } from '../state/state.ts';
import { mergeViewState, statefulElements } from '../state/view-state.ts';
import { closeAll, closeFrom, findView, modalsOf, pushModal, updateView } from '../state/views.ts';
import { viewOf } from '../wire/view.ts';
import { missingInput } from './check-input.ts';
import { triggeringBase } from './payload.ts';

/** What Slack shows where a submission went wrong between it and the app. */
const trouble = 'We had some trouble connecting. Try again?';

/**
 * A person submits a modal. Slack's own checks come first; then the app decides with its ack: nothing closes the view,
 * `response_action` shows errors, updates, pushes or clears.
 * https://docs.slack.dev/surfaces/modals#handling_submissions
 */
export async function submitView(
  state: State,
  link: AppLink,
  act: Extract<Act, { type: 'submit-view' }>,
): Promise<ActResult> {
  const stored = findView(state, { id: act.viewId });
  if (!stored || stored.user !== act.as || stored.view.type !== 'modal') return { ok: false, error: 'view_not_found' };
  if (!stored.view.submit) return { ok: false, error: 'this view has no submit button' };
  if (stored.submitting) return { ok: false, error: 'already submitting' };
  stored.state = mergeViewState(stored.view, stored.state, act.state ?? {});
  stored.errors = missingInput(stored.view, stored.state);
  changed(state);
  if (Object.keys(stored.errors).length > 0) return { ok: false, error: 'invalid_input' };
  stored.submitting = true;
  changed(state);
  const payload = {
    ...triggeringBase(state, 'view_submission', act.as),
    view: viewOf(state, stored),
    response_urls: responseUrls(state, stored),
  };
  const where = `view_submission ${stored.view.callback_id ?? ''}`.trim();
  const ack = await link.interact({ type: 'interactive', payload, acceptsResponse: true }, where);
  stored.submitting = false;
  changed(state);
  if (ack.status !== 'acked') return { ok: false, error: trouble };
  try {
    obey(state, stored, ack.payload ?? {}, where);
    return { ok: true };
  } catch (error) {
    if (error instanceof SlackRefusal) return { ok: false, error: trouble };
    throw error;
  }
}

/** Does what the ack of a submission says. */
function obey(state: State, stored: StoredView, answer: Json, where: string): void {
  switch (answer.response_action) {
    case undefined:
      closeIfOpen(state, stored);
      return;
    case 'clear':
      closeAll(state, stored.user);
      return;
    case 'errors':
      showErrors(state, stored, answer.errors, where);
      return;
    case 'update':
      updateView(state, stored, checkView(state, where, answer.view, 'modal'));
      return;
    case 'push':
      refusedAsComplaint(state, where, () =>
        pushModal(state, stored.user, checkView(state, where, answer.view, 'modal')),
      );
      return;
    default:
      refuse(state, where, `unknown response_action ${JSON.stringify(answer.response_action)}`);
  }
}

/** The app may have closed the view itself before the ack. */
function closeIfOpen(state: State, stored: StoredView): void {
  if (modalsOf(state, stored.user).includes(stored)) closeFrom(state, stored);
}

function showErrors(state: State, stored: StoredView, errors: Json, where: string): void {
  const inputs = new Set(stored.view.blocks.filter(({ type }: Json) => type === 'input').map((b: Json) => b.block_id));
  const entries = Object.entries(errors ?? {});
  if (entries.length === 0) refuse(state, where, 'response_action errors without any error');
  for (const [blockId, words] of entries) {
    if (!inputs.has(blockId)) refuse(state, where, `errors name a block that is no input block: ${blockId}`);
    if (typeof words !== 'string' || words === '') refuse(state, where, `the error of ${blockId} is not a text`);
  }
  stored.errors = Object.fromEntries(entries) as Record<string, string>;
  changed(state);
}

function refusedAsComplaint(state: State, where: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    if (error instanceof SlackRefusal && error.messages.length === 0) complain(state, error.code, where, error.message);
    throw error;
  }
}

function refuse(state: State, where: string, detail: string): never {
  complain(state, 'invalid_response_action', where, detail);
  throw new SlackRefusal('invalid_response_action');
}

/** One for each menu of conversations with response_url_enabled. */
function responseUrls(state: State, stored: StoredView): Json[] {
  return statefulElements(stored.view.blocks)
    .filter(({ element }) => element.response_url_enabled)
    .flatMap(({ blockId, element }) => {
      const value = stored.state[blockId]?.[element.action_id];
      const channel = value?.selected_conversation ?? value?.selected_channel;
      if (!channel) return [];
      const about = { channel, user: stored.user, original: null, threadTs: null };
      const response_url = issueResponseUrl(state, about);
      return [{ block_id: blockId, action_id: element.action_id, channel_id: channel, response_url }];
    });
}
