import { keepCompiled } from '../mime/keep-compiled.ts';
import { limits } from '../mime/limits.ts';
import type { Attributes } from './html-attributes.ts';
import { type Element, type ElementRules, INLINE } from './html-elements.ts';
import { readTags, type TagListener } from './html-tags.ts';
import { LineWriter } from './line-writer.ts';
import { linkTarget } from './link-target.ts';
import { hides, historyMark, isCited, isHidden } from './mail-program-marks.ts';
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

interface OpenElement {
  readonly name: string;
  readonly rules: ElementRules;
  readonly context: Context;
}

/** What open elements make of the text in them. An element that changes nothing has that of the one around it. */
interface Context {
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
/** What a style says of the text. */
type Look = { hidden: boolean; preformatted: boolean };

const PLAIN: Look = { hidden: false, preformatted: false };

const OUTERMOST: OpenElement = {
  name: '',
  rules: INLINE,
  context: {
    hidden: false,
    preformatted: false,
    depth: 0,
    cited: false,
    container: false,
    signature: false,
    list: null,
    table: null,
    link: null,
  },
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
  private lastStyle = '';
  private lastLook = PLAIN;

  constructor(nameOfImage: (source: string) => string | null) {
    this.nameOfImage = nameOfImage;
  }

  open({ name, rules }: Element, attributes: Attributes): void {
    if (rules.empty) {
      this.openEmpty(name, attributes);
      return;
    }
    if (rules.ends) this.endImplied(rules.ends);
    this.breakAround(rules);
    if (this.stack.length >= DEEPEST) return;
    this.enter({ name, rules, context: this.contextIn(name, rules, attributes) });
    if (name === 'li') this.put(listMark(this.inner.context.list));
    else if (name === 'td' || name === 'th') {
      const { table } = this.inner.context;
      if (name === 'th' && table) table.isData = true;
      this.writer.separate(table?.isData ? ' | ' : '  ');
    }
  }

  private contextIn(name: string, rules: ElementRules, attributes: Attributes): Context {
    const outer = this.inner.context;
    const mark = historyMark(name, attributes);
    if (mark === 'rest') this.historyToEnd = true;
    if (mark === 'container' && !outer.container) this.containers++;
    const look = attributes.style === undefined ? PLAIN : this.lookOf(attributes.style);
    const hidden = rules.hidden || attributes.hidden !== undefined || look.hidden;
    const preformatted = name === 'pre' || look.preformatted;
    if (mark === null && !hidden && !preformatted && !rules.setsContext) return outer;
    const quote = name === 'blockquote';
    return {
      hidden: outer.hidden || hidden,
      preformatted: outer.preformatted || preformatted,
      depth: quote ? outer.depth + 1 : outer.depth,
      cited: outer.cited || (quote && isCited(attributes)),
      container: outer.container || mark === 'container',
      signature: outer.signature || mark === 'signature',
      list: name === 'ol' || name === 'ul' ? listOf(name, attributes) : outer.list,
      table: name === 'table' ? { isData: (attributes.border ?? '0') !== '0' } : outer.table,
      link: name === 'a' && attributes.href ? { href: attributes.href.trim(), words: '' } : outer.link,
    };
  }

  /** Cells and paragraphs have the style of those before them: the last one is remembered. */
  private lookOf(style: string): Look {
    if (style !== this.lastStyle) {
      this.lastStyle = style;
      this.lastLook = { hidden: hides(style), preformatted: /white-space\s*:\s*pre/i.test(style) };
    }
    return this.lastLook;
  }

  close({ name }: Element): void {
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
    const { hidden, link, preformatted } = this.inner.context;
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
    if (this.inner.context.hidden) return;
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
    if (!this.inner.context.hidden) this.writer.put(text);
  }

  private endImplied({ ended, within }: { ended: number; within: number }): void {
    for (let i = this.stack.length - 1; i >= 0; i--) {
      const { bit } = (this.stack[i] as OpenElement).rules;
      if ((bit & ended) !== 0) {
        this.closeTo(i);
        return;
      }
      if ((bit & within) !== 0) return;
    }
  }

  private enter(element: OpenElement): void {
    const before = this.inner.context;
    this.stack.push(element);
    this.inner = element;
    if (element.context !== before) this.markLines();
  }

  private closeTo(at: number): void {
    while (this.stack.length > at) this.leave();
  }

  private leave(): void {
    const { context, rules } = this.inner;
    const outer = this.stack.length > 1 ? (this.stack[this.stack.length - 2] as OpenElement) : OUTERMOST;
    if (context.link !== null && context.link !== outer.context.link) this.writeTarget(context.link);
    this.breakAround(rules);
    this.stack.pop();
    this.inner = outer;
    if (context !== outer.context) this.markLines();
  }

  private breakAround({ breaks }: ElementRules): void {
    if (breaks === 'none') return;
    if (breaks === 'paragraph') this.writer.breakParagraph();
    else this.writer.breakLine();
  }

  /** The target beside the link's words, where the words do not say it: a forged link shows. */
  private writeTarget({ href, words }: Link): void {
    const target = this.inner.context.hidden ? null : linkTarget(href, oneLine(words));
    if (target === null) return;
    this.writer.wantSpace();
    this.put(`<${target}>`);
  }

  /** What the innermost element makes of the lines from here on. */
  private markLines(): void {
    const { writer } = this;
    const { depth, cited, signature, container } = this.inner.context;
    writer.depth = depth;
    writer.cited = cited;
    writer.signature = signature;
    writer.container = container || this.historyToEnd ? Math.max(1, this.containers) : 0;
  }
}

keepCompiled(new HtmlReader(() => null));

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
