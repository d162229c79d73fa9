import { createHmac } from 'node:crypto';
import type { Json } from '../control-api.ts';
import { complain, type State } from '../state/state.ts';
import type { Ack, Outgoing, Transport } from './transport.ts';

/**
 * HTTP mode: everything is posted to one request URL, signed with the app's signing secret.
 * https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export function deliverOverHttp(state: State, requestUrl: string, ackDeadlineMs: number): HttpMode {
  let verified = false;

  async function post(body: string, contentType: string, extra: Record<string, string> = {}): Promise<Ack> {
    // Wall-clock time, not the workspace's clock: the app compares it with its own and refuses what is 5 minutes old.
    const timestamp = String(Math.floor(Date.now() / 1000));
    const headers = {
      ...extra,
      'content-type': contentType,
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': signatureOf(state.tokens.signingSecret, timestamp, body),
    };
    try {
      const signal = AbortSignal.timeout(ackDeadlineMs);
      const response = await fetch(requestUrl, { method: 'POST', headers, body, signal, redirect: 'manual' });
      const text = await response.text();
      if (response.status !== 200) return { status: 'refused', detail: `the app answered ${response.status}` };
      return { status: 'acked', payload: answerOf(text) };
    } catch (error) {
      return error instanceof DOMException
        ? { status: 'silent', detail: `no answer within ${ackDeadlineMs} ms` }
        : { status: 'unreachable', detail: `${requestUrl} cannot be reached` };
    }
  }

  return {
    kind: 'http',
    connected: () => verified,
    async verify() {
      const challenge = createHmac('sha256', state.tokens.signingSecret).update(String(state.clock())).digest('hex');
      const body = { token: state.app.verificationToken, challenge, type: 'url_verification' };
      const ack = await post(JSON.stringify(body), 'application/json');
      if (ack.status === 'unreachable') return false;
      const answer = ack.status === 'acked' ? (ack.payload?.challenge ?? ack.payload?.text) : null;
      if (answer !== challenge)
        complain(state, 'url_verification_failed', requestUrl, 'the challenge did not come back');
      verified = answer === challenge;
      return verified;
    },
    async send(outgoing) {
      const ack = await post(bodyOf(outgoing), contentTypeOf(outgoing), retryHeaders(outgoing));
      if (ack.status !== 'unreachable') verified = true;
      return ack;
    },
    disconnect() {
      // Requests of HTTP mode hold no connection that could be dropped.
    },
    async stop() {
      verified = false;
    },
  };
}

export interface HttpMode extends Transport {
  /** Sends `url_verification`; true once the app gave the challenge back, false while it is not reachable. */
  verify(): Promise<boolean>;
}

function signatureOf(secret: string, timestamp: string, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

function bodyOf({ type, payload }: Outgoing): string {
  if (type === 'events_api') return JSON.stringify(payload);
  const fields = type === 'slash_commands' ? payload : { payload: JSON.stringify(payload) };
  return new URLSearchParams(fields).toString();
}

function contentTypeOf({ type }: Outgoing): string {
  return type === 'events_api' ? 'application/json' : 'application/x-www-form-urlencoded';
}

function retryHeaders({ retry }: Outgoing): Record<string, string> {
  return retry ? { 'x-slack-retry-num': String(retry.attempt), 'x-slack-retry-reason': retry.reason } : {};
}

/** An answer that is not JSON is the text of a message, as Slack reads it for commands. */
function answerOf(text: string): Json | null {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return { text };
  }
}
