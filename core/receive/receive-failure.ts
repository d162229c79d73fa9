import { explain } from '../account/explain.ts';
import { type Failure, failureOf } from '../account/failure.ts';
import { StageError } from '../account/stage-error.ts';

/** What a thrown error means for receiving. */
export function failureFrom(error: unknown, secrets: readonly string[]): Failure {
  return error instanceof StageError
    ? failureOf('incoming', error.stage, error.cause, secrets)
    : failureOf('incoming', 'receive', error, secrets);
}

/** The server does not let us in, and trying again will not change that. */
export const isRefusal = (failure: Failure) => failure.stage === 'sign-in' && !explain(failure).temporary;

/** The server, or the provider behind it, allows no more connections. */
export const isCrowded = (failure: Failure) => explain(failure).code === 'too-many-connections';
