/**
 * forbidden  the person may not do this · unknown  no such account, ticket, … (also for what the person may not see)
 * invalid    the words handed in are off; `issues` names the fields · conflict  somebody else changed it meanwhile
 * in-use     cannot be removed while something needs it
 */
export type DeskErrorCode = 'forbidden' | 'unknown' | 'invalid' | 'conflict' | 'in-use';

/** A field that was filled in wrongly: `path` as in `incoming.host`, `problem` a stable word as in `required`. */
export interface FieldIssue {
  path: string;
  problem: string;
}

/** A refusal by the desk. Surfaces put the code into the reader's language. */
export class DeskError extends Error {
  readonly code: DeskErrorCode;
  readonly issues: readonly FieldIssue[];

  constructor(code: DeskErrorCode, message: string, issues: readonly FieldIssue[] = []) {
    super(message);
    this.name = 'DeskError';
    this.code = code;
    this.issues = issues;
  }
}
