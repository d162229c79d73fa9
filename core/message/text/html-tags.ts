import { decodeHTML } from 'entities/decode';
import { keepCompiled } from '../mime/keep-compiled.ts';
import { AttributeReader, type Attributes, NO_ATTRIBUTES } from './html-attributes.ts';
import { type Element, elementAt } from './html-elements.ts';

/** What is called for the tags and texts of HTML, in their order. Entities are decoded. */
export interface TagListener {
  open(element: Element, attributes: Attributes): void;
  close(element: Element): void;
  text(text: string): void;
  /** Whether enough was read: the rest is left. */
  isFull(): boolean;
}

/**
 * Reads HTML as tags and texts, without a tree, as browsers tell them apart (HTML Standard §13.2.5): each character is
 * looked at once, whatever is left open. What is no tag is text; a tag that does not end is left out.
 */
export function readTags(html: string, listener: TagListener): void {
  const tag = new AttributeReader(html);
  const comments = new CommentEnds(html);
  let position = 0;
  let textStart = 0;
  while (position < html.length && !listener.isFull()) {
    const at = html.indexOf('<', position);
    if (at < 0) break;
    const next = html.charCodeAt(at + 1);
    if (isLetter(next)) {
      tellText(listener, html, textStart, at);
      const nameEnd = endOfName(html, at + 1);
      const bare = html.charCodeAt(nameEnd) === GREATER;
      const attributes = bare ? NO_ATTRIBUTES : tag.read(nameEnd);
      position = textStart = bare ? nameEnd + 1 : tag.end;
      if (position > html.length) return;
      const element = elementAt(html, at + 1, nameEnd);
      listener.open(element, attributes);
      const { rawText } = element.rules;
      if (rawText === null) continue;
      const start = position;
      position = textStart = endOfRawText(html, start, element.name);
      if (position > start)
        listener.text(rawText === 'entities' ? decoded(html, start, position) : html.slice(start, position));
    } else if (next === SLASH || next === EXCLAMATION || next === QUESTION) {
      if (next === SLASH && at + 2 >= html.length) break;
      tellText(listener, html, textStart, at);
      if (next === SLASH && isLetter(html.charCodeAt(at + 2))) {
        const nameEnd = endOfName(html, at + 2);
        if (html.charCodeAt(nameEnd) !== GREATER) tag.read(nameEnd);
        position = textStart = html.charCodeAt(nameEnd) === GREATER ? nameEnd + 1 : tag.end;
        if (position > html.length) return;
        listener.close(elementAt(html, at + 2, nameEnd));
      } else {
        position = textStart = comments.endOf(at);
      }
    } else {
      position = at + 1;
    }
  }
  if (!listener.isFull()) tellText(listener, html, textStart, html.length);
}

function tellText(listener: TagListener, html: string, start: number, end: number): void {
  if (end > start) listener.text(decoded(html, start, end));
}

const GREATER = 0x3e;
const SLASH = 0x2f;
const EXCLAMATION = 0x21;
const QUESTION = 0x3f;

function decoded(html: string, start: number, end: number): string {
  const text = html.slice(start, end);
  let at = text.indexOf('&');
  if (at < 0) return text;
  let out = '';
  let done = 0;
  for (; at >= 0; at = text.indexOf('&', done)) {
    const entity = usualEntityAt(text, at + 1);
    if (entity === null) return decodeHTML(text);
    out += text.slice(done, at) + entity.stands;
    done = at + 1 + entity.name.length;
  }
  return out + text.slice(done);
}

/** What nearly all entities are; null where another one stands. */
function usualEntityAt(text: string, at: number): { name: string; stands: string } | null {
  const entity = USUAL_ENTITIES[text.charCodeAt(at)];
  return entity !== undefined && text.startsWith(entity.name, at) ? entity : null;
}

/** By their first character. */
const USUAL_ENTITIES: ({ name: string; stands: string } | undefined)[] = [];
for (const [name, stands] of [
  ['nbsp;', '\u00a0'],
  ['amp;', '&'],
  ['lt;', '<'],
  ['gt;', '>'],
  ['quot;', '"'],
  ['#39;', "'"],
  ['euro;', '€'],
] as const) {
  USUAL_ENTITIES[name.charCodeAt(0)] = { name, stands };
}

/** Where the text of such an element ends: at its end tag, or with the mail. */
function endOfRawText(html: string, start: number, name: string): number {
  for (let at = html.indexOf('</', start); at >= 0; at = html.indexOf('</', at + 2)) {
    const after = at + 2 + name.length;
    if (html.slice(at + 2, after).toLowerCase() === name && !isNameCharacter(html.charCodeAt(after))) return at;
  }
  return html.length;
}

function isNameCharacter(code: number): boolean {
  return code > 0x20 && code !== SLASH && code !== GREATER;
}

function endOfName(html: string, start: number): number {
  let i = start + 1;
  while (i < html.length && isNameCharacter(html.charCodeAt(i))) i++;
  return i;
}

function isLetter(code: number): boolean {
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x7a;
}

/** Finds the ends of comments, of declarations and of what browsers take for comments. */
class CommentEnds {
  private readonly html: string;
  /** The next `--!>`, which ends a comment too, so that it is not looked for again and again where there is none. */
  private nextBang = -1;

  constructor(html: string) {
    this.html = html;
  }

  /** @param at where `<!`, `<?` or `</` stands */
  endOf(at: number): number {
    const { html } = this;
    if (!html.startsWith('<!--', at)) return after(html.indexOf('>', at + 2), 1, html);
    const end = after(html.indexOf('-->', at + 2), 3, html);
    if (this.nextBang < at + 4) this.nextBang = after(html.indexOf('--!>', at + 4), 0, html);
    return this.nextBang < end ? this.nextBang + 4 : end;
  }
}

keepCompiled(new CommentEnds(''));

function after(found: number, length: number, html: string): number {
  return found < 0 ? html.length : found + length;
}
