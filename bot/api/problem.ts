import { storageCauseOf } from '@inbox-email/core/account/storage-cause.ts';
import { DeskError, type FieldIssue } from '@inbox-email/core/desk-error.ts';
import type { Language } from '@inbox-email/core/language.ts';
import * as z from 'zod';
import { textIn } from '../text/text.ts';
import { outgoing } from './schemas/named.ts';

/** The stable codes of what can be refused or fail, each with its HTTP status. */
export const problemStatus = {
  'invalid-json': 400,
  unauthorized: 401,
  'scope-missing': 403,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  'in-use': 409,
  'idempotency-key-reused': 409,
  'precondition-failed': 412,
  'body-too-large': 413,
  'not-json': 415,
  invalid: 422,
  'rate-limited': 429,
  internal: 500,
  storage: 503,
} as const;
export type ProblemCode = keyof typeof problemStatus;

/** A refusal by the API. `headers` go out with it. */
export class ApiProblem extends Error {
  readonly code: ProblemCode;
  readonly issues: readonly FieldIssue[];
  readonly headers: Record<string, string>;

  constructor(
    code: ProblemCode,
    {
      detail = '',
      issues = [],
      headers = {},
    }: { detail?: string; issues?: readonly FieldIssue[]; headers?: Record<string, string> } = {},
  ) {
    super(detail);
    this.name = 'ApiProblem';
    this.code = code;
    this.issues = issues;
    this.headers = headers;
  }
}

/** RFC 9457, with a stable code, the remedy, and the fields that are off. */
export const problemOut = outgoing(
  'Problem',
  z.object({
    type: z.string().describe('Where the documentation tells of it'),
    title: z.string(),
    status: z.int(),
    code: z.enum(Object.keys(problemStatus) as [ProblemCode, ...ProblemCode[]]),
    detail: z.string().optional(),
    remedy: z.string().describe('What to do, in the language of Accept-Language'),
    errors: z
      .array(z.object({ path: z.string(), problem: z.string() }))
      .optional()
      .describe('The fields that are off, each with a stable word'),
  }),
);

/** What was thrown as a problem; what nobody foresaw is `internal` and tells nothing of itself. */
export function problemOf(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  if (error instanceof DeskError) {
    const code = { unknown: 'not-found', forbidden: 'forbidden', invalid: 'invalid', conflict: 'conflict' } as const;
    const { issues, message: detail } = error;
    return new ApiProblem(error.code === 'in-use' ? 'in-use' : code[error.code], { detail, issues });
  }
  if (storageCauseOf(error) !== null) return new ApiProblem('storage', { headers: { 'Retry-After': '30' } });
  // What the parser of bodies throws (https://github.com/expressjs/body-parser#errors).
  const { status, type } = error as { status?: unknown; type?: unknown };
  if (type === 'entity.too.large') return new ApiProblem('body-too-large');
  if (type === 'encoding.unsupported' || type === 'charset.unsupported') return new ApiProblem('not-json');
  if (typeof status === 'number' && status >= 400 && status < 500) return new ApiProblem('invalid-json');
  return new ApiProblem('internal');
}

/** The problem as it is told. */
export function problemToTell(problem: ApiProblem, language: Language): z.output<typeof problemOut> {
  const { code, message: detail, issues } = problem;
  const { title, remedy } = textIn(language).api.problems[code];
  return {
    ...{ type: `/api/v1/docs#problem-${code}`, title, status: problemStatus[code], code },
    ...(detail !== '' && { detail }),
    remedy,
    ...(issues.length > 0 && { errors: [...issues] }),
  };
}

/** The words of zod's issues, as the desk's own. */
export function issuesOf({ issues }: z.ZodError): FieldIssue[] {
  return issues.map(({ path, code, message }) => ({
    path: path.join('.'),
    problem: /^[a-z-]+$/.test(message) ? message : code.replaceAll('_', '-'),
  }));
}
