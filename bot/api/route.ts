import type { Scope } from '@inbox-email/core/api-token.ts';
import type { Actor, Desk } from '@inbox-email/core/desk.ts';
import type { Language } from '@inbox-email/core/language.ts';
import type * as z from 'zod';
import type { ApiText } from '../text/en/api.ts';

/** What is asked of a route: everything is checked by the route's schemas before it gets here. */
export interface Call<Params, Query, Body> {
  desk: Desk;
  actor: Actor;
  params: Params;
  query: Query;
  body: Body;
  /** For the desk: the same for a request that is repeated with its Idempotency-Key, else a new one. */
  idempotencyKey: string;
  /** The ETags of If-Match; null where the header is absent. */
  ifMatch: IfMatch | null;
  language: Language;
  /** Aborts when the caller goes away. */
  gone: AbortSignal;
}

/** Whether an ETag is among those of the If-Match header. */
export type IfMatch = (etag: string) => boolean;

/** Bytes instead of JSON. */
export interface Bytes {
  bytes: Uint8Array;
  filename: string;
}

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** One operation of the API. The schemas validate, and the OpenAPI document is made of the same ones. */
export interface Route<Params = unknown, Query = unknown, Body = unknown, Answer = unknown> {
  /** Its name in the OpenAPI document, and of its sentence in bot/text. */
  id: keyof ApiText['operations'];
  method: Method;
  /** Below /api/v1, as in `/tickets/{ticketId}`. */
  path: string;
  scope: Scope;
  params?: z.ZodType<Params>;
  query?: z.ZodType<Query>;
  body?: z.ZodType<Body>;
  /** Largest body in bytes; 100 kB where absent. */
  bodyLimit?: number;
  /** Null: there is nothing to tell (204). `'bytes'`: a file. What it does not name never leaves. */
  answer: z.ZodType<Answer> | null | 'bytes';
  status?: 200 | 201 | 202;
  /** The state that If-Match is compared with. */
  etag?: (answer: Answer) => string;
  takesIfMatch?: boolean;
  /** The answer holds a secret and is kept nowhere: asked for again, the route itself answers the same. */
  keepsNoAnswer?: boolean;
  /** Line after line (NDJSON) where the caller accepts it; the last one is the answer. */
  stream?: (call: Call<Params, Query, Body>) => AsyncGenerator<Answer, void, void>;
  handle(call: Call<Params, Query, Body>): Promise<Answer | Bytes>;
}

/** Says of a route what its schemas are, and forgets it: routes of all kinds stand in one list. */
export function route<Params, Query, Body, Answer>(one: Route<Params, Query, Body, Answer>): Route {
  return one as unknown as Route;
}
