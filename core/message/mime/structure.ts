import { type HeaderFields, readHeaderFields, startsField } from './header-fields.ts';
import { keepCompiled } from './keep-compiled.ts';
import { limits } from './limits.ts';
import { readParameters } from './parameters.ts';

/** One MIME entity, by its place in the raw mail: nothing is copied, nothing is decoded. */
export interface Part {
  headers: HeaderFields;
  /** `type/subtype` in lower case; what RFC 2045 §5.2 assumes where nothing usable is declared. */
  type: string;
  /** Parameters of Content-Type, decoded, names in lower case. */
  parameters: ReadonlyMap<string, string>;
  /** Offsets of the body in the raw mail. */
  start: number;
  end: number;
  children: Part[];
}

interface OpenMultipart {
  part: Part;
  boundary: string;
  /** Where its children go: itself, or the last level that is kept apart. */
  parent: Part;
  depth: number;
}

const LF = 0x0a;
const CR = 0x0d;
const DASH = 0x2d;
const DASHES = Buffer.from('--');

/**
 * Finds the parts of a mail in one pass over its bytes, whatever its nesting: a stack of open boundaries instead of
 * recursion, so that time and memory grow with the mail alone. Attached mails (message/rfc822) stay closed.
 */
export function readStructure(raw: Buffer, guesses: string[]): Part {
  const walk = new Walk(raw, guesses);
  return walk.run();
}

/** The mail's own header alone, without a look at its body. */
export function readOwnHeader(raw: Buffer): HeaderFields {
  return new Walk(raw, []).ownHeader();
}

class Walk {
  private readonly raw: Buffer;
  private readonly guesses: string[];
  private readonly open: OpenMultipart[] = [];
  /** Boundary → its places in `open`, innermost last: the same boundary may be used at two levels. */
  private readonly places = new Map<string, number[]>();
  private shortestBoundary = Number.POSITIVE_INFINITY;
  private longestBoundary = 0;
  private partCount = 0;

  constructor(raw: Buffer, guesses: string[]) {
    this.raw = raw;
    this.guesses = guesses;
  }

  run(): Part {
    const root = this.readPart(skipMailboxLine(this.raw), 'text/plain');
    this.openIfMultipart(root, root, 0);
    let current: Part = root;
    let position = root.start;
    while (this.open.length > 0) {
      const line = this.nextBoundary(position);
      if (!line) break;
      current.end = Math.max(current.start, lineBreakBefore(this.raw, line.start));
      this.closeAbove(line.place, current.end);
      const multipart = this.open[line.place] as OpenMultipart;
      if (line.closes) {
        this.pop();
        multipart.part.end = line.end;
        current = { ...multipart.part, start: line.end, end: line.end, children: [] };
        position = line.end;
        continue;
      }
      if (this.partCount >= limits.parts) {
        this.guesses.push(`more than ${limits.parts} parts: the rest was left`);
        break;
      }
      const child = this.readPart(
        line.end,
        multipart.part.type === 'multipart/digest' ? 'message/rfc822' : 'text/plain',
      );
      multipart.parent.children.push(child);
      this.openIfMultipart(child, multipart.parent, multipart.depth + 1);
      current = child;
      position = child.start;
    }
    if (this.open.length > 0 && this.partCount < limits.parts) this.guesses.push('the last boundary is missing');
    return root;
  }

  ownHeader(): HeaderFields {
    return this.readPart(skipMailboxLine(this.raw), 'text/plain').headers;
  }

  private readPart(start: number, assumedType: string): Part {
    this.partCount++;
    const { headerEnd, bodyStart } = this.findBody(start);
    const headers = readHeaderFields(
      this.raw.toString('latin1', start, Math.min(headerEnd, start + limits.headerBytes)),
    );
    if (headerEnd - start > limits.headerBytes) this.guesses.push('header larger than what is read of it');
    const declared = headers.firstFilled('content-type');
    const { value, parameters } = readParameters(declared ?? '');
    const type = contentType(value, parameters, assumedType);
    return { headers, type, parameters, start: bodyStart, end: this.raw.length, children: [] };
  }

