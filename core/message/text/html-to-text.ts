import { limits } from '../mime/limits.ts';
import { type Attributes, readTags, type TagListener } from './html-tags.ts';
import { LineWriter } from './line-writer.ts';
import { linkTarget } from './link-target.ts';
import { historyMark, isCited, isHidden } from './mail-program-marks.ts';
import type { TextLine } from './text-line.ts';

/**
 * What HTML says, as lines of text: blocks on lines of their own, lists with marks, the cells of a row side by side,
 * links with their target, quotes with their depth. Each line knows whether a mail program marked it as history or
 * signature. Takes time in proportion to the HTML.
 *
 * @param nameOfImage the file name of an inline image by its Content-ID
 */
export function readHtml(html: string, nameOfImage: (contentId: string) => string | null): TextLine[] {
  const reader = new HtmlReader(nameOfImage);
  readTags(html, reader);
  return reader.finish();
}

interface OpenElement {
  name: string;
  hidden: boolean;
  quote: boolean;
  cited: boolean;
  container: boolean;
  signature: boolean;
  preformatted: boolean;
  /** Next number of an ordered list. */
  number: number;
  /** A table with headings or a border: its cells are apart from each other, not a layout. */
  dataTable: boolean;
  href: string | null;
  /** The words of the link so far. */
  words: string;
}

/** Elements nested deeper are read as if they were not there; their text is. */
const DEEPEST = 256;
const RULE = '_'.repeat(32);

const NEVER_SHOWN = words('script style title template noscript object svg select textarea');
const VOID = words('br hr img input meta link base wbr area col embed source track param');
const BLOCKS = words(
  'div tr table tbody thead tfoot section article header footer main aside nav address center form fieldset figure figcaption dt dd li body html caption details summary',
);
const SPACED_BLOCKS = words('p h1 h2 h3 h4 h5 h6 ul ol dl pre blockquote');

/** Which open element a tag ends, looked for no further out than `within`: HTML lets authors leave the end out. */
const ENDED_BY = new Map(
  Object.entries({
    li: { ended: words('li'), within: words('ul ol table') },
    td: { ended: words('td th'), within: words('tr table') },
    th: { ended: words('td th'), within: words('tr table') },
    tr: { ended: words('tr'), within: words('table') },
    dt: { ended: words('dt dd'), within: words('dl') },
    dd: { ended: words('dt dd'), within: words('dl') },
    p: { ended: words('p'), within: words('div td th li blockquote body table') },
    a: { ended: words('a'), within: words('td table') },
  }),
);

class HtmlReader implements TagListener {
  private readonly nameOfImage: (contentId: string) => string | null;
  private readonly writer = new LineWriter();
  private readonly stack: OpenElement[] = [];
  private containers = 0;
  private historyToEnd = false;
  private hidden = 0;
  private preformatted = 0;

  constructor(nameOfImage: (contentId: string) => string | null) {
    this.nameOfImage = nameOfImage;
  }

  open(name: string, attributes: Attributes): void {
    if (VOID.has(name)) {
      this.openVoid(name, attributes);
      return;
    }
    this.endImplied(name);
    this.breakAround(name);
    if (this.stack.length >= DEEPEST) return;
    const mark = historyMark(name, attributes);
    const element: OpenElement = {
      name,
      hidden: NEVER_SHOWN.has(name) || isHidden(attributes),
      quote: name === 'blockquote',
      cited: name === 'blockquote' && isCited(attributes),
      container: mark === 'container',
      signature: mark === 'signature',
      preformatted:
        name === 'pre' ||
        (attributes.style?.includes('white-space') === true && /white-space\s*:\s*pre/i.test(attributes.style)),
      number: Number.parseInt(attributes.start ?? '1', 10) || 1,
      dataTable: name === 'table' && (attributes.border ?? '0') !== '0',
      href: name === 'a' ? (attributes.href ?? null) : null,
      words: '',
    };
    this.stack.push(element);
    if (mark === 'rest') this.historyToEnd = true;
    if (element.container && !this.isInContainer()) this.containers++;
    this.markLines(element, 1);
    if (name === 'li') this.put(this.listMark());
    if (name === 'th') this.markDataTable();
    if (name === 'td' || name === 'th') this.writer.separate(this.openTable()?.dataTable ? ' | ' : '  ');
  }

