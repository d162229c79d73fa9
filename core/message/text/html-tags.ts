import { Tokenizer } from 'htmlparser2';

/** What is called for the tags and texts of HTML, in their order. Names are in lower case, entities decoded. */
export interface TagListener {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(text: string): void;
}

/** Of each attribute the first value; nothing is inherited. */
export type Attributes = Record<string, string | undefined>;

const MOST_ATTRIBUTES = 50;
const LONGEST_ATTRIBUTE = 4_000;

/**
 * Reads HTML as tags and texts, without a tree: htmlparser2's Parser closes what is left open in time that grows with
 * the square of the depth, and a stranger decides on the depth.
 */
export function readTags(html: string, listener: TagListener): void {
  let name = '';
  let attributes: Attributes = Object.create(null);
  let count = 0;
  let key = '';
  let value = '';
  let text = '';
  const flush = (): void => {
    if (text !== '') listener.text(text);
    text = '';
  };
  const ignore = (): void => {};
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      ontext: (start, end) => {
        text += html.slice(start, end);
      },
      ontextentity: (codePoint) => {
        text += String.fromCodePoint(codePoint);
      },
      onopentagname: (start, end) => {
        flush();
        name = html.slice(start, Math.min(end, start + 40)).toLowerCase();
        attributes = Object.create(null);
        count = 0;
      },
      onattribname: (start, end) => {
        key = html.slice(start, Math.min(end, start + 40)).toLowerCase();
        value = '';
      },
      onattribdata: (start, end) => {
        if (value.length < LONGEST_ATTRIBUTE) value += html.slice(start, Math.min(end, start + LONGEST_ATTRIBUTE));
      },
      onattribentity: (codePoint) => {
        if (value.length < LONGEST_ATTRIBUTE) value += String.fromCodePoint(codePoint);
      },
      onattribend: () => {
        if (count++ < MOST_ATTRIBUTES) attributes[key] ??= value;
      },
      onopentagend: () => listener.open(name, attributes),
      onselfclosingtag: () => listener.open(name, attributes),
      onclosetag: (start, end) => {
        flush();
        listener.close(html.slice(start, Math.min(end, start + 40)).toLowerCase());
      },
      oncdata: (start, end, endOffset) => {
        text += html.slice(start, end - endOffset);
      },
      oncomment: ignore,
      ondeclaration: ignore,
      onprocessinginstruction: ignore,
      onend: flush,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
}
