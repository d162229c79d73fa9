import { checkMessage } from '../block-kit/check-message.ts';
import type { Json } from '../control-api.ts';
import type { AppLink } from '../delivery/app-link.ts';
import { announceChange, announceDeletion, announceMessage } from '../events/message-events.ts';
import { nextTs } from '../state/ids.ts';
import { addMessage, removeMessage } from '../state/messages.ts';
import { changed, type ResponseUrl, type State, type StoredMessage } from '../state/state.ts';
import { blocksWithIds } from '../state/views.ts';
import { messageOf } from '../wire/message.ts';

/**
 * Posts, replaces or deletes a message as a response_url or the ack of a command says. Without response_type it is
 * ephemeral. https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
 * @throws SlackRefusal no_text, invalid_blocks
 */
export function respond(state: State, link: AppLink, url: ResponseUrl, body: Json, where: string): void {
  const original = originalOf(state, url);
  if (body.delete_original) {
    if (!original) return;
    removeMessage(state, original);
    announceDeletion(state, link, original);
    return;
  }
  checkMessage(state, where, body);
  if (body.replace_original && original) {
    replace(state, link, original, body);
    return;
  }
  const inChannel = body.response_type === 'in_channel';
  const message = addMessage(state, {
    channel: url.channel,
    user: state.app.botUserId,
    text: body.text ?? '',
    blocks: blocksWithIds(body.blocks ?? []),
    attachments: body.attachments ?? [],
    threadTs: body.thread_ts ?? null,
    ephemeralFor: inChannel ? null : url.user,
    metadata: body.metadata ?? null,
  });
  announceMessage(state, link, message);
}

function originalOf(state: State, { channel, original }: ResponseUrl): StoredMessage | undefined {
  return original
    ? state.messages.find((message) => message.channel === channel && message.ts === original.ts)
    : undefined;
}

function replace(state: State, link: AppLink, original: StoredMessage, body: Json): void {
  const before = messageOf(state, original);
  original.text = body.text ?? '';
  original.blocks = blocksWithIds(body.blocks ?? []);
  if (body.attachments) original.attachments = body.attachments;
  original.edited = { user: state.app.botUserId, ts: nextTs(state) };
  changed(state);
  announceChange(state, link, before, original);
}
