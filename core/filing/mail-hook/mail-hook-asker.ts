import type { Logger } from 'pino';
import * as z from 'zod';
import type { Network } from '../../account/network.ts';
import { SealBroken, type Vault } from '../../account/secrets.ts';
import { post } from '../../hooks/post.ts';
import { signedHeaders } from '../../hooks/signature.ts';
import { findMailHook } from '../../store/mail-hook.ts';
import type { CoreDatabase } from '../../store/schema.ts';
import type { HookNote } from '../../ticket/hook-note.ts';
import { priorities } from '../../ticket/ticket.ts';
import type { Clock } from '../../work/clock.ts';

/** Asks the mail hook, and spares it (and whoever waits for mail) while it fails. */
export interface MailHookAsker {
  /** Whether there is a hook to ask now. `'paused'`: it failed again and again, and is not asked for a while. */
  state(): Promise<'none' | 'ready' | 'paused'>;
  /**
   * Never throws for what the hook does. Null where the hook was taken away meanwhile.
   *
   * @throws AskingEnded
   */
  ask(id: string, question: object): Promise<HookNote | null>;
  paused(): boolean;
  lastOutcome(): string | null;
  /** Ends the questions under way. */
  close(): void;
}

/** The process is about to stop: the mail stays unfiled, and is asked about when it starts again. */
export class AskingEnded extends Error {}

/** So many failures in a row, and it is not asked for a minute; the next failure then means another minute. */
const failuresAtMost = 3;
const pause = 60_000;

/** Characters of an answer that is read. */
const answerAtMost = 10_000;

const adviceSchema = z.object({
  type: z.string().max(100).nullish(),
  group: z.string().max(100).nullish(),
  priority: z.enum(priorities).nullish(),
  ignore: z.boolean().nullish(),
});

export function createMailHookAsker({
  db,
  vault,
  network,
  clock,
  log,
}: {
  db: CoreDatabase;
  vault: Vault;
  network: Network;
  clock: Clock;
  log: Logger;
}): MailHookAsker {
  const closing = new AbortController();
  let failures = 0;
  let pausedUntil = 0;
  let last: string | null = null;

  const paused = () => failures >= failuresAtMost && clock() < pausedUntil;
  const note = (answer: HookNote): HookNote => {
    last = answer.outcome === 'answered' ? 'answered' : answer.why;
    if (answer.outcome === 'answered') {
      failures = 0;
    } else {
      failures += 1;
      pausedUntil = clock() + pause;
      if (failures === failuresAtMost)
        log.warn({ why: answer.why }, 'The mail hook fails: it is not asked for a minute');
    }
    return answer;
  };

  return {
    paused,
    lastOutcome: () => last,
    async state() {
      if ((await findMailHook(db, vault)) === null) return 'none';
      return paused() ? 'paused' : 'ready';
    },
    async ask(id, question) {
      const hook = await findMailHook(db, vault);
      if (hook === null) return null;
      // The first that fails for the third time keeps those behind it from waiting too.
      if (paused()) return { outcome: 'failed', why: 'paused' };
      const body = JSON.stringify(question);
      let secret: string;
      try {
        secret = hook.secret();
      } catch (error) {
        if (error instanceof SealBroken) return note({ outcome: 'failed', why: 'no-secret' });
        throw error;
      }
      const headers = { Accept: 'application/json', ...signedHeaders(id, body, secret, clock()) };
      const { signal } = closing;
      const answer = await post(hook.url, body, headers, { network, within: hook.within, answerAtMost, signal });
      if (signal.aborted && typeof answer === 'string') throw new AskingEnded();
      return note(typeof answer === 'string' ? { outcome: 'failed', why: answer } : read(answer));
    },
    close: () => closing.abort(),
  };
}

/** An empty answer has nothing against the mail. */
function read({ status, body }: { status: number; body: string }): HookNote {
  if (status < 200 || status >= 300) return { outcome: 'failed', why: String(status) };
  if (body.trim() === '') return { outcome: 'answered', advice: {} };
  const parsed = adviceSchema.safeParse(jsonOf(body));
  if (!parsed.success) return { outcome: 'failed', why: 'not-understood' };
  const { type, group, priority, ignore } = parsed.data;
  return {
    outcome: 'answered',
    advice: {
      ...(type && { type }),
      ...(group && { group }),
      ...(priority && { priority }),
      ...(ignore && { ignore }),
    },
  };
}

function jsonOf(words: string): unknown {
  try {
    return JSON.parse(words);
  } catch {
    return null;
  }
}
