import { randomBytes } from 'node:crypto';
import type { Response } from 'express';
import type { Text } from '../text/text.ts';
import { escapeHtml } from '../web/page.ts';
import { openApi } from './openapi.ts';
import { type ProblemCode, problemStatus } from './problem.ts';
import type { Route } from './route.ts';

/** The documentation of the API for people: one page without scripts, made of the OpenAPI document. */
export function sendDocs(routes: readonly Route[], text: Text, response: Response): void {
  const nonce = randomBytes(16).toString('base64');
  const { docs } = text.api;
  response
    .status(200)
    .set({
      'Content-Security-Policy': `default-src 'none'; style-src 'nonce-${nonce}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
      'Content-Language': text.language,
      'Referrer-Policy': 'no-referrer',
      'X-Frame-Options': 'DENY',
    })
    .type('html')
    .send(`<!doctype html>
<html lang="${text.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(docs.title)} · Inbox Email</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<main>
<h1>Inbox Email · ${escapeHtml(docs.title)}</h1>
<p>${escapeHtml(docs.intro)}</p>
<p>${escapeHtml(docs.idempotency)}</p>
<p>${escapeHtml(docs.webhooks)}</p>
<p>${escapeHtml(docs.machine)} <a href="/api/v1/openapi.json">openapi.json</a></p>
${bodyOf(routes, text)}
</main>
</body>
</html>
`);
}

type Document = ReturnType<typeof openApi> & {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};

interface Operation {
  parameters: { name: string; in: string; required: boolean; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema?: Schema }> }>;
}

interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  format?: string;
}

function bodyOf(routes: readonly Route[], text: Text): string {
  const document = openApi(routes, text) as Document;
  const { docs, problems } = text.api;
  const operations = routes.map((route) => operation(route, document.paths[route.path]?.[route.method], text));
  const schemas = Object.entries(document.components.schemas).map(([name, schema]) => schemaSection(name, schema));
  const codes = Object.entries(problems) as [ProblemCode, { title: string; remedy: string }][];
  return [
    ...operations,
    `<h2>${escapeHtml(docs.schemas)}</h2>`,
    ...schemas,
    `<h2>${escapeHtml(docs.problems)}</h2><p>${escapeHtml(docs.problemsIntro)}</p><table>`,
    ...codes.map(
      ([code, { title, remedy }]) =>
        `<tr id="problem-${code}"><td><code>${code}</code></td><td>${problemStatus[code]}</td><td>${escapeHtml(title)}. ${escapeHtml(remedy)}</td></tr>`,
    ),
    '</table>',
  ].join('\n');
}

function operation({ id, method, path, scope }: Route, told: Operation | undefined, text: Text): string {
  const { docs, operations } = text.api;
  const request = told?.requestBody?.content['application/json']?.schema;
  const answers = Object.entries(told?.responses ?? {}).filter(([status]) => status !== 'default');
  const rows = (told?.parameters ?? []).map((parameter) => {
    const { name, in: where, required, schema } = parameter;
    const about = schema.description === undefined ? '' : ` ${escapeHtml(schema.description)}`;
    return `<tr><td><code>${escapeHtml(name)}</code>${required ? ' *' : ''}</td><td>${where}</td><td>${typeOf(schema)}${about}</td></tr>`;
  });
  return `<section id="${id}">
<h3><span class="method">${method.toUpperCase()}</span> <code>/api/v1${escapeHtml(path)}</code></h3>
<p>${escapeHtml(operations[id])}.</p>
<p class="quiet">${escapeHtml(docs.scope)}: <code>${scope}</code></p>
${rows.length === 0 ? '' : `<table>${rows.join('')}</table>`}
${request === undefined ? '' : `<p>${escapeHtml(docs.request)}: ${typeOf(request)}</p>`}
<p>${escapeHtml(docs.answer)}: ${answers.map(([status, { content = {} }]) => `${status} ${typeOf(Object.values(content)[0]?.schema ?? {})}`).join(', ')}</p>
</section>`;
}

function schemaSection(name: string, { properties = {}, required = [] }: Schema): string {
  const rows = Object.entries(properties).map(
    ([field, schema]) =>
      `<tr><td><code>${escapeHtml(field)}</code>${required.includes(field) ? ' *' : ''}</td><td>${typeOf(schema)}</td><td>${escapeHtml(schema.description ?? '')}</td></tr>`,
  );
  return `<section id="schema-${name}"><h3>${name}</h3><table>${rows.join('')}</table></section>`;
}

/** As markup, in a few words. */
function typeOf({ $ref, type, enum: values, items, anyOf, format, properties }: Schema): string {
  if ($ref !== undefined) {
    const name = escapeHtml($ref.split('/').at(-1) ?? '');
    return `<a href="#schema-${name}">${name}</a>`;
  }
  if (values !== undefined) return values.map((value) => `<code>${escapeHtml(String(value))}</code>`).join(' | ');
  if (anyOf !== undefined) return anyOf.map(typeOf).join(' | ');
  if (type === 'array') return `[${typeOf(items ?? {})}]`;
  if (properties !== undefined) {
    return `{ ${Object.entries(properties)
      .map(([name, schema]) => `<code>${escapeHtml(name)}</code>: ${typeOf(schema)}`)
      .join(', ')} }`;
  }
  return escapeHtml([type ?? '', format ?? ''].flat().filter(Boolean).join(' '));
}

const style = `
:root { color-scheme: light dark; --ink: #1d1c1d; --quiet: #616061; --paper: #fff; --line: #ddd; }
@media (prefers-color-scheme: dark) { :root { --ink: #f1f0f2; --quiet: #b5b3b8; --paper: #1b1d21; --line: #44464a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
section { border-top: 1px solid var(--line); padding: .5rem 0; overflow-wrap: anywhere; }
h3 { margin: .5rem 0; font-size: 1.05rem; }
p { margin: .25rem 0 .5rem; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
td { border-bottom: 1px solid var(--line); padding: .3rem .5rem .3rem 0; vertical-align: top; }
code { font-size: .9em; }
.method { font-size: .8rem; font-weight: 700; border: 1px solid var(--line); border-radius: 4px; padding: .1rem .4rem; }
.quiet { color: var(--quiet); font-size: .875rem; }
`;
