import * as z from 'zod';
import packageJson from '../package.json' with { type: 'json' };
import type { Text } from '../text/text.ts';
import { problemOut } from './problem.ts';
import type { Route } from './route.ts';
import { eventOut } from './schemas/event.ts';
import { incomingSchemas, outgoingSchemas } from './schemas/named.ts';

type Json = Record<string, unknown>;

/** The API as OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.1), made of the very schemas that check requests. */
export function openApi(routes: readonly Route[], { api }: Text): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route, api.operations[route.id]) };
  }
  return {
    openapi: '3.1.1',
    info: { title: 'Inbox Email', version: packageJson.version, description: api.docs.intro },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }],
    paths,
    webhooks: {
      event: {
        post: {
          summary: api.docs.webhooks,
          parameters: ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => header(name, true)),
          requestBody: { required: true, content: contentOf(nameOf(outgoingSchemas, eventOut), 'application/json') },
          responses: { '2XX': { description: 'OK' } },
        },
      },
    },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'ibx_…' } },
      schemas: { ...componentsOf(incomingSchemas, 'input'), ...componentsOf(outgoingSchemas, 'output') },
      responses: {
        Problem: {
          description: api.docs.problemsIntro,
          content: contentOf(nameOf(outgoingSchemas, problemOut), problemJson),
        },
      },
    },
  };
}

const problemJson = 'application/problem+json';

function operationOf(route: Route, summary: string): Json {
  const { id, scope, body } = route;
  return {
    ...{ operationId: id, summary, 'x-scope': scope },
    parameters: [...parametersOf('path', route.params), ...parametersOf('query', route.query), ...headersOf(route)],
    ...(body !== undefined && {
      requestBody: { required: true, content: contentOf(nameOf(incomingSchemas, body), 'application/json') },
    }),
    responses: { ...answerOf(route), default: { $ref: '#/components/responses/Problem' } },
  };
}

function answerOf({ answer, status = 200, etag, stream, id }: Route): Json {
  if (answer === null) return { 204: { description: id } };
  if (answer === 'bytes') return { 200: { description: id, content: { 'application/octet-stream': {} } } };
  const name = nameOf(outgoingSchemas, answer);
  const content = {
    ...contentOf(name, 'application/json'),
    ...(stream && contentOf(name, 'application/x-ndjson')),
  };
  const headers = etag === undefined ? {} : { headers: { ETag: { schema: { type: 'string' } } } };
  return { [status]: { description: name, content, ...headers } };
}

function parametersOf(where: 'path' | 'query', schema: z.ZodType | undefined): Json[] {
  if (schema === undefined) return [];
  const { properties = {} } = jsonSchema(schema) as { properties?: Record<string, Json> };
  const shape = schema instanceof z.ZodObject ? (schema.shape as Record<string, z.ZodType>) : {};
  return Object.entries(properties).map(([name, property]) => ({
    ...{ name, in: where },
    required: where === 'path' || shape[name]?.safeParse(undefined).success !== true,
    schema: property,
    // A list stands in one value, separated by commas.
    ...(property.type === 'array' && { style: 'form', explode: false }),
  }));
}

function headersOf({ method, takesIfMatch }: Route): Json[] {
  return [
    ...(method === 'post' ? [header('Idempotency-Key', false)] : []),
    ...(takesIfMatch ? [header('If-Match', false)] : []),
  ];
}

const header = (name: string, required: boolean) => ({ name, in: 'header', required, schema: { type: 'string' } });

/** What comes out of it: a number that stood as words in an address is a number. */
function jsonSchema(schema: z.ZodType): Json {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }) as Json;
  return rest;
}

type Registry = typeof incomingSchemas;

function componentsOf(registry: Registry, io: 'input' | 'output'): Json {
  const { schemas } = z.toJSONSchema(registry, { io, uri: referenceTo });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema, $id, ...schema }]: [string, Json]) => [name, schema]),
  );
}

const referenceTo = (name: string) => `#/components/schemas/${name}`;

/** @throws where a schema has no name: then the document would tell nothing of it. */
function nameOf(registry: Registry, schema: z.ZodType): string {
  const name = registry.get(schema)?.id;
  if (name === undefined) throw new Error('A schema of the API has no name');
  return name;
}

function contentOf(name: string, type: string): Json {
  return { [type]: { schema: { $ref: referenceTo(name) } } };
}
