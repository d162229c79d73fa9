import { Worker } from 'node:worker_threads';
import type { NameService, RecordType } from '../../account/name-service.ts';
import { parseAuthenticationResults } from '../../message/sender/authentication-results.ts';
import { checkedHere, type SenderVerdict, senderVerdict } from '../../message/sender/sender-verdict.ts';
import type { FromThread, ToThread } from './checking-program.ts';

/** Finds out itself whether mails come from where they say. */
export interface SenderChecker {
  /**
   * Null where nothing can be said: the DNS does not answer in time, or the mail is of a kind that no honest one is. Never
   * throws, and never takes longer than `within`.
   *
   * @param from the address in From
   */
  check(bytes: Uint8Array, from: string): Promise<SenderVerdict | null>;
  close(): Promise<void>;
}

export interface SenderCheckerOptions {
  names: Pick<NameService, 'records'>;
  /** Milliseconds for a mail. */
  within?: number;
}

/** What one mail may ask of the DNS. SPF alone may ask ten times (RFC 7208, section 4.6.4), twice over with addresses. */
const mostQuestions = 60;

/** The last part of a mail's time, in which no question is waited for any more. */
const reserve = 0.2;

/**
 * Checks in a thread of its own: a hostile mail costs no more than its own check and the few that run beside it. The
 * thread comes with the first mail.
 */
export function createSenderChecker({ names, within = 5000 }: SenderCheckerOptions): SenderChecker {
  let thread: Worker | null = null;
  let checks = 0;
  let closed = false;
  const underWay = new Map<number, Check>();

  const start = () => {
    const started = new Worker(new URL('./checking-program.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    });
    const lost = () => {
      if (thread === started) thread = null;
      for (const [id, { on, settle }] of underWay) {
        if (on !== started) continue;
        underWay.delete(id);
        settle(null);
      }
    };
    started.on('message', (message: FromThread) => {
      const check = underWay.get(message.id);
      if (message.kind === 'question') return void answer(started, check, message);
      underWay.delete(message.id);
      check?.settle(message.results);
    });
    started.on('error', lost);
    started.on('exit', lost);
    started.unref();
    return started;
  };

  const answer = async (on: Worker, check: Check | undefined, { question, name, type }: Question) => {
    const send = (message: ToThread) => on.postMessage(message);
    check ??= { on, settle: () => {}, asked: mostQuestions, noMoreAnswers: Promise.resolve(null) };
    check.asked += 1;
    if (check.asked > mostQuestions) return send({ kind: 'failure', question, code: 'ESERVFAIL' });
    try {
      const records = await Promise.race([names.records(name, type as RecordType), check.noMoreAnswers]);
      if (records === null) send({ kind: 'failure', question, code: 'ETIMEOUT' });
      else send({ kind: 'answer', question, records });
    } catch (error) {
      send({ kind: 'failure', question, code: (error as NodeJS.ErrnoException).code ?? 'ESERVFAIL' });
    }
  };

  return {
    async check(bytes, from) {
      if (closed) return null;
      thread ??= start();
      const on = thread;
      const id = ++checks;
      const results = Promise.withResolvers<string | null>();
      const outOfTime = Promise.withResolvers<null>();
      const noAnswers = setTimeout(() => outOfTime.resolve(null), within * (1 - reserve));
      const tooLong = setTimeout(() => void on.terminate(), within);
      underWay.set(id, { on, settle: results.resolve, asked: 0, noMoreAnswers: outOfTime.promise });
      on.postMessage({ kind: 'check', id, bytes } satisfies ToThread);
      const found = await results.promise;
      clearTimeout(noAnswers);
      clearTimeout(tooLong);
      return found === null ? null : verdictOf(found, from);
    },
    async close() {
      closed = true;
      await thread?.terminate();
    },
  };
}

interface Check {
  on: Worker;
  settle: (results: string | null) => void;
  asked: number;
  noMoreAnswers: Promise<null>;
}

type Question = Extract<FromThread, { kind: 'question' }>;

/**
 * A mail fails only where the domain's own policy (DMARC) says so: mail that was forwarded fails SPF though nothing is
 * wrong with it. Where part of it could not be asked, a failure means nothing.
 */
function verdictOf(results: string, from: string): SenderVerdict | null {
  const read = parseAuthenticationResults(results);
  const verdict = senderVerdict([read], () => true, from);
  if (verdict === null) return null;
  const unsure = read.results.some(({ result }) => result === 'temperror');
  const fails = verdict.verdict === 'fail';
  if (fails && unsure) return null;
  return { ...verdict, verdict: fails && verdict.dmarc !== 'fail' ? 'none' : verdict.verdict, by: checkedHere };
}
