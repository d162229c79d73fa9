import type { Stage } from './diagnosis.ts';

/** A failure together with the stage it happened in: what to tell a person depends on both. */
export class StageError extends Error {
  readonly stage: Stage;
  /** The conversation up to the failure, secrets taken out, where there was one. */
  transcript: readonly string[] = [];

  constructor(stage: Stage, cause: unknown) {
    super(`Failed at ${stage}`, { cause });
    this.name = 'StageError';
    this.stage = stage;
  }
}
