import type { Explanation, ShownCertificate, Side, Stage, StageDetail, StageResult } from '../account/diagnosis.ts';
import { explain } from '../account/explain.ts';
import { failureOf } from '../account/failure.ts';
import { redact } from '../account/redact.ts';
import { StageError } from '../account/stage-error.ts';
import { longest, within } from './limits.ts';
import type { Stages } from './testing.ts';

/**
 * Goes through the stages in order and notes in `results` how each went; what stands behind a failed one is skipped.
 * Each may take `stageAtMost` milliseconds.
 */
export async function runSide(options: {
  side: Side;
  host: string;
  /** The outgoing side signs in as the incoming one does: what is wrong with it is mended there. */
  sharesIdentity: boolean;
  stages: Stages;
  results: StageResult[];
  secrets: readonly string[];
  stageAtMost: number;
  over: AbortSignal;
  changed: () => void;
}): Promise<void> {
  const { side, host, sharesIdentity, stages, results, secrets, stageAtMost, over, changed } = options;
  for (const [index, { stage }] of results.entries()) {
    const step = stages[stage];
    if (step === undefined) {
      results[index] = { stage, status: 'skipped' };
      continue;
    }
    const began = performance.now();
    const milliseconds = () => Math.round(performance.now() - began);
    results[index] = { stage, status: 'running' };
    changed();
    try {
      const outcome = await within(limitOf(stage, stageAtMost), over, step());
      results[index] =
        outcome === 'skip'
          ? { stage, status: 'skipped' }
          : { stage, status: 'passed', milliseconds: milliseconds(), ...detailOf(outcome, secrets) };
      changed();
    } catch (error) {
      const [at, cause] = error instanceof StageError ? [error.stage, error.cause] : [stage, error];
      const explanation = sharing(explain(failureOf(side, at, cause, secrets, host)), sharesIdentity);
      const { certificate, about } = cause as { certificate?: ShownCertificate; about?: string };
      results[index] = {
        ...{ stage, status: 'failed', milliseconds: milliseconds(), explanation },
        ...(certificate !== undefined && { certificate }),
        // An alias is mended where aliases are, not in the account's own address.
        ...(about !== undefined && { about, explanation: { ...explanation, field: null } }),
      };
      for (const [rest, { stage: skipped }] of results.entries()) {
        if (rest > index) results[rest] = { stage: skipped, status: 'skipped' };
      }
      break;
    }
  }
  changed();
}

/** What is wrong with the outgoing side's sign-in is mended at the incoming one, where both sign in alike. */
export function sharing(explanation: Explanation, sharesIdentity: boolean): Explanation {
  const { field } = explanation;
  if (!sharesIdentity) return explanation;
  if (field === 'outgoing.password') return { ...explanation, field: 'incoming.password' };
  return field === 'outgoing.login' ? { ...explanation, field: 'incoming.login' } : explanation;
}

/** A host may have several addresses that are tried in turn; the round trip has a limit of its own. */
function limitOf(stage: Stage, usual: number): number {
  if (stage === 'round-trip') return longest;
  // Each alias takes a connection of its own.
  if (stage === 'sender') return 2 * usual;
  return stage === 'connect' ? 2 * usual : usual;
}

function detailOf(outcome: StageDetail | undefined, secrets: readonly string[]): { detail?: StageDetail } {
  if (outcome === undefined) return {};
  if (outcome.kind !== 'words') return { detail: outcome };
  return outcome.words === '' ? {} : { detail: { ...outcome, words: redact(outcome.words, secrets).slice(0, 300) } };
}
