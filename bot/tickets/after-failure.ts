import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { FileNotTaken } from './upload-file.ts';

/**
 * What to do after Slack did not take a post.
 *
 * `wait`          try again later, at the earliest after `atLeast` milliseconds; `fault` helps to decide who else waits
 *                 meanwhile. `known` false: Slack may have done it, so look for it before the next try.
 * `ask-people`    the channel takes nothing until a person acts
 * `begin-again`   the ticket's first message is gone
 * `show-plainly`  Slack refuses this content
 * `give-up`       there is nothing left to post to or to change
 */
export type AfterFailure =
  | { kind: 'wait'; fault: Fault; atLeast: number; known: boolean; problem: string }
  | { kind: 'ask-people'; problem: string }
  | { kind: 'begin-again'; problem: string }
  | { kind: 'show-plainly'; problem: string }
  | { kind: 'give-up'; problem: string };

/**
 * `pace`         too much for the channel at once
 * `refuses-bot`  Slack takes nothing from this bot
 * `unreachable`  there is no way to Slack
 * `maybe-slack`  Slack failed, or the connection broke: over this post, or over everything
 * `post`         something about this post
 */
export type Fault = 'pace' | 'refuses-bot' | 'unreachable' | 'maybe-slack' | 'post';

/** Decides from what the Web API client threw, or an upload. */
export function afterFailure(error: unknown): AfterFailure {
  if (error instanceof WebAPIRateLimitedError) {
    return wait('pace', Math.max(error.retryAfter, 1) * seconds, true, 'ratelimited');
  }
  if (error instanceof WebAPIHTTPError) return unknownOutcome(`http_${error.statusCode}`);
  if (error instanceof WebAPIRequestError) {
    const code = networkCode(error.original);
    return neverSent.has(code) ? wait('unreachable', 0, true, code) : unknownOutcome(code || 'no_answer');
  }
  if (error instanceof WebAPIPlatformError) return afterRefusal(error.data.error);
  if (error instanceof FileNotTaken) {
    return wait(error.status >= 500 || error.status === 0 ? 'maybe-slack' : 'post', 0, true, 'not_uploaded');
  }
  return wait('post', 0, false, 'failed');
}

/** Slack's error codes: https://docs.slack.dev/reference/methods/chat.postMessage#errors and those of chat.update, files.*. */
function afterRefusal(code: string): AfterFailure {
  if (code === 'ratelimited' || code === 'rate_limited' || code === 'message_limit_exceeded') {
    return wait('pace', 30 * seconds, true, code);
  }
  if (maybeDone.has(code)) return unknownOutcome(code);
  if (refusesBot.has(code)) return wait('refuses-bot', 60 * seconds, true, code);
  if (closedChannel.has(code) || code.startsWith('restricted_action')) return { kind: 'ask-people', problem: code };
  if (noThread.has(code)) return { kind: 'begin-again', problem: code };
  if (badContent.has(code)) return { kind: 'show-plainly', problem: code };
  if (nothingLeft.has(code)) return { kind: 'give-up', problem: code };
  return wait('post', 60 * seconds, true, code);
}

const seconds = 1000;

/** A request that Slack is still busy with may come to something later: the search must not come before that. */
function unknownOutcome(problem: string): AfterFailure {
  return wait('maybe-slack', 4 * seconds, false, problem);
}

function wait(fault: Fault, atLeast: number, known: boolean, problem: string): AfterFailure {
  return { kind: 'wait', fault, atLeast, known, problem };
}

/** The innermost code: fetch wraps the socket's error as its cause. */
function networkCode(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const inner = networkCode(error.cause);
  return (
    inner ||
    (typeof (error as NodeJS.ErrnoException).code === 'string' ? ((error as NodeJS.ErrnoException).code ?? '') : '')
  );
}

/** No connection came about, so Slack cannot have seen the request. */
const neverSent = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const maybeDone = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
]);

const refusesBot = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'missing_scope',
  'not_allowed_token_type',
  'org_login_required',
  'ekm_access_denied',
  'access_denied',
  'two_factor_setup_required',
]);

const closedChannel = new Set([
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'no_permission',
  'posting_to_general_channel_denied',
  'method_not_supported_for_channel_type',
  'channel_type_not_supported',
  'invalid_channel',
  'mpim_archived',
]);

const noThread = new Set(['thread_not_found', 'cannot_reply_to_message']);

const badContent = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_arguments',
  'msg_blocks_too_long',
  'msg_too_long',
  'no_text',
  'invalid_metadata_format',
  'invalid_metadata_schema',
  'metadata_too_large',
]);

const nothingLeft = new Set([
  'message_not_found',
  'cant_update_message',
  'edit_window_closed',
  'is_inactive',
  'file_uploads_disabled',
  'file_uploads_except_images_disabled',
  'file_upload_size_restricted',
  'file_type_not_allowed',
  'blocked_file_type',
  'storage_limit_reached',
  'malware_detected',
  'slack_connect_file_link_sharing_blocked',
  'slack_connect_file_upload_sharing_blocked',
  'slack_connect_clip_sharing_blocked',
]);