  close(name: string): void {
    const at = this.stack.findLastIndex((element) => element.name === name);
    if (at >= 0) this.closeTo(at);
  }

  text(text: string): void {
    if (this.hidden > 0) return;
    const link = this.stack.at(-1);
    if (link?.href && link.words.length < 1_000) link.words += text;
    if (this.preformatted === 0) {
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

  private openVoid(name: string, attributes: Attributes): void {
    if (this.hidden > 0) return;
    if (name === 'br') this.writer.endLine();
    if (name === 'hr') {
      this.writer.breakLine();
      if (historyMark(name, attributes) === 'rest') this.historyToEnd = true;
      this.markLines(null, 1);
      this.put(RULE);
      this.writer.breakLine();
    }
    if (name === 'img') this.put(this.imageMark(attributes));
  }

  private imageMark(attributes: Attributes): string {
    const source = attributes.src ?? '';
    const inline = source.startsWith('cid:') ? (this.nameOfImage(source.slice(4)) ?? 'image') : null;
    const alternative = (attributes.alt ?? '').replace(/\s+/g, ' ').trim().slice(0, 200);
    const shown = alternative || inline;
    return shown ? `[${shown}]` : '';
  }

  private put(text: string): void {
    if (this.hidden === 0) this.writer.put(text);
  }

  private endImplied(name: string): void {
    const rule = ENDED_BY.get(name);
    if (!rule) return;
    for (let i = this.stack.length - 1; i >= 0; i--) {
      const open = (this.stack[i] as OpenElement).name;
      if (rule.ended.has(open)) {
        this.closeTo(i);
        return;
      }
      if (rule.within.has(open)) return;
    }
  }

  private closeTo(at: number): void {
    while (this.stack.length > at) {
      const element = this.stack.at(-1) as OpenElement;
      if (element.href !== null) this.writeTarget(element.href.trim(), element.words.replace(/\s+/g, ' ').trim());
      this.breakAround(element.name);
      this.stack.pop();
      this.markLines(element, -1);
    }
  }

  private breakAround(name: string): void {
    if (SPACED_BLOCKS.has(name)) this.writer.breakParagraph();
    else if (BLOCKS.has(name)) this.writer.breakLine();
  }

  /** The target beside the link's words, where the words do not say it: a forged link shows. */
  private writeTarget(href: string, said: string): void {
    const target = this.hidden > 0 ? null : linkTarget(href, said);
    if (target === null) return;
    this.writer.wantSpace();
    this.put(`<${target}>`);
  }

  private listMark(): string {
    const list = this.stack.findLast((element) => element.name === 'ol' || element.name === 'ul');
    return list?.name === 'ol' ? `${list.number++}. ` : '- ';
  }

  private openTable(): OpenElement | undefined {
    return this.stack.findLast((element) => element.name === 'table');
  }

  private markDataTable(): void {
    const table = this.openTable();
    if (table) table.dataTable = true;
  }

  private isInContainer(): boolean {
    return this.stack.some((element, i) => element.container && i < this.stack.length - 1);
  }

  /** What an element that opens (1) or closes (−1) makes of the lines from here on. */
  private markLines(element: OpenElement | null, step: 1 | -1): void {
    const { writer } = this;
    if (element?.hidden) this.hidden += step;
    if (element?.preformatted) this.preformatted += step;
    if (element?.quote) writer.depth += step;
    if (element && !element.quote && !element.container && !element.signature && !this.historyToEnd) return;
    writer.cited = this.stack.some((open) => open.cited);
    writer.signature = this.stack.some((open) => open.signature);
    const inside = this.historyToEnd || this.stack.some((open) => open.container);
    writer.container = inside ? Math.max(1, this.containers) : 0;
  }
}

function words(list: string): Set<string> {
  return new Set(list.split(' '));
}
