/** Who may be posted to when: Slack takes about one message a second per channel, and short bursts above it. */
export interface ChannelPace {
  /** Takes up a channel's turn; false when it has none now. */
  take(channel: string): boolean;
  /** Nothing for this channel (or, with null, for any) until then. */
  hold(channel: string | null, until: number): void;
  /** Ends a channel's hold, or every channel's. */
  release(channel?: string): void;
  /** Channels that have no turn now. */
  blocked(): string[];
  /** When nothing at all may be sent, until when; else null. */
  heldUntil(): number | null;
  /** When the first of the blocked channels has its turn again; null when none is blocked. */
  nextTurn(): number | null;
}

const burst = 3;
const millisecondsPerMessage = 1000;

/** https://docs.slack.dev/apis/web-api/rate-limits#rate-limits__posting-messages. `now` in milliseconds since 1970. */
export function createChannelPace(now: () => number): ChannelPace {
  // When the channel's bucket would be full again: a bucket of `burst` turns that gets one back per second.
  const fullAt = new Map<string, number>();
  const holds = new Map<string, number>();
  let allHeldUntil = 0;

  const turnAt = (channel: string) =>
    Math.max((fullAt.get(channel) ?? 0) - (burst - 1) * millisecondsPerMessage, holds.get(channel) ?? 0);
  const channels = () => new Set([...fullAt.keys(), ...holds.keys()]);
  const blocked = () => [...channels()].filter((channel) => turnAt(channel) > now());

  return {
    take(channel) {
      if (allHeldUntil > now() || turnAt(channel) > now()) return false;
      fullAt.set(channel, Math.max(fullAt.get(channel) ?? 0, now()) + millisecondsPerMessage);
      return true;
    },
    hold(channel, until) {
      if (channel === null) allHeldUntil = Math.max(allHeldUntil, until);
      else holds.set(channel, until);
    },
    release(channel) {
      if (channel === undefined) holds.clear();
      else holds.delete(channel);
    },
    blocked,
    heldUntil: () => (allHeldUntil > now() ? allHeldUntil : null),
    nextTurn() {
      const turns = blocked().map(turnAt);
      return turns.length === 0 ? null : Math.min(...turns);
    },
  };
}
