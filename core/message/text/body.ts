import { declaredName, disposition, encodingOf, openPart } from '../mime/attachments.ts';
import { decodeBytes } from '../mime/charset.ts';
import { keepCompiled } from '../mime/keep-compiled.ts';
import { limits } from '../mime/limits.ts';
import type { Part } from '../mime/structure.ts';
import { findUuencoded, type UuencodedPlace } from '../mime/uuencode.ts';
import { joinFlowed } from './flowed.ts';

/** A stretch of a mail's text, in the forms in which the sender gives it. */
export interface BodySegment {
  plain: Part[];
  html: Part[];
  /** An image that stands here, between two texts; with it there are no texts. */
  image: Part | null;
}

/** What of a mail is text, and what is attached. */
export interface Body {
  segments: BodySegment[];
  attachments: Part[];
  /** A calendar's invitation, which is attached as well. */
  invitation: Part | null;
}

/** Sorts the parts of a mail into text and attachments (RFC 2046 §5.1, RFC 2387, RFC 1847, RFC 6522). */
export function sortParts(root: Part): Body {
  const body: Body = { segments: [], attachments: [], invitation: null };
  addPart(root, body, true);
  // a picture below all text is an attachment like others
  while (body.segments.at(-1)?.image) body.segments.pop();
  // nothing but a named text: what it says is the text of the mail, and the file that it is stays attached
  if (body.segments.length === 0) {
    const named = body.attachments.find((part) => isBodyType(part.type) && disposition(part) !== 'attachment');
    if (named) body.segments.push(segmentOf(named));
    if (named === root) body.attachments = [];
  }
  body.invitation = body.attachments.find((part) => part.type === 'text/calendar') ?? null;
  return body;
}

function addPart(part: Part, body: Body, mayBeText: boolean): void {
  if (part.type.startsWith('multipart/') && part.children.length > 0) {
    if (part.type === 'multipart/alternative') addAlternatives(part, body);
    else if (part.type === 'multipart/related') addRelated(part, body);
    else for (const child of part.children) addPart(child, body, true);
    return;
  }
  if (mayBeText && isText(part)) body.segments.push(segmentOf(part));
  else if (part.end > part.start || declaredName(part) !== '') {
    body.attachments.push(part);
    // as Apple's programs send a picture that somebody put between two paragraphs
    if (part.type.startsWith('image/') && disposition(part) === 'inline')
      body.segments.push({ plain: [], html: [], image: part });
  }
}

/** The same text in several forms: of the plain and the HTML ones the last that says anything. */
function addAlternatives(part: Part, body: Body): void {
  const merged: BodySegment = { plain: [], html: [], image: null };
  for (const child of part.children) {
    const form: Body = { segments: [], attachments: [], invitation: null };
    addPart(child, form, true);
    const html = form.segments.flatMap((segment) => segment.html);
    const plain = form.segments.flatMap((segment) => segment.plain);
    if (html.length > 0) merged.html = html;
    if (plain.length > 0 && (html.length === 0 || merged.plain.length === 0)) {
      if (merged.plain.length === 0 || plain.some((text) => text.end > text.start)) merged.plain = plain;
    }
    body.attachments.push(...form.attachments.filter((attached) => !(attached === child && isOtherForm(attached))));
  }
  if (merged.plain.length > 0 || merged.html.length > 0) body.segments.push(merged);
}

/** A form of the text that adds nothing to plain and HTML. A calendar invitation does. */
function isOtherForm(part: Part): boolean {
  return part.type.startsWith('text/') && part.type !== 'text/calendar' && declaredName(part) === '';
}

function addRelated(part: Part, body: Body): void {
  const start = part.parameters.get('start');
  const root =
    part.children.find((child) => start && child.headers.firstFilled('content-id') === start) ??
    part.children.find((child) => child.type.startsWith('multipart/') || isText(child)) ??
    part.children[0];
  for (const child of part.children) addPart(child, body, child === root);
}

function segmentOf(part: Part): BodySegment {
  return part.type === 'text/html' || part.type === 'application/xhtml+xml'
    ? { plain: [], html: [part], image: null }
    : { plain: [part], html: [], image: null };
}

function isText(part: Part): boolean {
  if (part.type.startsWith('multipart/')) return true;
  if (!isBodyType(part.type)) return false;
  const how = disposition(part);
  if (how === 'attachment') return false;
  return declaredName(part) === '';
}

function isBodyType(type: string): boolean {
  return (
    type === 'text/plain' ||
    type === 'text/html' ||
    type === 'application/xhtml+xml' ||
    type === 'text/enriched' ||
    type === 'text/richtext' ||
    type === 'text/x-markdown' ||
    type === 'text/markdown'
  );
}

