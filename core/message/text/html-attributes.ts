import { decodeHTMLAttribute } from 'entities/decode';
import { keepCompiled } from '../mime/keep-compiled.ts';
import { stands } from './html-elements.ts';

/** The attributes of a tag that say something about its text; undefined where the tag has none of that name. */
export interface Attributes {
  style: string | undefined;
  class: string | undefined;
  id: string | undefined;
  href: string | undefined;
  src: string | undefined;
  alt: string | undefined;
  type: string | undefined;
  cite: string | undefined;
  border: string | undefined;
  start: string | undefined;
  hidden: string | undefined;
  signatureBlock: string | undefined;
}

function noAttributes(): Attributes {
  return {
    style: undefined,
    class: undefined,
    id: undefined,
    href: undefined,
    src: undefined,
    alt: undefined,
    type: undefined,
    cite: undefined,
    border: undefined,
    start: undefined,
    hidden: undefined,
    signatureBlock: undefined,
  };
}

export const NO_ATTRIBUTES: Attributes = Object.freeze(noAttributes());

/** The attributes above as HTML writes them, by their length: nearly every attribute of a mail is asked for. */
const NAMES: (readonly { name: string; key: keyof Attributes }[] | undefined)[] = [];
for (const key of Object.keys(NO_ATTRIBUTES) as (keyof Attributes)[]) {
  const name = key === 'signatureBlock' ? 'data-signatureblock' : key;
  NAMES[name.length] = [...(NAMES[name.length] ?? []), { name, key }];
}

/** Which of them stands in HTML. Compared in place, for most tags have several that say nothing about text. */
function keyAt(html: string, start: number, end: number): keyof Attributes | undefined {
  const candidates = NAMES[end - start];
  if (candidates === undefined) return undefined;
  for (let i = 0; i < candidates.length; i++) {
    const { name, key } = candidates[i] as { name: string; key: keyof Attributes };
    if (stands(name, html, start)) return key;
  }
  return undefined;
}

const LONGEST_VALUE = 4_000;

/** Reads the attributes of one tag after the other (HTML Standard §13.2.5.32 and following). */
export class AttributeReader {
  private readonly html: string;
  /** One object for all tags: whoever is given it reads it at once. */
  private readonly found = noAttributes();
  private isEmpty = true;
  /** Where the tag read last ends; beyond the HTML where it does not. */
  end = 0;

  constructor(html: string) {
    this.html = html;
  }

  /**
   * @param start where the tag's name ends
   * @returns of each attribute the first value, until the next tag is read
   */
  read(start: number): Attributes {
    const { html } = this;
    if (!this.isEmpty) this.clear();
    let i = start;
    while (i < html.length) {
      const code = html.charCodeAt(i);
      if (code === GREATER) {
        this.end = i + 1;
        return this.isEmpty ? NO_ATTRIBUTES : this.found;
      }
      // an equals sign that begins a name is part of it
      i = code <= SPACE || code === SLASH ? i + 1 : this.readAttribute(i, endOfName(html, i + 1));
    }
    this.end = html.length + 1;
    return NO_ATTRIBUTES;
  }

  /** @returns where it ends */
  private readAttribute(nameStart: number, nameEnd: number): number {
    const { html } = this;
    let i = skipSpace(html, nameEnd);
    if (html.charCodeAt(i) !== EQUALS) {
      this.add(nameStart, nameEnd, i, i);
      return i;
    }
    i = skipSpace(html, i + 1);
    const quote = html.charCodeAt(i);
    if (quote === DOUBLE_QUOTE || quote === SINGLE_QUOTE) {
      const close = html.indexOf(quote === DOUBLE_QUOTE ? '"' : "'", i + 1);
      if (close < 0) return html.length;
      this.add(nameStart, nameEnd, i + 1, close);
      return close + 1;
    }
    const valueStart = i;
    while (i < html.length && html.charCodeAt(i) > SPACE && html.charCodeAt(i) !== GREATER) i++;
    this.add(nameStart, nameEnd, valueStart, i);
    return i;
  }

  private add(nameStart: number, nameEnd: number, valueStart: number, valueEnd: number): void {
    const key = keyAt(this.html, nameStart, nameEnd);
    if (key === undefined || this.found[key] !== undefined) return;
    const value = this.html.slice(valueStart, Math.min(valueEnd, valueStart + LONGEST_VALUE));
    this.found[key] = value.includes('&') ? decodeHTMLAttribute(value) : value;
    this.isEmpty = false;
  }

  private clear(): void {
    const { found } = this;
    found.style = found.class = found.id = found.href = found.src = found.alt = undefined;
    found.type = found.cite = found.border = found.start = found.hidden = found.signatureBlock = undefined;
    this.isEmpty = true;
  }
}

keepCompiled(new AttributeReader(''));

const SPACE = 0x20;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;

function endOfName(html: string, from: number): number {
  let i = from;
  for (; i < html.length; i++) {
    const code = html.charCodeAt(i);
    if (code <= SPACE || code === SLASH || code === GREATER || code === EQUALS) break;
  }
  return i;
}

function skipSpace(html: string, from: number): number {
  let i = from;
  while (i < html.length && html.charCodeAt(i) <= SPACE) i++;
  return i;
}
