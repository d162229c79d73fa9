import type { HeaderFields } from '../mime/header-fields.ts';

/** What one server found out about a mail's sender (RFC 8601). */
export interface AuthenticationResults {
  /** The server that says so, in lower case; empty where it does not name itself, as Microsoft's does not. */
  authservId: string;
  /** In the order of the field: `spf`, `dkim`, `dmarc` and others, in lower case. */
  results: MethodResult[];
  /** The next such field stands right below this one, without any other field between. */
  joinedToNext: boolean;
}

export interface MethodResult {
  method: string;
  /** `pass`, `fail`, `softfail`, `none`, `temperror`, … in lower case. */
  result: string;
  /** As `header.d` → `example.org`, in lower case. */
  properties: Record<string, string>;
}

const FIELD = 'authentication-results';
const MOST_FIELDS = 20;
const MOST_RESULTS = 20;
const LONGEST_FIELD = 8_000;

/** The Authentication-Results fields of a mail, topmost first: the last server that touched it stands on top. */
export function readAuthenticationResults(headers: HeaderFields): AuthenticationResults[] {
  if (!headers.has(FIELD)) return [];
  const found = headers.all(FIELD).slice(0, MOST_FIELDS).map(parseAuthenticationResults);
  let at = -1;
  for (const results of found) {
    at = headers.names.indexOf(FIELD, at + 1);
    results.joinedToNext = results !== found.at(-1) && headers.names[at + 1] === FIELD;
  }
  return found;
}

/** One such field's value. Of a long one only the beginning counts. */
export function parseAuthenticationResults(value: string): AuthenticationResults {
  const [first = '', ...others] = withoutComments(value.slice(0, LONGEST_FIELD))
    .split(';')
    .map((piece) => piece.trim());
  // Microsoft begins with the first result.
  const named = !/^[\w-]+(?:\/\d+)?\s*=/.test(first);
  const authservId = named ? (first.split(/\s+/)[0] ?? '').replace(/^"|"$/g, '').toLowerCase() : '';
  const pieces = named ? others : [first, ...others];
  const results = pieces.slice(0, MOST_RESULTS).flatMap((piece) => methodResult(piece) ?? []);
  return { authservId, results, joinedToNext: false };
}

/** Comments (RFC 5322, section 3.2.2) nest, and may hold semicolons. */
function withoutComments(value: string): string {
  if (!value.includes('(')) return value.replaceAll(')', '');
  let plain = '';
  let depth = 0;
  for (let i = 0; i < value.length; i++) {
    const character = value[i] as string;
    if (character === '\\' && depth > 0) i++;
    else if (character === '(') depth++;
    else if (character === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) plain += character;
  }
  return plain;
}

function methodResult(piece: string): MethodResult | null {
  const [head = '', ...named] = wordsOf(piece);
  const [, method, result] = /^([\w-]+)(?:\/\d+)?=([\w-]+)$/.exec(head) ?? [];
  if (method === undefined || result === undefined) return null;
  const properties: [name: string, value: string][] = [];
  for (const property of named) {
    const at = property.indexOf('=');
    if (at <= 0) continue;
    const value = property.includes('"', at) ? property.slice(at + 1).replace(/^"|"$/g, '') : property.slice(at + 1);
    properties.push([property.slice(0, at).toLowerCase(), value.toLowerCase().slice(0, 255)]);
  }
  return { method: method.toLowerCase(), result: result.toLowerCase(), properties: Object.fromEntries(properties) };
}

/** What spaces part, those around `=` left out. Nearly all servers write single spaces and none there. */
function wordsOf(piece: string): string[] {
  const usual = !/[\t\n\v\f\r\u00a0]| [ =]|= /.test(piece);
  return usual ? piece.split(' ') : piece.replace(/\s*=\s*/g, '=').split(/\s+/);
}
