import { setTimeout as pause } from 'node:timers/promises';
import type { BotContext } from '../context.ts';
import { createPosting, type Posting } from './posting.ts';

/** Runs until `stop`, which lets the post that is on its way arrive. */
export function startPosting(
  context: BotContext,
): { stop(): Promise<void> } & Pick<Posting, 'channelOpened' | 'showTicket'> {
  const posting = createPosting(context);
  const stopping = new AbortController();
  let wake = () => {};

  const run = async () => {
    while (!stopping.signal.aborted) {
      const round = new AbortController();
      const signal = AbortSignal.any([stopping.signal, round.signal]);
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const dueAt = await posting.tick(stopping.signal).catch((error: Error) => {
        context.log.error({ name: error.name, stack: error.stack }, 'Posting to Slack failed; trying again');
        return Date.now() + 1000;
      });
      const wait = Math.min(Math.max((dueAt ?? Number.POSITIVE_INFINITY) - Date.now(), shortestPause), longestPause);
      await Promise.race([
        context.desk.feed.changed(signal).catch(() => {}),
        pause(wait, undefined, { signal }).catch(() => {}),
        woken,
      ]);
      round.abort();
    }
  };
  const running = run();

  return {
    async channelOpened(channel) {
      await posting.channelOpened(channel);
      wake();
    },
    async showTicket(ticketId) {
      await posting.showTicket(ticketId);
      wake();
    },
    async stop() {
      stopping.abort();
      wake();
      // A call to Slack may hang for longer; its post is found again after the next start.
      await Promise.race([running, pause(stopWithin)]);
    },
  };
}

const shortestPause = 20;
// A supervisor's new choice of channels is noticed this fast.
const longestPause = 2000;
/** Milliseconds; whoever stops the program has little time, and mail servers need it more. */
const stopWithin = 1500;
