/** What an element's name says about the lines of a text. */
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
}

/** Rules by the element's name, in lower case; those of an unknown element are those of `span`. */
export function elementRules(name: string): ElementRules {
  return RULES.get(name) ?? INLINE;
}

/**
 * The name that stands in HTML, in lower case. Without making a string of it where it is one of those below, as nearly
 * all are: this is asked for every tag.
 */
export function elementName(html: string, start: number, end: number): string {
  const length = end - start;
  const names = NAMES[slot(html.charCodeAt(start), html.charCodeAt(end - 1), length)] as string[];
  for (let i = 0; i < names.length; i++) {
    const name = names[i] as string;
    if (name.length === length && stands(name, html, start)) return name;
  }
  return html.slice(start, Math.min(end, start + LONGEST_NAME)).toLowerCase();
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

const INLINE: ElementRules = { empty: false, hidden: false, breaks: 'none', bit: 0, ends: null };

const EMPTY = words('br hr img input meta link base wbr area col embed source track param');
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
for (const name of EMPTY) RULES.set(name, { ...INLINE, empty: true });
for (const name of HIDDEN) RULES.set(name, { ...INLINE, hidden: true });
for (const name of LINES) RULES.set(name, { ...INLINE, breaks: 'line' });
for (const name of PARAGRAPHS) RULES.set(name, { ...INLINE, breaks: 'paragraph' });
const BITS = new Map([...new Set(Object.values(ENDS).flat().flatMap(words))].map((name, at) => [name, 1 << at]));
const bitsOf = (names: string) => words(names).reduce((sum, name) => sum | (BITS.get(name) ?? 0), 0);
for (const [name, bit] of BITS) RULES.set(name, { ...(RULES.get(name) ?? INLINE), bit });
for (const [name, [ended, within]] of Object.entries(ENDS)) {
  RULES.set(name, { ...(RULES.get(name) ?? INLINE), ends: { ended: bitsOf(ended), within: bitsOf(within) } });
}

const OTHERS = words(
  'a abbr address b big blink button cite code del em font i ins kbd label mark o:p q s samp small span strike strong sub sup tt u v:imagedata v:shape var',
);

/** Names by `slot`. */
const NAMES: string[][] = Array.from({ length: 256 }, () => []);
for (const name of new Set([...RULES.keys(), ...OTHERS])) {
  const at = slot(name.charCodeAt(0), name.charCodeAt(name.length - 1), name.length);
  NAMES[at]?.push(name);
}

function words(list: string): string[] {
  return list.split(' ');
}
