import { keepConnected, whySlackFailed } from '@inbox-email/bot/keep-connected.ts';
import type { Logger } from 'pino';
import { describe, expect, test } from 'vitest';

function recordedLog() {
  const lines: string[] = [];
  return { lines, log: { error: (line: string) => lines.push(line) } as unknown as Logger };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the connection to Slack', () => {
  test('is tried again after each failure, with waits that double up to a minute', async () => {
    const waits: number[] = [];
    const { lines, log } = recordedLog();
    let tries = 0;
    const connection = keepConnected(
      async () => {
        tries++;
        if (tries < 9) throw new Error('fetch failed');
        return { lost: new Promise(() => {}) };
      },
      log,
      async (milliseconds) => waits.push(milliseconds),
    );
    while (connection.state() !== 'connected') await settled();
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
    expect(lines[0]).toBe('Slack cannot be reached (fetch failed). Trying again in 1 s.');
    await connection.stop();
    expect(connection.state()).toBe('stopped');
  });

  test('that breaks at once is not made again at once', async () => {
    const waits: number[] = [];
    const { log } = recordedLog();
    const connection = keepConnected(
      async () => ({ lost: Promise.resolve() }),
      log,
      async (milliseconds) => {
        waits.push(milliseconds);
        if (waits.length === 3) await new Promise(() => {});
      },
    );
    while (waits.length < 3) await settled();
    expect(waits).toEqual([1000, 2000, 4000]);
    expect(connection.state()).toBe('connecting');
  });

  test('can be given up while it is being made', async () => {
    const { log } = recordedLog();
    const connection = keepConnected(() => new Promise(() => {}), log);
    await connection.stop();
    expect(connection.state()).toBe('stopped');
  });
});

describe('why Slack failed', () => {
  test.each([
    [
      { data: { error: 'invalid_auth' } },
      'Slack refuses the token (invalid_auth): check SLACK_BOT_TOKEN and SLACK_APP_TOKEN.',
    ],
    [
      { data: { error: 'missing_scope' } },
      'Slack says missing_scope: install the app again with the manifest of this version.',
    ],
    [{ data: { error: 'fatal_error' } }, 'Slack refuses the connection (fatal_error).'],
    [
      new Error('A request error occurred: getaddrinfo ENOTFOUND slack.com'),
      'Slack cannot be reached (A request error occurred: getaddrinfo ENOTFOUND slack.com).',
    ],
    [undefined, 'Slack cannot be reached (the connection was closed).'],
  ])('%o is one sentence', (error, sentence) => {
    expect(whySlackFailed(error)).toBe(sentence);
  });
});
