import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { afterFailure } from '../../../bot/tickets/after-failure.ts';

const refusal = (error: string) => new WebAPIPlatformError({ ok: false, error });
const network = (code: string) =>
  new WebAPIRequestError(new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) }));

describe('after a failure', () => {
  test('429 waits as long as Slack says, with that channel only', () => {
    const decision = afterFailure(new WebAPIRateLimitedError(30), 0);
    expect(decision).toEqual({
      kind: 'wait',
      scope: 'channel',
      milliseconds: 30_000,
      known: true,
      problem: 'ratelimited',
    });
  });

  test.each([500, 502, 503])('HTTP %i may have posted: everything waits, and the post is looked for', (status) => {
    const decision = afterFailure(new WebAPIHTTPError(status, '', {}), 0);
    expect(decision).toMatchObject({ kind: 'wait', scope: 'slack', known: false });
  });

  test.each(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED'])('%s cannot have posted', (code) => {
    expect(afterFailure(network(code), 0)).toMatchObject({ kind: 'wait', scope: 'slack', known: true, problem: code });
  });

  test.each(['ECONNRESET', 'UND_ERR_SOCKET', 'EPIPE'])('%s may have posted', (code) => {
    expect(afterFailure(network(code), 0)).toMatchObject({ kind: 'wait', scope: 'slack', known: false });
  });

  test('an answer that did not come in time may have posted', () => {
    const timeout = new WebAPIRequestError(new DOMException('The operation timed out', 'TimeoutError'));
    expect(afterFailure(timeout, 0)).toMatchObject({
      kind: 'wait',
      scope: 'slack',
      known: false,
      problem: 'no_answer',
    });
  });

  test.each([
    ['channel_not_found', 'ask-people'],
    ['not_in_channel', 'ask-people'],
    ['is_archived', 'ask-people'],
    ['restricted_action_read_only_channel', 'ask-people'],
    ['thread_not_found', 'begin-again'],
    ['invalid_blocks', 'show-plainly'],
    ['msg_too_long', 'show-plainly'],
    ['message_not_found', 'give-up'],
    ['malware_detected', 'give-up'],
  ])('%s: %s', (code, kind) => {
    expect(afterFailure(refusal(code), 0)).toEqual({ kind, problem: code });
  });

  test.each([
    ['token_revoked', 'slack', true],
    ['invalid_auth', 'slack', true],
    ['missing_scope', 'slack', true],
    ['internal_error', 'slack', false],
    ['fatal_error', 'slack', false],
    ['ratelimited', 'channel', true],
    ['something_new', 'post', true],
  ])('%s waits: scope %s, known %s', (code, scope, known) => {
    expect(afterFailure(refusal(code), 0)).toMatchObject({ kind: 'wait', scope, known });
  });

  test('waits longer each time, and never longer than five minutes', () => {
    const waits = [0, 1, 2, 3, 4, 50].map((attempts) => {
      const decision = afterFailure(network('ENOTFOUND'), attempts);
      return decision.kind === 'wait' ? decision.milliseconds : null;
    });
    expect(waits).toEqual([5000, 15_000, 45_000, 135_000, 300_000, 300_000]);
  });
});
