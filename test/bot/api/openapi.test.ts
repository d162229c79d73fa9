import { openApi } from '@inbox-email/bot/api/openapi.ts';
import { routes } from '@inbox-email/bot/api/routes/routes.ts';
import { textIn } from '@inbox-email/bot/text/text.ts';
import { languages } from '@inbox-email/core/language.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiFixture, startApi } from './api.fixture.ts';

let api: ApiFixture;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

// biome-ignore lint/suspicious/noExplicitAny: a document is looked at as it is
const document = openApi(routes, textIn('en')) as any;

test('every route stands in the document, with its scope and what it answers', () => {
  for (const { path, method, id, scope } of routes) {
    expect(document.paths[path][method], id).toMatchObject({ operationId: id, 'x-scope': scope });
    const { responses } = document.paths[path][method];
    expect(Object.keys(responses).length, id).toBeGreaterThan(1);
  }
  expect(new Set(routes.map(({ id }) => id)).size).toBe(routes.length);
});

test('whatever the document refers to is in it', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = '']) => path);
  expect(references.length).toBeGreaterThan(20);
  for (const path of references) {
    // biome-ignore lint/suspicious/noExplicitAny: a document is looked at as it is
    const found = path.split('/').reduce((part: any, name) => part?.[name], document);
    expect(found, path).toBeDefined();
  }
});

test('the document says what the schemas check', () => {
  const { parameters } = document.paths['/tickets'].get;
  expect(parameters).toContainEqual({
    ...{ name: 'limit', in: 'query', required: false },
    schema: { type: 'integer', minimum: 1, maximum: 100, default: 50 },
  });
  expect(document.components.schemas.NewNote).toMatchObject({
    properties: { text: { type: 'string', minLength: 1, maxLength: 10_000 } },
    required: ['text'],
  });
  expect(document.components.schemas.Reply.required).toEqual(['text']);
  expect(document.paths['/tickets/{ticketId}/close'].post.parameters.map(({ name }: { name: string }) => name)).toEqual(
    ['ticketId', 'Idempotency-Key', 'If-Match'],
  );
});

describe.each(languages)('in %s', (language) => {
  test('document and page are served to whoever asks', async () => {
    const asked = { token: null, headers: { 'accept-language': language } };
    const { status, body } = await api.ask('GET /openapi.json', asked);
    expect(status).toBe(200);
    expect(body).toMatchObject({ openapi: '3.1.1', info: { title: 'Inbox Email' } });
    const page = await api.ask('GET /docs', asked);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.body).toContain(`<html lang="${language}">`);
    for (const { id } of routes) expect(page.body).toContain(`id="${id}"`);
    expect(page.body).not.toContain('<script');
  });
});