  /** Where a header block ends: at an empty line, at a boundary, or at a line that can be no part of a header. */
  private findBody(start: number): { headerEnd: number; bodyStart: number } {
    const raw = this.raw;
    let position = start;
    while (position < raw.length) {
      const line = this.lineAt(position);
      if (line.end === position) return { headerEnd: position, bodyStart: line.next };
      const first = raw[position];
      if (first === DASH && this.open.length > 0 && this.boundaryAt(position, line.end)) {
        return { headerEnd: position, bodyStart: position };
      }
      if (isBlank(raw, position, line.end)) {
        // an empty line that a relay left spaces in, or a fold with nothing on it
        if (!this.headerGoesOn(line.next)) return { headerEnd: position, bodyStart: line.next };
      } else if (!isSpace(first) && !startsField(raw, position, line.end) && !this.headerGoesOn(line.next)) {
        this.guesses.push('no empty line between header and body');
        return { headerEnd: position, bodyStart: position };
      }
      position = line.next;
    }
    return { headerEnd: raw.length, bodyStart: raw.length };
  }

  private headerGoesOn(start: number): boolean {
    if (start >= this.raw.length) return false;
    return isSpace(this.raw[start]) || startsField(this.raw, start, this.lineAt(start).end);
  }

  /** The line at an offset: where its text ends and where the next one begins. */
  private lineAt(start: number): { end: number; next: number } {
    const found = indexOfByte(this.raw, LF, start);
    const lineFeed = found < 0 ? this.raw.length : found;
    const end = lineFeed > start && this.raw[lineFeed - 1] === CR ? lineFeed - 1 : lineFeed;
    return { end, next: Math.min(lineFeed + 1, this.raw.length) };
  }

  private openIfMultipart(part: Part, parent: Part, depth: number): void {
    if (!part.type.startsWith('multipart/')) return;
    let boundary = part.parameters.get('boundary')?.trimEnd() ?? '';
    if (boundary === '' || !this.appears(boundary, part)) {
      const guessed = this.guessBoundary(part.start);
      if (guessed === null) return;
      this.guesses.push('boundary declared wrongly or not at all: taken from the body');
      boundary = guessed;
    }
    const place = this.open.length;
    const keptApart = depth < limits.depth;
    if (depth === limits.depth) this.guesses.push(`nested deeper than ${limits.depth} levels: read as one level`);
    this.open.push({ part, boundary, parent: keptApart ? part : parent, depth });
    const places = this.places.get(boundary);
    if (places) places.push(place);
    else this.places.set(boundary, [place]);
    this.shortestBoundary = Math.min(this.shortestBoundary, boundary.length);
    this.longestBoundary = Math.max(this.longestBoundary, boundary.length);
  }

  /** Only the first lines are asked for the declared boundary, so that a lying part costs nothing. */
  private appears(boundary: string, part: Part): boolean {
    // nearly always the first line that begins with two dashes is one
    const dashes = this.raw.indexOf(DASHES, part.start);
    if (dashes >= 0 && this.raw.toString('latin1', dashes + 2, dashes + 2 + boundary.length) === boundary) return true;
    const window = this.raw.subarray(part.start, part.start + 64 * 1024);
    return window.indexOf(`--${boundary}`, 0, 'latin1') >= 0 || window.length === 64 * 1024;
  }

  /** The first line that looks like a boundary and is followed by a part's header, or later by the line that closes it. */
  private guessBoundary(start: number): string | null {
    const raw = this.raw;
    const limit = Math.min(raw.length, start + 64 * 1024);
    let lookedUp = 0;
    let position = start;
    while (position < limit) {
      let end = raw.indexOf(LF, position);
      if (end < 0) end = raw.length;
      if (raw[position] === DASH && raw[position + 1] === DASH && end - position > 4 && end - position < 200) {
        const contentEnd = trimmedEnd(raw, position, end);
        const next = raw.indexOf(LF, end + 1);
        const beginsPart =
          startsField(raw, end + 1, next < 0 ? raw.length : next) &&
          raw.toString('latin1', end + 1, end + 9).toLowerCase() === 'content-';
        const boundary = raw.toString('latin1', position + 2, contentEnd);
        if (beginsPart || (lookedUp++ < 5 && this.closesLater(boundary, end))) return boundary;
      }
      position = end + 1;
    }
    return null;
  }

