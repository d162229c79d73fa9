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

const MOST_FIELDS = 20;
const MOST_RESULTS = 20;
const LONGEST_FIELD = 8_000;

/** The Authentication-Results fields of a mail, topmost first: the last server that touched it stands on top. */
export function readAuthenticationResults(headerBlock: string): AuthenticationResults[] {
  const found: AuthenticationResults[] = [];
  let previous: AuthenticationResults | null = null;
  // Fields and their folded lines; the block is cut where headers are, so that this stays linear.
  for (const match of headerBlock.matchAll(/^([!-9;-~]{1,80})[ \t]*:((?:[^\n]*\n(?=[ \t]))*[^\n]*)/gm)) {
    if ((match[1] as string).toLowerCase() !== 'authentication-results') {
      previous = null;
      continue;
    }
    if (previous !== null) previous.joinedToNext = true;
    previous = parse((match[2] as string).slice(0, LONGEST_FIELD));
    if (found.push(previous) >= MOST_FIELDS) break;
  }
  return found;
}

function parse(value: string): AuthenticationResults {
  const [first = '', ...others] = withoutComments(value.replace(/[\r\n]+/g, ' '))
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
  const [head = '', ...properties] = piece.replace(/\s*=\s*/g, '=').split(/\s+/);
  const [, method, result] = /^([\w-]+)(?:\/\d+)?=([\w-]+)$/.exec(head) ?? [];
  if (method === undefined || result === undefined) return null;
  const named = properties.flatMap((property) => {
    const at = property.indexOf('=');
    if (at <= 0) return [];
    const value = property.slice(at + 1).replace(/^"|"$/g, '');
    return [[property.slice(0, at).toLowerCase(), value.toLowerCase().slice(0, 255)] as const];
  });
  return { method: method.toLowerCase(), result: result.toLowerCase(), properties: Object.fromEntries(named) };
}
