/** An element by its name, in lower case, and what the name says about the lines of a text. */
export interface Element {
  readonly name: string;
  readonly rules: ElementRules;
}

export interface ElementRules {
  /** Has no content and no end tag. */
  empty: boolean;
  /** Browsers show nothing of it. */
  hidden: boolean;
  /** Stands on lines of its own, or as a paragraph with empty lines around. */
  breaks: 'none' | 'line' | 'paragraph';
  /** One bit where the element is named in the `ends` of another. */
  bit: number;
  /**
   * Its tag ends one of these that is open, looked for no further out than `within`: HTML lets authors leave the end out.
   * Both are sums of bits.
   */
  ends: { ended: number; within: number } | null;
  /** Its text holds no tags; and entities or not. */
  rawText: 'entities' | 'raw' | null;
  /** Whether what is in it differs from what is around it, whatever its attributes say. */
  setsContext: boolean;
}

/**
 * The element whose name stands in HTML; of an unknown one the rules are those of `span`. Nothing is made anew where it
 * is one of those below, as nearly all are: this is asked for every tag.
 */
export function elementAt(html: string, start: number, end: number): Element {
  const length = end - start;
  const elements = ELEMENTS[slot(html.charCodeAt(start), html.charCodeAt(end - 1), length)] as Element[];
  for (let i = 0; i < elements.length; i++) {
    const element = elements[i] as Element;
    if (element.name.length === length && stands(element.name, html, start)) return element;
  }
  return { name: html.slice(start, Math.min(end, start + LONGEST_NAME)).toLowerCase(), rules: INLINE };
}

const LONGEST_NAME = 40;

/** Whether a name in lower case stands there, in whatever case. */
export function stands(name: string, html: string, start: number): boolean {
  for (let i = 0; i < name.length; i++) if ((html.charCodeAt(start + i) | SMALL) !== name.charCodeAt(i)) return false;
  return true;
}

/** The bit that makes a capital letter small; figures, dashes and colons have it. */
const SMALL = 0x20;

function slot(first: number, last: number, length: number): number {
  return ((first | SMALL) * 7 + (last | SMALL) * 31 + length) & 255;
}

export const INLINE: ElementRules = {
  empty: false,
  hidden: false,
  breaks: 'none',
  bit: 0,
  ends: null,
  rawText: null,
  setsContext: false,
};

const EMPTY = words('br hr img input meta link base wbr area col embed source track param');
const RAW_TEXTS = words('script style xmp iframe noembed noframes');
const TEXTS_WITH_ENTITIES = words('title textarea');
const SET_CONTEXT = words('blockquote ol ul table a');
const HIDDEN = words('script style title template noscript object svg select textarea');
const LINES = words(
  'div tr table tbody thead tfoot section article header footer main aside nav address center form fieldset figure figcaption dt dd li body html caption details summary',
);
const PARAGRAPHS = words('p h1 h2 h3 h4 h5 h6 ul ol dl pre blockquote');
const ENDS: Record<string, [ended: string, within: string]> = {
  li: ['li', 'ul ol table'],
  td: ['td th', 'tr table'],
  th: ['td th', 'tr table'],
  tr: ['tr', 'table'],
  dt: ['dt dd', 'dl'],
  dd: ['dt dd', 'dl'],
  p: ['p', 'div td th li blockquote body table'],
  a: ['a', 'td table'],
};

const RULES = new Map<string, ElementRules>();
const add = (names: readonly string[], rules: Partial<ElementRules>) => {
  for (const name of names) RULES.set(name, { ...(RULES.get(name) ?? INLINE), ...rules });
};
add(EMPTY, { empty: true });
add(HIDDEN, { hidden: true });
add(LINES, { breaks: 'line' });
add(PARAGRAPHS, { breaks: 'paragraph' });
add(RAW_TEXTS, { rawText: 'raw' });
add(TEXTS_WITH_ENTITIES, { rawText: 'entities' });
add(SET_CONTEXT, { setsContext: true });
const BITS = new Map([...new Set(Object.values(ENDS).flat().flatMap(words))].map((name, at) => [name, 1 << at]));
const bitsOf = (names: string) => words(names).reduce((sum, name) => sum | (BITS.get(name) ?? 0), 0);
for (const [name, bit] of BITS) add([name], { bit });
for (const [name, [ended, within]] of Object.entries(ENDS)) {
  add([name], { ends: { ended: bitsOf(ended), within: bitsOf(within) } });
}

const OTHERS = words(
  'a abbr address b big blink button cite code del em font i ins kbd label mark o:p q s samp small span strike strong sub sup tt u v:imagedata v:shape var',
);

/** By `slot`. */
const ELEMENTS: Element[][] = Array.from({ length: 256 }, () => []);
for (const name of new Set([...RULES.keys(), ...OTHERS])) {
  const at = slot(name.charCodeAt(0), name.charCodeAt(name.length - 1), name.length);
  ELEMENTS[at]?.push({ name, rules: RULES.get(name) ?? INLINE });
}

function words(list: string): string[] {
  return list.split(' ');
}
