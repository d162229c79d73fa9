import type { Json } from '../control-api.ts';
import type { AppLink } from '../delivery/app-link.ts';
import { SlackRefusal } from '../slack-refusal.ts';
import { complain, type State, type StoredChannel } from '../state/state.ts';

/** One call of a Web API method: its arguments with JSON already read. */
export interface Call {
  state: State;
  link: AppLink;
  method: string;
  args: Record<string, Json>;
}

/** Answers what stands beside `ok: true`; throws {@link SlackRefusal} for `ok: false`. */
export type Method = (call: Call) => Json | Promise<Json>;

/** Refuses a call that Slack would refuse, and records it. */
export function refuse({ state, method }: Call, code: string, detail = code): never {
  complain(state, code, method, detail);
  throw new SlackRefusal(code);
}

/**
 * The channel that an argument means: an id, a name with or without `#`.
 * @throws SlackRefusal channel_not_found; private channels are hidden where the bot is no member.
 */
export function channelArgument(call: Call, argument: Json = call.args.channel): StoredChannel {
  const { state } = call;
  const name = String(argument ?? '').replace(/^#/, '');
  const channel =
    state.channels.get(name) ?? [...state.channels.values()].find((one) => one.name === name && one.kind !== 'im');
  const hidden = channel?.isPrivate && !channel.members.includes(state.app.botUserId);
  if (!channel || hidden) return refuse(call, 'channel_not_found', `no channel ${JSON.stringify(argument)}`);
  return channel;
}

/** A channel where the bot may post. @throws SlackRefusal is_archived, not_in_channel */
export function writableChannel(call: Call, channel: StoredChannel): StoredChannel {
  if (channel.isArchived) refuse(call, 'is_archived', `#${channel.name}`);
  if (!channel.members.includes(call.state.app.botUserId)) refuse(call, 'not_in_channel', `#${channel.name}`);
  return channel;
}

export function requireArgument(call: Call, name: string): Json {
  const value = call.args[name];
  if (value !== undefined && value !== null && value !== '') return value;
  const words = `missing required field: ${name}`;
  complain(call.state, 'invalid_arguments', call.method, words);
  throw new SlackRefusal('invalid_arguments', [`[ERROR] ${words}`]);
}

/** A page of a list with Slack's cursors; `limit` is Slack's default of 100 where it is left out. */
export function page<T>(items: readonly T[], { limit, cursor }: Record<string, Json>): { items: T[]; next: string } {
  const size = Math.min(Math.max(Number(limit) || 100, 1), 1000);
  const start = cursor ? Number(Buffer.from(String(cursor), 'base64').toString().replace('next:', '')) : 0;
  if (!Number.isInteger(start) || start < 0) throw new SlackRefusal('invalid_cursor');
  const end = start + size;
  const next = end < items.length ? Buffer.from(`next:${end}`).toString('base64') : '';
  return { items: items.slice(start, end), next };
}

/** Arguments arrive as JSON values or, form-encoded, as text. */
export function isTrue(value: Json): boolean {
  return value === true || value === 'true' || value === '1' || value === 1;
}
