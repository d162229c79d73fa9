import { setTimeout as after } from 'node:timers';
import type { Json } from '../control-api.ts';
import type { Faults } from '../faults.ts';
import { subscribes } from '../manifest.ts';
import { newId } from '../state/ids.ts';
import { complain, type State } from '../state/state.ts';
import type { Ack, Outgoing, Transport } from './transport.ts';

/** The way from the workspace to the app. */
export interface AppLink {
  transport: Transport;
  /** Sends an event of the Events API, and again while it is not acknowledged. Does not wait. */
  event(event: Json): void;
  /** Sends an interaction or a command and waits for the ack; silence is a complaint. */
  interact(outgoing: Outgoing, where: string): Promise<Ack>;
  /** Resolves when the app has answered every event that is on its way. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

export interface LinkOptions {
  state: State;
  transport: Transport;
  faults: Faults;
  /** Pauses before each redelivery of an event, in milliseconds. Slack: at once, after 1 minute, after 5 minutes. */
  retryPauses: readonly number[];
}

/** https://docs.slack.dev/apis/events-api#retries */
export function createAppLink({ state, transport, faults, retryPauses }: LinkOptions): AppLink {
  const timers = new Set<NodeJS.Timeout>();
  const onTheirWay = new Set<Promise<void>>();

  async function attempt(payload: Json, number: number, reason: string): Promise<void> {
    const outgoing: Outgoing = { type: 'events_api', payload, acceptsResponse: false };
    if (number > 0) outgoing.retry = { attempt: number, reason };
    const ack = await transport.send(outgoing);
    if (ack.status === 'acked') {
      refuseUnwantedAnswer(state, payload.event.type, ack.payload);
      return;
    }
    if (ack.status !== 'unreachable') reportSilence(state, `event ${payload.event.type}`, ack);
    const pause = retryPauses[number];
    if (pause === undefined) return;
    const timer = after(() => {
      timers.delete(timer);
      void attempt(payload, number + 1, reasonOf(ack));
    }, pause);
    timers.add(timer);
  }

  return {
    transport,
    event(event) {
      if (!subscribes(state.manifest, subscriptionOf(event))) return;
      const payload = eventCallback(state, event);
      const times = faults.takeDoubleEvent() ? 2 : 1;
      for (let i = 0; i < times; i += 1) {
        const delivery: Promise<void> = attempt(payload, 0, '').finally(() => onTheirWay.delete(delivery));
        onTheirWay.add(delivery);
      }
    },
    async interact(outgoing, where) {
      const ack = await transport.send(outgoing);
      if (ack.status === 'silent' || ack.status === 'refused') reportSilence(state, where, ack);
      if (ack.status === 'acked' && !outgoing.acceptsResponse) refuseUnwantedAnswer(state, where, ack.payload);
      return ack;
    },
    async settled() {
      while (onTheirWay.size > 0) await Promise.all(onTheirWay);
    },
    stop() {
      for (const timer of timers) clearTimeout(timer);
      return transport.stop();
    },
  };
}

/** The outer event that wraps every event. https://docs.slack.dev/apis/events-api#event-type-structure */
function eventCallback(state: State, event: Json): Json {
  return {
    token: state.app.verificationToken,
    team_id: state.team.id,
    context_team_id: state.team.id,
    context_enterprise_id: null,
    api_app_id: state.app.id,
    event,
    type: 'event_callback',
    event_id: newId(state, 'Ev'),
    event_time: Math.floor(state.clock() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: state.team.id,
        user_id: state.app.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${Buffer.from(JSON.stringify({ et: event.type, tid: state.team.id })).toString('base64url')}`,
  };
}

/** Messages are subscribed to by the kind of conversation: `message.channels`, `message.groups`, `message.im`. */
function subscriptionOf(event: Json): string {
  if (event.type !== 'message') return event.type;
  const kinds: Record<string, string> = { channel: 'channels', group: 'groups', im: 'im' };
  return `message.${kinds[event.channel_type] ?? 'channels'}`;
}

function reportSilence(state: State, where: string, ack: Exclude<Ack, { status: 'acked' }>): void {
  complain(state, ack.status === 'silent' ? 'missing_ack' : 'refused', where, ack.detail);
}

function refuseUnwantedAnswer(state: State, where: string, payload: Json | null): void {
  if (payload === null || (typeof payload === 'object' && Object.keys(payload).length === 0)) return;
  complain(state, 'response_not_accepted', where, 'the ack carries a payload that Slack does not read here');
}

function reasonOf(ack: Ack): string {
  const reasons = { acked: '', silent: 'timeout', unreachable: 'connection_failed', refused: 'http_error' };
  return reasons[ack.status];
}
