import { createHash } from 'node:crypto';
import type { Clock } from '@inbox-email/core/work/clock.ts';
import { createExpiring } from '../store/expiring.ts';
import type { BotDatabase } from '../store/schema.ts';
import { ApiProblem } from './problem.ts';

/** What was answered: `body` is null where there is none, or it is not kept. */
export interface KeptAnswer {
  status: number;
  body: unknown;
  etag?: string;
}

/** Remembers what was answered to a request with an Idempotency-Key: for 24 hours, also over a restart. */
export interface Answers {
  /**
   * The answer that was given, or what `work` gives now. Two at once with the same key: the second waits for the first.
   * What is refused or fails is not remembered. `keep` false: only that there was such a request.
   *
   * @throws ApiProblem `idempotency-key-reused` where the key came with another request
   */
  once(
    request: { key: string; fingerprint: string; keep: boolean },
    work: () => Promise<KeptAnswer>,
  ): Promise<{ answer: KeptAnswer; repeated: boolean }>;
}

interface Row {
  fingerprint: string;
  answer: KeptAnswer | null;
}

export function createAnswers(database: BotDatabase, clock: Clock): Answers {
  const kept = createExpiring<Row>(database, 'api-answer', dayInMilliseconds, clock);
  const underWay = new Map<string, Promise<unknown>>();
  return {
    async once({ key, fingerprint, keep }, work) {
      while (underWay.has(key)) await underWay.get(key)?.catch(() => {});
      const mine = answerOnce();
      underWay.set(key, mine);
      return mine.finally(() => underWay.delete(key));

      async function answerOnce() {
        const before = await kept.get(key);
        if (before !== undefined && before.fingerprint !== fingerprint) throw new ApiProblem('idempotency-key-reused');
        if (before?.answer) return { answer: before.answer, repeated: true };
        const answer = await work();
        await kept.set(key, { fingerprint, answer: keep ? answer : null });
        return { answer, repeated: false };
      }
    },
  };
}

const dayInMilliseconds = 24 * 3_600_000;

export const hashOf = (...parts: readonly string[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
