import type { Act, ActResult, Json } from '../control-api.ts';
import type { AppLink } from '../delivery/app-link.ts';
import { SlackRefusal } from '../slack-refusal.ts';
import { issueResponseUrl } from '../state/response-urls.ts';
import type { ResponseUrl, State } from '../state/state.ts';
import { issueTrigger } from '../state/triggers.ts';
import { escapeEntities } from '../text/escape.ts';
import { actingChannel } from '../wire/channel.ts';
import { actingUser } from '../wire/user.ts';
import { respond } from './respond.ts';

/**
 * A person types a slash command, never in a thread. The ack may carry a message.
 * https://docs.slack.dev/interactivity/implementing-slash-commands
 */
export async function runSlashCommand(
  state: State,
  link: AppLink,
  act: Extract<Act, { type: 'slash-command' }>,
): Promise<ActResult> {
  const [, command = '', text = ''] = /^(\/\S+)\s*([\s\S]*)$/.exec(act.text.trim()) ?? [];
  const declared = state.manifest?.features?.slash_commands;
  if (state.manifest && !declared?.some((known) => known.command === command)) {
    return { ok: false, error: `${command || act.text} is not a valid command.` };
  }
  const channel = state.channels.get(act.channel);
  if (!channel) return { ok: false, error: 'channel_not_found' };
  const about = { channel: channel.id, user: act.as, original: null, threadTs: null };
  const responseUrl = issueResponseUrl(state, about);
  const place = actingChannel(channel);
  const payload = {
    token: state.app.verificationToken,
    team_id: state.team.id,
    team_domain: state.team.domain,
    channel_id: place.id,
    channel_name: place.name,
    user_id: act.as,
    user_name: actingUser(state, act.as).name,
    command,
    text: escapeEntities(text.trim()),
    api_app_id: state.app.id,
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: issueTrigger(state, act.as),
  };
  const ack = await link.interact({ type: 'slash_commands', payload, acceptsResponse: true }, `command ${command}`);
  if (ack.status !== 'acked') return { ok: false, error: `${command} failed: ${ack.status}` };
  return answer(state, link, { ...about, issuedAt: state.clock(), uses: 0 }, ack.payload, command);
}

/** The message in the ack; an empty ack says nothing. */
function answer(state: State, link: AppLink, url: ResponseUrl, payload: Json | null, command: string): ActResult {
  if (!payload || Object.keys(payload).length === 0) return { ok: true };
  try {
    respond(state, link, url, payload, `ack of command ${command}`);
    return { ok: true };
  } catch (error) {
    if (error instanceof SlackRefusal) return { ok: false, error: `${command} failed: ${error.message}` };
    throw error;
  }
}