/** Decodes text parts, no more of them than `limits` allow. */
export class TextReader {
  private left: number = limits.allTextBytes;
  private readonly raw: Buffer;
  private readonly guesses: string[];
  /** Charset of the first text that declared one: what undeclared headers are probably in. */
  charset: string | null = null;

  constructor(raw: Buffer, guesses: string[]) {
    this.raw = raw;
    this.guesses = guesses;
  }

  guess(what: string): void {
    this.guesses.push(what);
  }

  /** A plain text part's text, line ends as `\n`, and the files uuencoded in it cut out. */
  plain(part: Part): { text: string; files: UuencodedPlace[] } {
    let text = this.decode(part, part.parameters.get('charset') ?? null);
    if (part.type === 'text/enriched' || part.type === 'text/richtext') text = withoutCommands(text);
    const files: UuencodedPlace[] = [];
    if (text.includes('begin ')) text = cutUuencoded(text, files);
    if (part.parameters.get('format')?.toLowerCase() === 'flowed') {
      text = joinFlowed(text, part.parameters.get('delsp')?.toLowerCase() === 'yes');
    }
    return { text, files };
  }

  html(part: Part): string {
    let label = part.parameters.get('charset') ?? null;
    if (label === null || /^(us-)?ascii$/i.test(label)) {
      const head = openPart(part, this.raw, 4096).toString('latin1', 0, 2048);
      label = /<meta[^>]{0,200}?charset\s*=\s*["']?([\w:.-]{2,40})/i.exec(head)?.[1] ?? label;
    }
    return this.decode(part, label);
  }

  private opened(part: Part, mostBytes: number): Buffer {
    const encoded = this.raw.subarray(part.start, Math.min(part.end, part.start + mostBytes));
    if (encodingOf(part) !== 'base64' || !readsAsText(encoded)) return openPart(part, this.raw, mostBytes);
    this.guesses.push('text that is not encoded although base64 was declared');
    return encoded;
  }

  private decode(part: Part, label: string | null): string {
    const size = part.end - part.start;
    const allowed = Math.max(0, Math.min(size, limits.textBytes, this.left));
    this.left -= allowed;
    if (allowed < size) this.guesses.push(`text longer than what is read of it: ${allowed} of ${size} bytes`);
    if (label !== null) this.charset ??= label;
    const bytes = this.opened(part, allowed);
    return cleanText(decodeBytes(bytes, label, (what) => this.guesses.push(what)));
  }
}

keepCompiled(new TextReader(Buffer.alloc(0), []));

/** Whether there are several words on its first line, as base64 never has. */
function readsAsText(encoded: Buffer): boolean {
  const [line = ''] = encoded.toString('latin1', 0, 400).trimStart().split('\n', 1);
  return /^\S+ \S+ \S+/.test(line) && !/^(?:[A-Za-z0-9+/]{4}\s*){6,}/.test(line);
}

/** Line ends as `\n`, no NUL. In pieces, for every match takes memory until the whole is done. */
function cleanText(decoded: string): string {
  const text = decoded.includes('\r\n') && decoded.length < PIECE ? decoded.replace(CRLF, '\n') : decoded;
  if (!text.includes('\r') && !text.includes('\0')) return text;
  let clean = '';
  for (let start = 0; start < text.length; ) {
    let end = Math.min(start + PIECE, text.length);
    if (text[end - 1] === '\r' && text[end] === '\n') end++;
    clean += text.slice(start, end).replace(CRLF, '\n').replaceAll('\r', '\n').replaceAll('\0', '');
    start = end;
  }
  return clean;
}

const PIECE = 64 * 1024;
/** As a regular expression it takes a quarter of the time that replaceAll takes. */
const CRLF = /\r\n/g;

/** RFC 1896: commands in angle brackets, `<<` for `<`. */
function withoutCommands(text: string): string {
  return text
    .replace(/<param>[^<]*<\/param>/gi, '')
    .replace(/<nl>/gi, '\n')
    .replace(/<lt>/gi, '<<')
    .replace(/<(<|\/?[\w-]{1,60}>)/g, (_, command: string) => (command === '<' ? '<' : ''));
}

function cutUuencoded(text: string, files: UuencodedPlace[]): string {
  let rest = '';
  let done = 0;
  for (let place = findUuencoded(text, 0); place && files.length < 1_000; place = findUuencoded(text, place.end)) {
    rest += text.slice(done, place.start);
    done = place.end;
    files.push(place);
  }
  return rest + text.slice(done);
}
