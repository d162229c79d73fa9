import { limits } from '../mime/limits.ts';
import type { Attributes } from './html-attributes.ts';
import { type ElementRules, elementRules } from './html-elements.ts';
import { readTags, type TagListener } from './html-tags.ts';
import { LineWriter } from './line-writer.ts';
import { linkTarget } from './link-target.ts';
import { historyMark, isCited, isHidden } from './mail-program-marks.ts';
import type { TextLine } from './text-line.ts';

/**
 * What HTML says, as lines of text: blocks on lines of their own, lists with marks, the cells of a row side by side,
 * links with their target, quotes with their depth. Each line knows whether a mail program marked it as history or
 * signature. Takes time in proportion to the HTML.
 *
 * @param nameOfImage the file name of an attached image by what `src` says of it
 */
export function readHtml(html: string, nameOfImage: (source: string) => string | null): TextLine[] {
  const reader = new HtmlReader(nameOfImage);
  readTags(html, reader);
  return reader.finish();
}

/** An open element, and what it and those around it make of the text in it. */
interface OpenElement {
  readonly name: string;
  readonly rules: ElementRules;
  readonly hidden: boolean;
  readonly preformatted: boolean;
  /** How many blockquotes are open. */
  readonly depth: number;
  readonly cited: boolean;
  readonly container: boolean;
  readonly signature: boolean;
  readonly list: List | null;
  readonly table: Table | null;
  readonly link: Link | null;
}

/** Next number of a list's items; null where they have none. */
type List = { number: number | null };
/** With headings or a border a table is data: its cells are apart from each other, not a layout. */
type Table = { isData: boolean };
type Link = { href: string; words: string };

const OUTERMOST: OpenElement = {
  name: '',
  rules: elementRules(''),
  hidden: false,
  preformatted: false,
  depth: 0,
  cited: false,
  container: false,
  signature: false,
  list: null,
  table: null,
  link: null,
};

/** Elements nested deeper are read as if they were not there; their text is. */
const DEEPEST = 256;
const RULE = '_'.repeat(32);

class HtmlReader implements TagListener {
  private readonly nameOfImage: (source: string) => string | null;
  private readonly writer = new LineWriter();
  private readonly stack: OpenElement[] = [];
  /** The innermost open element. */
  private inner = OUTERMOST;
  private containers = 0;
  private historyToEnd = false;

  constructor(nameOfImage: (source: string) => string | null) {
    this.nameOfImage = nameOfImage;
  }

  open(name: string, attributes: Attributes): void {
    const rules = elementRules(name);
    if (rules.empty) {
      this.openEmpty(name, attributes);
      return;
    }
    if (rules.ends) this.endImplied(rules.ends);
    this.breakAround(rules);
    if (this.stack.length >= DEEPEST) return;
    const outer = this.inner;
    const mark = historyMark(name, attributes);
    const quote = name === 'blockquote';
    if (mark === 'rest') this.historyToEnd = true;
    if (mark === 'container' && !outer.container) this.containers++;
    this.enter({
      name,
      rules,
      hidden: outer.hidden || rules.hidden || isHidden(attributes),
      preformatted:
        outer.preformatted ||
        name === 'pre' ||
        (attributes.style !== undefined && /white-space\s*:\s*pre/i.test(attributes.style)),
      depth: quote ? outer.depth + 1 : outer.depth,
      cited: outer.cited || (quote && isCited(attributes)),
      container: outer.container || mark === 'container',
      signature: outer.signature || mark === 'signature',
      list: name === 'ol' || name === 'ul' ? listOf(name, attributes) : outer.list,
      table: name === 'table' ? { isData: (attributes.border ?? '0') !== '0' } : outer.table,
      link: name === 'a' && attributes.href ? { href: attributes.href.trim(), words: '' } : outer.link,
    });
    if (name === 'li') this.put(listMark(this.inner.list));
    else if (name === 'td' || name === 'th') {
      if (name === 'th' && this.inner.table) this.inner.table.isData = true;
      this.writer.separate(this.inner.table?.isData ? ' | ' : '  ');
    }
  }

  close(name: string): void {
    if (this.inner.name === name) {
      this.leave();
      return;
    }
    for (let i = this.stack.length - 1; i >= 0; i--) {
      if ((this.stack[i] as OpenElement).name === name) {
        this.closeTo(i);
        return;
      }
    }
  }

