import * as z from 'zod';

/** Schemas that stand under their names in the OpenAPI document: what comes in, and what goes out. */
export const incomingSchemas = z.registry<{ id: string }>();
export const outgoingSchemas = z.registry<{ id: string }>();

export function incoming<Schema extends z.ZodType>(id: string, schema: Schema): Schema {
  incomingSchemas.add(schema, { id });
  return schema;
}

export function outgoing<Schema extends z.ZodType>(id: string, schema: Schema): Schema {
  outgoingSchemas.add(schema, { id });
  return schema;
}

/** ISO 8601, in UTC. */
export const moment = z.iso.datetime();

/** Milliseconds since 1970 as the API tells them. */
export const iso = (at: number) => new Date(at).toISOString();
export const isoOrNull = (at: number | null) => (at === null ? null : iso(at));

/** A number in an address or query. */
export const number = (from: number, to: number = Number.MAX_SAFE_INTEGER) => z.coerce.number().int().min(from).max(to);

export const cursor = z.string().regex(/^\d{1,15}$/, 'not-a-cursor');
