import { randomUUID } from 'node:crypto';
import type { Actor, Desk } from '@inbox-email/core/desk.ts';
import { languageOf } from '@inbox-email/core/language.ts';
import type { Request, Response } from 'express';
import type * as z from 'zod';
import { ifMatchIn } from './etag.ts';
import { type Answers, hashOf, type KeptAnswer } from './idempotency.ts';
import { ApiProblem, issuesOf } from './problem.ts';
import type { Bytes, Call, Route } from './route.ts';

/** Who asks, of what. */
export interface Caller {
  actor: Actor;
  desk: Desk;
  answers: Answers;
}

/**
 * Checks what was asked by the route's schemas, asks the desk, and answers. A POST with an Idempotency-Key is done once.
 *
 * @throws ApiProblem, DeskError
 */
export async function answerCall(route: Route, caller: Caller, request: Request, response: Response): Promise<void> {
  const { call, key, fingerprint } = callOf(route, caller, request, response);
  if (route.answer === 'bytes') return sendBytes((await route.handle(call)) as Bytes, response);
  const streams = route.stream !== undefined && accepts(request, 'application/x-ndjson');
  const work = async (): Promise<KeptAnswer> => {
    const answer = streams ? await streamed(route, call, response) : await route.handle(call);
    // Half of it shall not be remembered as the answer.
    if (route.stream !== undefined && call.gone.aborted) throw new CallerGone();
    return toKeep(route, answer);
  };
  const keep = route.keepsNoAnswer !== true;
  const { answer, repeated } =
    key === null
      ? { answer: await work(), repeated: false }
      : await caller.answers.once({ key, fingerprint, keep }, work);
  if (repeated) response.set('Idempotent-Replayed', 'true');
  if (!streams) return send(answer, response);
  if (repeated) beginStream(response).write(`${JSON.stringify(answer.body)}\n`);
  response.end();
}

function callOf(route: Route, { actor, desk }: Caller, request: Request, response: Response) {
  const params = parsed(route.params, request.params);
  if (!params.success) throw new ApiProblem('not-found');
  const query = parsed(route.query, request.query);
  const body = parsed(route.body, request.body ?? {});
  const issues = [query, body].flatMap((result) => (result.success ? [] : issuesOf(result.error)));
  if (issues.length > 0) throw new ApiProblem('invalid', { issues });
  const given = route.method === 'post' ? idempotencyKeyIn(request) : null;
  const key = given === null ? null : hashOf(actor.id, given);
  const fingerprint = hashOf(request.method, request.originalUrl, bodyOf(request));
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const call: Call<unknown, unknown, unknown> = {
    ...{ desk, actor, params: params.data, query: query.data, body: body.data },
    // With the request in it: the desk, too, must not take another request for a repeated one.
    idempotencyKey: `api:${key === null ? randomUUID() : hashOf(key, fingerprint)}`,
    ifMatch: ifMatchIn(request.headers['if-match']),
    language: languageOf(request.headers['accept-language']),
    gone: gone.signal,
  };
  return { call, key, fingerprint };
}

function parsed(schema: z.ZodType<unknown> | undefined, value: unknown) {
  return schema === undefined ? ({ success: true, data: {} } as const) : schema.safeParse(value);
}

function idempotencyKeyIn(request: Request): string | null {
  const key = request.get('idempotency-key');
  if (key === undefined) return null;
  if (/^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw new ApiProblem('invalid', { issues: [{ path: 'Idempotency-Key', problem: 'not-a-key' }] });
}

function accepts(request: Request, type: string): boolean {
  return (request.headers.accept ?? '').split(',').some((one) => one.split(';')[0]?.trim().toLowerCase() === type);
}

/** Only what the schema names. */
function told(route: Route, answer: unknown): unknown {
  return route.answer === null || route.answer === 'bytes' ? null : route.answer.parse(answer);
}

function toKeep(route: Route, answer: unknown): KeptAnswer {
  const body = told(route, answer);
  return {
    ...{ status: body === null ? 204 : (route.status ?? 200), body },
    ...(route.etag !== undefined && { etag: route.etag(answer) }),
  };
}

/** The last line. */
async function streamed(route: Route, call: Call<unknown, unknown, unknown>, response: Response): Promise<unknown> {
  let last: unknown;
  for await (const report of route.stream?.(call) ?? []) {
    beginStream(response).write(`${JSON.stringify(told(route, report))}\n`);
    last = report;
  }
  return last;
}

/** Whoever asked is no longer there to be answered. */
export class CallerGone extends Error {}

function beginStream(response: Response): Response {
  if (!response.headersSent) response.status(200).type('application/x-ndjson');
  return response;
}

function send({ status, body, etag }: KeptAnswer, response: Response): void {
  // Express makes an ETag of its own where there is none; only those that If-Match takes shall be seen.
  response.status(status).set({ ...(etag !== undefined && { ETag: etag }) });
  if (body === null) response.end();
  else response.type('json').end(JSON.stringify(body));
}

function sendBytes({ bytes, filename }: Bytes, response: Response): void {
  response.attachment(filename);
  // Whatever the mail says it is: nothing shall run it.
  response.type('application/octet-stream').end(bytes);
}

/** @throws ApiProblem `not-json` for what is nested deeper than anything that we take */
function bodyOf({ body }: Request): string {
  try {
    return JSON.stringify(body ?? null);
  } catch {
    throw new ApiProblem('not-json');
  }
}
