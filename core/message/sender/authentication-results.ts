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
  const pieces = withoutComments(value.length > LONGEST_FIELD ? value.slice(0, LONGEST_FIELD) : value).split(';');
  const first = (pieces[0] as string).trim();
  // Microsoft begins with the first result.
  const named = !/^[\w-]+(?:\/\d+)?\s*=/.test(first);
  const results: MethodResult[] = [];
  const start = named ? 1 : 0;
  for (let i = start; i < pieces.length && i < start + MOST_RESULTS; i++) {
    const result = methodResult((pieces[i] as string).trim());
    if (result !== null) results.push(result);
  }
  return { authservId: named ? serverName(first) : '', results, joinedToNext: false };
}

/** The name may stand in quotes, and a version may follow it. */
function serverName(piece: string): string {
  const name = /\s/.test(piece) ? (piece.split(/\s+/, 1)[0] as string) : piece;
  return (name.includes('"') ? name.replace(/^"|"$/g, '') : name).toLowerCase();
}

/** Comments (RFC 5322, section 3.2.2) nest, and may hold semicolons. */
function withoutComments(value: string): string {
  if (!value.includes('(')) return value.includes(')') ? value.replaceAll(')', '') : value;
  let plain = '';
  let start = 0;
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (code !== OPEN && code !== CLOSE) continue;
    plain += value.slice(start, i);
    if (code === OPEN) i = endOfComment(value, i);
    // of the spaces around a comment one is enough
    start = code === OPEN && plain.endsWith(' ') && value.charCodeAt(i + 1) === SPACE ? i + 2 : i + 1;
  }
  return plain + value.slice(start);
}

const SPACE = 0x20;
const OPEN = 0x28;
const CLOSE = 0x29;
const BACKSLASH = 0x5c;

/** Where the bracket is that closes the one at `start`; beyond the value where none does. */
function endOfComment(value: string, start: number): number {
  let depth = 0;
  for (let i = start; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (code === BACKSLASH) i++;
    else if (code === OPEN) depth++;
    else if (code === CLOSE && --depth === 0) return i;
  }
  return value.length;
}

function methodResult(piece: string): MethodResult | null {
  const words = wordsOf(piece);
  const [, method, result] = /^([\w-]+)(?:\/\d+)?=([\w-]+)$/.exec(words[0] as string) ?? [];
  if (method === undefined || result === undefined) return null;
  const properties: [name: string, value: string][] = [];
  for (let i = 1; i < words.length; i++) {
    const property = words[i] as string;
    const at = property.indexOf('=');
    if (at <= 0) continue;
    const value = property.slice(at + 1);
    const plain = value.includes('"') ? value.replace(/^"|"$/g, '') : value;
    properties.push([property.slice(0, at).toLowerCase(), plain.toLowerCase().slice(0, 255)]);
  }
  return { method: method.toLowerCase(), result: result.toLowerCase(), properties: Object.fromEntries(properties) };
}

/** What spaces part, those around `=` left out. Nearly all servers write single spaces and none there. */
function wordsOf(piece: string): string[] {
  const usual = !/[\t\n\v\f\r\u00a0]| [ =]|= /.test(piece);
  return usual ? piece.split(' ') : piece.replace(/\s*=\s*/g, '=').split(/\s+/);
}
