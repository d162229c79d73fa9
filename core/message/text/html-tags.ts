import { Tokenizer } from 'htmlparser2';

/** What is called for the tags and texts of HTML, in their order. Names are in lower case, entities decoded. */
export interface TagListener {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(text: string): void;
  /** Whether enough was read: the rest is left. */
  isFull(): boolean;
}

/** Of each attribute the first value; nothing is inherited. */
export type Attributes = Record<string, string | undefined>;

const NONE: Attributes = Object.freeze(Object.create(null));
const PIECE = 64 * 1024;
const MOST_ATTRIBUTES = 50;
const LONGEST_ATTRIBUTE = 4_000;

/**
 * Reads HTML as tags and texts, without a tree: htmlparser2's Parser closes what is left open in time that grows with
 * the square of the depth, and a stranger decides on the depth.
 */
export function readTags(html: string, listener: TagListener): void {
  let name = '';
  let attributes: Attributes = NONE;
  let count = 0;
  let key = '';
  let value = '';
  let text: string[] = [];
  let start = 0;
  let end = 0;
  const takeText = (): void => {
    if (end > start) text.push(html.slice(start, end));
    start = end = 0;
  };
  const flush = (): void => {
    takeText();
    if (text.length > 0) listener.text(text.join(''));
    text = [];
  };
  const ignore = (): void => {};
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      // text comes in pieces that mostly follow each other: they are cut out as one
      ontext: (from, to) => {
        if (from !== end) takeText();
        if (end === 0) start = from;
        end = to;
      },
      ontextentity: (codePoint) => {
        takeText();
        text.push(String.fromCodePoint(codePoint));
      },
      onopentagname: (from, to) => {
        flush();
        name = html.slice(from, Math.min(to, from + 40)).toLowerCase();
        attributes = NONE;
        count = 0;
      },
      onattribname: (from, to) => {
        key = html.slice(from, Math.min(to, from + 40)).toLowerCase();
        value = '';
      },
      onattribdata: (from, to) => {
        if (value.length < LONGEST_ATTRIBUTE) value += html.slice(from, Math.min(to, from + LONGEST_ATTRIBUTE));
      },
      onattribentity: (codePoint) => {
        if (value.length < LONGEST_ATTRIBUTE) value += String.fromCodePoint(codePoint);
      },
      onattribend: () => {
        if (attributes === NONE) attributes = Object.create(null) as Attributes;
        if (count++ < MOST_ATTRIBUTES) attributes[key] ??= value;
      },
      onopentagend: () => listener.open(name, attributes),
      onselfclosingtag: () => listener.open(name, attributes),
      onclosetag: (from, to) => {
        flush();
        listener.close(html.slice(from, Math.min(to, from + 40)).toLowerCase());
      },
      oncdata: (from, to, endOffset) => {
        takeText();
        text.push(html.slice(from, to - endOffset));
      },
      oncomment: ignore,
      ondeclaration: ignore,
      onprocessinginstruction: ignore,
      onend: flush,
    },
  );
  for (let at = 0; at < html.length && !listener.isFull(); at += PIECE) tokenizer.write(html.slice(at, at + PIECE));
  tokenizer.end();
}
