import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { afterFailure } from '../../../bot/tickets/after-failure.ts';
import { FileNotTaken } from '../../../bot/tickets/upload-file.ts';

const refusal = (error: string) => new WebAPIPlatformError({ ok: false, error });
const network = (code: string) =>
  new WebAPIRequestError(new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) }));

describe('after a failure', () => {
  test('429 waits as long as Slack says', () => {
    const decision = afterFailure(new WebAPIRateLimitedError(30));
    expect(decision).toEqual({ kind: 'wait', fault: 'pace', atLeast: 30_000, known: true, problem: 'ratelimited' });
  });

  test.each([500, 502, 503])('HTTP %i may have posted: it is looked for, and not at once', (status) => {
    const decision = afterFailure(new WebAPIHTTPError(status, '', {}));
    expect(decision).toMatchObject({ kind: 'wait', fault: 'maybe-slack', known: false, atLeast: 4000 });
  });

  test.each(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED'])('%s cannot have posted', (code) => {
    expect(afterFailure(network(code))).toMatchObject({
      kind: 'wait',
      fault: 'unreachable',
      known: true,
      problem: code,
    });
  });

  test.each(['ECONNRESET', 'UND_ERR_SOCKET', 'EPIPE'])('%s may have posted', (code) => {
    expect(afterFailure(network(code))).toMatchObject({ kind: 'wait', fault: 'maybe-slack', known: false });
  });

  test('an answer that did not come in time may have posted', () => {
    const timeout = new WebAPIRequestError(new DOMException('The operation timed out', 'TimeoutError'));
    expect(afterFailure(timeout)).toMatchObject({ fault: 'maybe-slack', known: false, problem: 'no_answer' });
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
    expect(afterFailure(refusal(code))).toEqual({ kind, problem: code });
  });

  test.each([
    ['token_revoked', 'refuses-bot', true],
    ['invalid_auth', 'refuses-bot', true],
    ['missing_scope', 'refuses-bot', true],
    ['internal_error', 'maybe-slack', false],
    ['fatal_error', 'maybe-slack', false],
    ['ratelimited', 'pace', true],
    ['something_new', 'post', true],
  ])('%s waits: %s, known %s', (code, fault, known) => {
    expect(afterFailure(refusal(code))).toMatchObject({ kind: 'wait', fault, known });
  });

  test.each([
    [0, 'maybe-slack'],
    [503, 'maybe-slack'],
    [400, 'post'],
  ])('an upload answered with %i (0: not at all) has been seen by nobody: %s', (status, fault) => {
    expect(afterFailure(new FileNotTaken('no', status))).toMatchObject({ kind: 'wait', fault, known: true });
  });

  test('a failure of ours is this post’s', () => {
    expect(afterFailure(new RangeError('ours'))).toMatchObject({ kind: 'wait', fault: 'post', known: false });
  });
});