  text(text: string): void {
    const { hidden, link, preformatted } = this.inner;
    if (hidden) return;
    if (link !== null && link.words.length < 1_000) link.words += text;
    if (!preformatted) {
      this.writer.flow(text);
      return;
    }
    text.split(/\r\n|\r|\n/).forEach((line, i) => {
      if (i > 0) this.writer.endLine();
      this.writer.put(line);
    });
  }

  isFull(): boolean {
    return this.writer.lines.length >= limits.lines;
  }

  finish(): TextLine[] {
    this.closeTo(0);
    this.writer.breakLine();
    return this.writer.lines;
  }

  private openEmpty(name: string, attributes: Attributes): void {
    if (this.inner.hidden) return;
    if (name === 'br') this.writer.endLine();
    else if (name === 'hr') {
      this.writer.breakLine();
      if (historyMark(name, attributes) === 'rest') {
        this.historyToEnd = true;
        this.markLines();
      }
      this.put(RULE);
      this.writer.breakLine();
    } else if (name === 'img' && !isHidden(attributes)) this.showImage(attributes);
  }

  /** An image that came with the mail, by its name; one from elsewhere by the words that stand for it. */
  private showImage(attributes: Attributes): void {
    const alternative = (attributes.alt ?? '').slice(0, 200).replace(/\s+/g, ' ').trim();
    const source = attributes.src ?? '';
    const name = this.nameOfImage(source);
    if (name !== null) this.put(`[image: ${name}]`);
    else if (alternative !== '') this.put(`[${alternative}]`);
    else if (/^(?:cid|data):/i.test(source)) this.put('[image]');
  }

  private put(text: string): void {
    if (!this.inner.hidden) this.writer.put(text);
  }

  private endImplied({ ended, within }: { ended: Set<string>; within: Set<string> }): void {
    for (let i = this.stack.length - 1; i >= 0; i--) {
      const { name } = this.stack[i] as OpenElement;
      if (ended.has(name)) {
        this.closeTo(i);
        return;
      }
      if (within.has(name)) return;
    }
  }

  private enter(element: OpenElement): void {
    this.stack.push(element);
    this.inner = element;
    this.markLines();
  }

  private closeTo(at: number): void {
    while (this.stack.length > at) this.leave();
  }

  private leave(): void {
    const { link, rules } = this.inner;
    const outer = this.stack.length > 1 ? (this.stack[this.stack.length - 2] as OpenElement) : OUTERMOST;
    if (link !== null && link !== outer.link) this.writeTarget(link);
    this.breakAround(rules);
    this.stack.pop();
    this.inner = outer;
    this.markLines();
  }

  private breakAround({ breaks }: ElementRules): void {
    if (breaks === 'none') return;
    if (breaks === 'paragraph') this.writer.breakParagraph();
    else this.writer.breakLine();
  }

  /** The target beside the link's words, where the words do not say it: a forged link shows. */
  private writeTarget({ href, words }: Link): void {
    const target = this.inner.hidden ? null : linkTarget(href, oneLine(words));
    if (target === null) return;
    this.writer.wantSpace();
    this.put(`<${target}>`);
  }

  /** What the innermost element makes of the lines from here on. */
  private markLines(): void {
    const { writer, inner } = this;
    writer.depth = inner.depth;
    writer.cited = inner.cited;
    writer.signature = inner.signature;
    writer.container = inner.container || this.historyToEnd ? Math.max(1, this.containers) : 0;
  }
}

function oneLine(words: string): string {
  for (let i = 0; i < words.length; i++) {
    const code = words.charCodeAt(i);
    const usual = code > SPACE ? code < 0x80 : code === SPACE && words.charCodeAt(i + 1) > SPACE;
    if (!usual) return words.replace(/\s+/g, ' ').trim();
  }
  return words.trim();
}

const SPACE = 0x20;

function listOf(name: string, attributes: Attributes): List {
  return { number: name === 'ol' ? Number.parseInt(attributes.start ?? '1', 10) || 1 : null };
}

function listMark(list: List | null): string {
  return list === null || list.number === null ? '- ' : `${list.number++}. `;
}
