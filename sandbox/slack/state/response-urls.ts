import { randomBytes } from 'node:crypto';
import type { ResponseUrl, State } from './state.ts';

const lifeMs = 30 * 60 * 1000;
const uses = 5;

/** A response_url: 5 answers within 30 minutes. https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
export function issueResponseUrl(
  state: State,
  about: Pick<ResponseUrl, 'channel' | 'user' | 'original' | 'threadTs'>,
): string {
  const key = randomBytes(12).toString('hex');
  state.responseUrls.set(key, { ...about, issuedAt: state.clock(), uses: 0 });
  return `${state.url}/response/${state.team.id}/${key}`;
}

/** Counts a use; answers why Slack would refuse it, or null. */
export function countUse(state: State, url: ResponseUrl): 'expired_url' | 'used_url' | null {
  if (state.clock() - url.issuedAt > lifeMs) return 'expired_url';
  if (url.uses >= uses) return 'used_url';
  url.uses += 1;
  return null;
}
