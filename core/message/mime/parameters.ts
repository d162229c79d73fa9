import { decodeBytes } from './charset.ts';
import { decodeWords } from './encoded-words.ts';
import { remembered } from './remembered.ts';

/** A structured header value: `text/plain; charset=utf-8` → its value and its parameters, names in lower case. */
export interface Parameters {
  value: string;
  parameters: ReadonlyMap<string, string>;
}

/**
 * Reads Content-Type, Content-Disposition and the like (RFC 2045 §5.1), the parameters continued and encoded by RFC
 * 2231 put together, and what mailers do instead: encoded words, unquoted spaces, missing closing quotes.
 */
export function readParameters(field: string): Parameters {
  // no two mails have one boundary
  return field.includes('boundary') ? valueAndParameters(field) : knownParameters(field);
}

const knownParameters = remembered(valueAndParameters);

function valueAndParameters(field: string): Parameters {
  const valueEnd = endOfValue(field);
  const parameters = new Map<string, string>();
  if (valueEnd < 0) return { value: stripComments(field), parameters };
  const sections = new Map<string, Section[]>();
  for (const { name, text } of splitParameters(field, valueEnd + 1)) {
    const section = name.includes('*') ? /^([^*]+)\*(?:(\d{1,4})(\*)?)?$/.exec(name) : null;
    if (!section) {
      if (!parameters.has(name)) parameters.set(name, decodeWords(text));
      continue;
    }
    const base = section[1] as string;
    const list = sections.get(base) ?? [];
    list.push({ order: Number(section[2] ?? 0), encoded: section[2] === undefined || section[3] === '*', text });
    sections.set(base, list);
  }
  for (const [name, list] of sections) parameters.set(name, joinSections(list));
  return { value: stripComments(field.slice(0, valueEnd)), parameters };
}

/** The value ends at a semicolon, or at white space where the semicolon was forgotten (`multipart/mixed boundary=x`). */
function endOfValue(field: string): number {
  const semicolon = field.indexOf(';');
  const equals = field.indexOf('=');
  if (equals < 0 || (semicolon >= 0 && semicolon < equals)) return semicolon;
  const head = semicolon < 0 ? field : field.slice(0, semicolon);
  const forgotten = /^\s*[^\s=;]+(?=\s+[\w*-]{1,40}\s?=)/.exec(head);
  return forgotten ? forgotten[0].length : semicolon;
}

interface Section {
  order: number;
  encoded: boolean;
  text: string;
}

function splitParameters(field: string, from: number): { name: string; text: string }[] {
  const found: { name: string; text: string }[] = [];
  let position = from;
  while (position < field.length) {
    const equals = field.indexOf('=', position);
    if (equals < 0) break;
    const semicolon = field.indexOf(';', position);
    if (semicolon >= 0 && semicolon < equals) {
      position = semicolon + 1;
      continue;
    }
    const name = stripComments(field.slice(position, equals)).toLowerCase();
    let start = equals + 1;
    while (field[start] === ' ' || field[start] === '\t') start++;
    const { text, next } = field[start] === '"' ? readQuoted(field, start) : readToken(field, start);
    if (name !== '') found.push({ name, text });
    position = next;
  }
  return found;
}

/** A backslash quotes only `"` and itself: mailers put whole Windows paths between quotes. */
function readQuoted(field: string, start: number): { text: string; next: number } {
  // nearly always nothing is quoted by a backslash
  const close = field.indexOf('"', start + 1);
  let i = close < 0 ? field.length : close;
  let text = field.slice(start + 1, i);
  if (text.includes('\\')) {
    i = start + 1;
    text = '';
  }
  for (; i < field.length; i++) {
    const character = field[i] as string;
    const following = field[i + 1];
    if (character === '\\' && (following === '"' || following === '\\')) {
      text += following;
      i++;
    } else if (character === '"') {
      break;
    } else {
      text += character;
    }
  }
  const semicolon = field.indexOf(';', i);
  // `filename="a" b.pdf`: quotes inside a value that was never escaped
  const end = semicolon < 0 ? field.length : semicolon;
  const rest = field.slice(Math.min(i + 1, end), end);
  if (rest === '') return { text, next: end + 1 };
  if (/[^\s"]/.test(rest) && !rest.includes('=') && !rest.trimStart().startsWith('('))
    text += rest.replace(/"/g, '').trimEnd();
  return { text, next: rest.includes('=') ? i + 1 : end + 1 };
}

function readToken(field: string, start: number): { text: string; next: number } {
  let end = field.indexOf(';', start);
  // an encoded word may hold a semicolon
  if (field.startsWith('=?', start)) {
    const close = field.indexOf('?=', start + 2);
    if (close >= 0 && end >= 0 && end < close) end = field.indexOf(';', close);
  }
  if (end < 0) end = field.length;
  return { text: stripTrailingComment(field.slice(start, end)).replace(/^'(.*)'$/, '$1'), next: end + 1 };
}

function joinSections(list: Section[]): string {
  list.sort((a, b) => a.order - b.order);
  let charset = '';
  let bytes = '';
  list.forEach((section, i) => {
    let text = section.text;
    if (section.encoded) {
      const prefix = i === 0 ? /^([^']*)'[^']*'/.exec(text) : null;
      if (prefix) {
        charset = prefix[1] as string;
        text = text.slice(prefix[0].length);
      }
      bytes += text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    } else {
      bytes += text;
    }
  });
  if (bytes.includes('=?')) return decodeWords(bytes);
  return decodeBytes(Buffer.from(bytes, 'latin1'), charset || null);
}

function stripComments(text: string): string {
  return (text.includes('(') ? text.replace(/\([^()]*\)/g, '') : text).trim();
}

function stripTrailingComment(text: string): string {
  return text.trim().replace(/\s+\([^()]*\)$/, '');
}
