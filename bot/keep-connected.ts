import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';

/** `connecting` not yet, or again · `connected` payloads come in · `stopped` for good. */
export type ConnectionState = 'connecting' | 'connected' | 'stopped';

export interface KeptConnection {
  state(): ConnectionState;
  /** Ends the trying; resolves when the loop has ended. */
  stop(): Promise<void>;
}

const firstWait = 1_000;
const longestWait = 60_000;
// A connection that breaks sooner than this counts as one that never held, or two refusals would chase each other.
const lasting = 5_000;

/**
 * Keeps a connection up for as long as the program runs: tries until it holds, and again when it is lost. Each failure
 * is one line in the log; the wait between tries doubles up to a minute, and begins anew after a success.
 */
export function keepConnected(
  connect: () => Promise<{ lost: Promise<void> }>,
  log: Logger,
  wait: (milliseconds: number, signal: AbortSignal) => Promise<unknown> = (milliseconds, signal) =>
    pause(milliseconds, undefined, { signal }),
): KeptConnection {
  const stopping = new AbortController();
  const stopped = new Promise<void>((resolve) => stopping.signal.addEventListener('abort', () => resolve()));
  let state: ConnectionState = 'connecting';

  const loop = async () => {
    let nextWait = firstWait;
    while (!stopping.signal.aborted) {
      try {
        const { lost } = await Promise.race([connect(), stopped.then(() => ({ lost: stopped }))]);
        if (stopping.signal.aborted) break;
        state = 'connected';
        const since = performance.now();
        await Promise.race([lost, stopped]);
        state = 'connecting';
        if (performance.now() - since < lasting && !stopping.signal.aborted)
          throw new Error('the connection broke at once');
        nextWait = firstWait;
      } catch (error) {
        log.error(`${whySlackFailed(error)} Trying again in ${nextWait / 1000} s.`);
        await wait(nextWait, stopping.signal).catch(() => {});
        nextWait = Math.min(nextWait * 2, longestWait);
      }
    }
    state = 'stopped';
  };
  const running = loop();

  return {
    state: () => state,
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** One sentence for whoever runs the bot. Errors: https://docs.slack.dev/reference/methods/auth.test#errors */
export function whySlackFailed(error: unknown): string {
  const { data, message } = (error ?? {}) as { data?: { error?: string }; message?: string };
  const code = data?.error;
  if (code === undefined) return `Slack cannot be reached (${message ?? 'the connection was closed'}).`;
  if (code === 'missing_scope')
    return 'Slack says missing_scope: install the app again with the manifest of this version.';
  if (tokenProblems.has(code)) {
    return `Slack refuses the token (${code}): check SLACK_BOT_TOKEN and SLACK_APP_TOKEN.`;
  }
  return `Slack refuses the connection (${code}).`;
}

const tokenProblems = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
  'no_permission',
]);
