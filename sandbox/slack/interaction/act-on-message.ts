import type { Act, ActResult, Json } from '../control-api.ts';
import type { AppLink } from '../delivery/app-link.ts';
import { issueResponseUrl } from '../state/response-urls.ts';
import type { State, StoredChannel, StoredMessage } from '../state/state.ts';
import { elementsOf, mergeViewState } from '../state/view-state.ts';
import { actingChannel } from '../wire/channel.ts';
import { messageOf } from '../wire/message.ts';
import { actionOf, ImpossibleAction, stateAfter } from './action.ts';
import { notInTime } from './answers.ts';
import { triggeringBase } from './payload.ts';

/** A person uses an element of a message: block_actions with the message, a response_url and the state of its fields. */
export async function actOnMessage(
  state: State,
  link: AppLink,
  act: Extract<Act, { type: 'message-action' }>,
): Promise<ActResult> {
  const place = placeOf(state, act);
  if (!place) return { ok: false, error: 'message_not_found' };
  const found = elementsOf(place.message.blocks).find(
    ({ blockId, element }) => blockId === act.blockId && element.action_id === act.actionId,
  );
  if (!found) return { ok: false, error: 'element_not_found' };
  try {
    const action = actionOf(state, found.blockId, found.element, act.action);
    const values = mergeViewState({ blocks: place.message.blocks }, {}, act.state ?? {});
    const value = stateAfter(found.element, act.action);
    if (value) values[found.blockId] = { ...values[found.blockId], [act.actionId]: value };
    const payload = {
      ...triggeringBase(state, 'block_actions', act.as),
      ...messagePlace(state, place, act.as),
      state: { values },
      actions: [action],
    };
    const sent: Json = { type: 'interactive', payload, acceptsResponse: false };
    return notInTime(await link.interact(sent, `block_actions ${act.actionId}`));
  } catch (error) {
    if (error instanceof ImpossibleAction) return { ok: false, error: error.message };
    throw error;
  }
}

/** A person chooses a shortcut from a message's menu. https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload */
export async function useMessageShortcut(
  state: State,
  link: AppLink,
  act: Extract<Act, { type: 'message-shortcut' }>,
): Promise<ActResult> {
  const place = placeOf(state, act);
  if (!place || place.message.ephemeralFor) return { ok: false, error: 'message_not_found' };
  const { response_url, channel, message } = messagePlace(state, place, act.as);
  const payload = {
    ...triggeringBase(state, 'message_action', act.as),
    callback_id: act.callbackId,
    action_ts: place.message.ts,
    message_ts: place.message.ts,
    response_url,
    channel,
    message,
  };
  const sent: Json = { type: 'interactive', payload, acceptsResponse: false };
  return notInTime(await link.interact(sent, `message_action ${act.callbackId}`));
}

interface Place {
  channel: StoredChannel;
  message: StoredMessage;
}

function placeOf(state: State, act: { as: string; channel: string; ts: string }): Place | null {
  const channel = state.channels.get(act.channel);
  const message = state.messages.find(
    ({ channel: id, ts, ephemeralFor }) =>
      id === act.channel && ts === act.ts && (ephemeralFor === null || ephemeralFor === act.as),
  );
  return channel && message ? { channel, message } : null;
}

/** Where it happened. Slack leaves out `message` for ephemeral ones. */
function messagePlace(state: State, { channel, message }: Place, user: string): Json {
  const ephemeral = message.ephemeralFor !== null;
  const thread = message.threadTs ? { thread_ts: message.threadTs } : {};
  return {
    container: { type: 'message', message_ts: message.ts, channel_id: channel.id, is_ephemeral: ephemeral, ...thread },
    channel: actingChannel(channel),
    ...(ephemeral ? {} : { message: messageOf(state, message) }),
    response_url: issueResponseUrl(state, {
      channel: channel.id,
      user,
      original: { ts: message.ts, ephemeral },
      threadTs: message.threadTs,
    }),
  };
}