  /** Whether a line closes what a line has opened: nobody writes such a pair by chance. */
  private closesLater(boundary: string, from: number): boolean {
    return /\w/.test(boundary) && this.raw.subarray(from, from + 64 * 1024).includes(`\n--${boundary}--`, 0, 'latin1');
  }

  private nextBoundary(from: number): { start: number; end: number; place: number; closes: boolean } | null {
    const raw = this.raw;
    for (let dash = raw.indexOf(DASHES, from); dash >= 0; ) {
      const lineEnd = indexOfByte(raw, LF, dash);
      const end = lineEnd < 0 ? raw.length : lineEnd;
      const atLineStart = dash === from || raw[dash - 1] === LF;
      const found = atLineStart ? this.boundaryAt(dash, end) : null;
      if (found) return { start: dash, end: Math.min(end + 1, raw.length), ...found };
      dash = raw.indexOf(DASHES, end + 1);
    }
    return null;
  }

  private boundaryAt(start: number, lineEnd: number): { place: number; closes: boolean } | null {
    const end = trimmedEnd(this.raw, start, lineEnd);
    const length = end - start - 2;
    if (length < this.shortestBoundary || length > this.longestBoundary + 2) return null;
    const text = this.raw.toString('latin1', start + 2, end);
    const opening = this.places.get(text)?.at(-1);
    if (opening !== undefined) return { place: opening, closes: false };
    if (!text.endsWith('--')) return null;
    const closing = this.places.get(text.slice(0, -2).trimEnd())?.at(-1);
    return closing === undefined ? null : { place: closing, closes: true };
  }

  private closeAbove(place: number, end: number): void {
    while (this.open.length > place + 1) {
      const { part } = this.pop();
      part.end = end;
      this.guesses.push('a nested multipart is not closed');
    }
  }

  private pop(): OpenMultipart {
    const multipart = this.open.pop() as OpenMultipart;
    const places = this.places.get(multipart.boundary);
    places?.pop();
    if (places?.length === 0) this.places.delete(multipart.boundary);
    return multipart;
  }
}

keepCompiled(new Walk(Buffer.alloc(0), []));

/** Short lines are walked, long stretches searched: a call into the engine costs as much as some fifty bytes. */
function indexOfByte(raw: Buffer, byte: number, from: number): number {
  const near = Math.min(from + 64, raw.length);
  for (let i = from; i < near; i++) if (raw[i] === byte) return i;
  return near === raw.length ? -1 : raw.indexOf(byte, near);
}

/** Mail taken out of an mbox file still has its `From ` line; some have empty lines before the header. */
function skipMailboxLine(raw: Buffer): number {
  let start = 0;
  if (raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf) start = 3;
  while (isSpace(raw[start]) || raw[start] === LF || raw[start] === CR) start++;
  const line = raw.toString('latin1', start, start + 6);
  if (!line.startsWith('From ') && line !== '>From ') return start;
  const end = raw.indexOf(LF, start);
  return end < 0 ? raw.length : end + 1;
}

function contentType(value: string, parameters: ReadonlyMap<string, string>, assumed: string): string {
  const type = value.toLowerCase().replace(/\s+/g, '');
  if (/^[a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+$/.test(type)) return type;
  if (type === 'text') return 'text/plain';
  if (type === 'multipart' || parameters.has('boundary')) return 'multipart/mixed';
  // RFC 2045 §5.2 has nonsense read as text; a bare word such as `application` is no text.
  return type === '' || type.startsWith('text') || !/^[a-z]+\/?$/.test(type) ? assumed : 'application/octet-stream';
}

function lineBreakBefore(raw: Buffer, lineStart: number): number {
  if (raw[lineStart - 1] !== LF) return lineStart;
  return raw[lineStart - 2] === CR ? lineStart - 2 : lineStart - 1;
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09;
}

function trimmedEnd(raw: Buffer, start: number, end: number): number {
  let last = end;
  while (last > start && (raw[last - 1] === 0x20 || raw[last - 1] === 0x09 || raw[last - 1] === CR)) last--;
  return last;
}

function isBlank(raw: Buffer, start: number, end: number): boolean {
  return trimmedEnd(raw, start, end) === start;
}
