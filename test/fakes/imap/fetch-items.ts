import type { Content } from './content.ts';
import type { StoredMail } from './folder.ts';
import type { Piece } from './piece.ts';

/** One mail's answer to a FETCH of `items` (RFC 3501, section 7.4.2), with the sequence number the client knows it by. */
export function* fetchAnswer(mail: StoredMail, sequence: number, items: string): Generator<Piece> {
  yield `* ${sequence} FETCH (UID ${mail.uid}`;
  if (/\bFLAGS\b/i.test(items)) yield ` FLAGS (${[...mail.flags].join(' ')})`;
  if (/\bINTERNALDATE\b/i.test(items)) yield ` INTERNALDATE "${dateTime(mail.internalDate)}"`;
  if (/\bRFC822\.SIZE\b/i.test(items)) yield ` RFC822.SIZE ${mail.content.size}`;
  for (const [, section = '', start, length] of items.matchAll(/BODY(?:\.PEEK)?\[([^\]]*)\](?:<(\d+)\.(\d+)>)?/gi)) {
    const [from, to] = sectionOf(mail.content, section);
    const begin = Math.min(to, from + Number(start ?? 0));
    const end = length === undefined ? to : Math.min(to, begin + Number(length));
    yield ` BODY[${section}]${start === undefined ? '' : `<${start}>`} `;
    yield literalOf(mail.content, begin, end);
  }
  yield ')\r\n';
}

function literalOf(content: Content, from: number, to: number): Piece {
  const size = to - from;
  const literal = { size, slice: (a: number, b: number) => content.slice(from + a, Math.min(to, from + b)) };
  return { literal, announced: size };
}

/** Where a section lies within the mail: all of it, its header, or what comes after. */
function sectionOf(content: Content, section: string): [number, number] {
  if (section === '') return [0, content.size];
  const head = Buffer.concat([...content.slice(0, Math.min(content.size, 4_000_000))]);
  const blank = head.indexOf('\r\n\r\n');
  const headerEnd = blank === -1 ? head.length : blank + 4;
  return /^HEADER/i.test(section) ? [0, headerEnd] : [headerEnd, content.size];
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (number: number) => String(number).padStart(2, '0');
function dateTime(date: Date): string {
  const day = `${two(date.getUTCDate())}-${months[date.getUTCMonth()]}-${date.getUTCFullYear()}`;
  return `${day} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} +0000`;
}
