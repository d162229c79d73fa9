import { Parser } from 'htmlparser2';
import type { TextLine } from './text-line.ts';

/**
 * What HTML says, as lines of text: blocks on lines of their own, lists with marks, the cells of a row side by side,
 * links with their target, quotes with their depth. Each line knows whether a mail program marked it as history or
 * signature. Takes time in proportion to the HTML.
 *
 * @param nameOfImage the file name of an inline image by its Content-ID
 */
export function readHtml(html: string, nameOfImage: (contentId: string) => string | null): TextLine[] {
  const writer = new TextWriter(nameOfImage);
  const parser = new Parser(
    {
      onopentag: (name, attributes) => writer.open(name, attributes),
      onclosetag: (name) => writer.close(name),
      ontext: (text) => writer.write(text),
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.write(html);
  parser.end();
  return writer.finish();
}

interface OpenElement {
  name: string;
  hidden: boolean;
  quote: boolean;
  cited: boolean;
  container: boolean;
  signature: boolean;
  preformatted: boolean;
  /** Next number of an ordered list; 0 for a list with dashes. */
  number: number;
  dataTable: boolean;
  href: string | null;
  /** Where the link's own words begin. */
  startLine: number;
  startColumn: number;
}

const DEEPEST = 256;
const LONGEST_LINK = 160;
const NEVER_SHOWN = new Set([
  'script',
  'style',
  'head',
  'title',
  'template',
  'noscript',
  'object',
  'svg',
  'select',
  'textarea',
]);
const BLOCKS = new Set([
  'div',
  'tr',
  'table',
  'tbody',
  'thead',
  'tfoot',
  'section',
  'article',
  'header',
  'footer',
  'main',
  'aside',
  'nav',
  'address',
  'center',
  'form',
  'fieldset',
  'figure',
  'figcaption',
  'dt',
  'dd',
  'li',
  'body',
  'html',
  'caption',
  'details',
  'summary',
]);
const SPACED_BLOCKS = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'dl', 'pre', 'blockquote']);
const VOID = new Set([
  'br',
  'hr',
  'img',
  'input',
  'meta',
  'link',
  'base',
  'wbr',
  'area',
  'col',
  'embed',
  'source',
  'track',
  'param',
]);

class TextWriter {
  private readonly nameOfImage: (contentId: string) => string | null;
  private readonly lines: TextLine[] = [];
  private readonly stack: OpenElement[] = [];
  private line = '';
  private space = false;
  private blankWanted = false;
  private depth = 0;
  private citations = 0;
  private containers = 0;
  private containerId = 0;
  private historyRest = false;
  private signatures = 0;
  private hidden = 0;
  private preformatted = 0;
  private tooDeep = 0;

  constructor(nameOfImage: (contentId: string) => string | null) {
    this.nameOfImage = nameOfImage;
  }

  open(name: string, attributes: Record<string, string>): void {
    if (VOID.has(name)) {
      this.openVoid(name, attributes);
      return;
    }
    if (this.stack.length >= DEEPEST) {
      this.tooDeep++;
      if (BLOCKS.has(name) || SPACED_BLOCKS.has(name)) this.breakLine();
      return;
    }
    const mark = historyMark(name, attributes);
    if (SPACED_BLOCKS.has(name)) this.breakParagraph();
    else if (BLOCKS.has(name)) this.breakLine();
    const element: OpenElement = {
      name,
      hidden: NEVER_SHOWN.has(name) || isHidden(attributes.style),
      quote: name === 'blockquote',
      cited: name === 'blockquote' && isCited(attributes),
      container: mark === 'container',
      signature: mark === 'signature',
      preformatted: name === 'pre' || /white-space\s*:\s*pre/i.test(attributes.style ?? ''),
      number: name === 'ol' ? Number.parseInt(attributes.start ?? '1', 10) || 1 : 0,
      dataTable: name === 'table' && attributes.border !== undefined && attributes.border !== '0',
      href: name === 'a' ? (attributes.href ?? null) : null,
      startLine: this.lines.length,
      startColumn: this.line.length,
    };
    if (element.hidden) this.hidden++;
    if (element.quote) this.depth++;
    if (element.cited) this.citations++;
    if (element.container && this.containers++ === 0) this.containerId++;
    if (element.signature) this.signatures++;
    if (element.preformatted) this.preformatted++;
    if (mark === 'rest') this.historyRest = true;
    this.stack.push(element);
    if (name === 'li') this.put(this.listMark());
    if (name === 'th') this.markDataTable();
    if (name === 'td' || name === 'th') this.separateCell();
  }

  close(name: string): void {
    if (VOID.has(name)) return;
    if (this.tooDeep > 0) {
      this.tooDeep--;
      return;
    }
    const element = this.stack.at(-1);
    // htmlparser2 closes what was left open, so that tags always match
    if (!element || element.name !== name) return;
    if (element.href !== null) this.writeTarget(element);
    if (element.quote || SPACED_BLOCKS.has(name)) this.breakParagraph();
    else if (BLOCKS.has(name)) this.breakLine();
    this.stack.pop();
    if (element.hidden) this.hidden--;
    if (element.quote) this.depth--;
    if (element.cited) this.citations--;
    if (element.container) this.containers--;
    if (element.signature) this.signatures--;
    if (element.preformatted) this.preformatted--;
  }

  write(text: string): void {
    if (this.hidden > 0) return;
    if (this.preformatted > 0) {
      const [first, ...rest] = text.split(/\r\n|\r|\n/);
      this.put(first as string);
      for (const line of rest) {
        this.pushLine();
        this.put(line);
      }
      return;
    }
    const words = text.replace(/[\t\n\f\r ]+/g, ' ');
    if (words === '') return;
    if (words === ' ') {
      this.space = true;
      return;
    }
    if (words.startsWith(' ')) this.space = true;
    this.put(words.trim() === '' ? words : words.replace(/^ | $/g, ''));
    this.space = words.endsWith(' ');
  }

  finish(): TextLine[] {
    this.breakLine();
    return this.lines;
  }

  private put(text: string): void {
    if (text === '') return;
    if (this.line === '' && this.blankWanted) {
      const last = this.lines.at(-1);
      if (last && last.text !== '') this.lines.push({ ...this.flags(), text: '' });
    }
    this.blankWanted = false;
    if (this.space && this.line !== '' && !/\s$/.test(this.line)) this.line += ' ';
    this.space = false;
    this.line += text;
  }

  private openVoid(name: string, attributes: Record<string, string>): void {
    if (this.hidden > 0) return;
    if (name === 'br') this.pushLine();
    if (name === 'hr') {
      if (historyMark(name, attributes) === 'rest') this.historyRest = true;
      this.breakLine();
      this.put('________________________________');
      this.breakLine();
    }
    if (name === 'img') {
      const src = attributes.src ?? '';
      const image = src.startsWith('cid:') ? (this.nameOfImage(src.slice(4)) ?? 'image') : null;
      const alt = (attributes.alt ?? '').replace(/\s+/g, ' ').trim().slice(0, 200);
      if (alt !== '' || image !== null) this.put(`[${alt || image}]`);
    }
  }

  /** The target beside the link's words, where the words do not say it: a forged link shows. */
  private writeTarget(element: OpenElement): void {
    const href = (element.href as string).trim();
    if (this.hidden > 0 || !/^https?:\/\//i.test(href)) return;
    const words = this.line.slice(element.startLine === this.lines.length ? element.startColumn : 0).trim();
    if (words === '') return;
    const bare = (address: string): string => address.replace(/^https?:\/\/(www\.)?|\/$/gi, '').toLowerCase();
    if (bare(words) === bare(href)) return;
    const shown = href.length > LONGEST_LINK ? `${href.slice(0, LONGEST_LINK)}…` : href;
    this.space = true;
    this.put(`<${shown}>`);
  }

  private listMark(): string {
    for (let i = this.stack.length - 2; i >= 0; i--) {
      const element = this.stack[i] as OpenElement;
      if (element.name === 'ol') return `${element.number++}. `;
      if (element.name === 'ul') return '- ';
    }
    return '- ';
  }

  private markDataTable(): void {
    const table = this.stack.findLast((element) => element.name === 'table');
    if (table) table.dataTable = true;
  }

  private separateCell(): void {
    if (this.line.trim() === '') return;
    const table = this.stack.findLast((element) => element.name === 'table');
    this.line = `${this.line.trimEnd()}${table?.dataTable ? ' | ' : '  '}`;
    this.space = false;
  }

  private breakParagraph(): void {
    this.breakLine();
    this.blankWanted = true;
  }

  private breakLine(): void {
    if (this.line.trim() !== '') this.pushLine();
    else this.line = '';
    this.space = false;
  }

  private pushLine(): void {
    const text = this.line.replace(/[ \t]+$/, '').replace(/\u00a0/g, ' ');
    this.lines.push({ ...this.flags(), text: text.trim() === '' ? '' : text });
    this.line = '';
    this.space = false;
  }

  private flags(): Omit<TextLine, 'text'> {
    return {
      depth: Math.min(this.depth, 20),
      cited: this.citations > 0,
      container: this.containers > 0 || this.historyRest ? Math.max(1, this.containerId) : 0,
      signature: this.signatures > 0,
    };
  }
}

/** Marks that mail programs leave around what they quote and around signatures. */
function historyMark(name: string, attributes: Record<string, string>): 'container' | 'rest' | 'signature' | null {
  const classes = attributes.class ?? '';
  const id = attributes.id ?? '';
  if (classes === '' && id === '' && attributes['data-signatureblock'] === undefined) return null;
  if (
    /(^|\s)(x_)*(gmail_signature|moz-signature|protonmail_signature_block|mozsignature)(\s|$)/i.test(classes) ||
    /^(x_)*(Signature|AppleMailSignature|ms-outlook-mobile-signature)$/i.test(id)
  )
    return 'signature';
  if (attributes['data-signatureblock'] !== undefined) return 'signature';
  if (name === 'blockquote') return null;
  if (
    /(^|\s)(gmail_quote|gmail_quote_container|gmail_attr|yahoo_quoted|moz-cite-prefix|protonmail_quote|OutlookMessageHeader|tutanota_quote|zmail_extra|hmQuote|freebirdQuote|WordSection-quoted)(\s|$)/i.test(
      classes,
    )
  )
    return 'container';
  if (
    /^(x_)*(yahoo_quoted\w*|OLK_SRC_BODY_SECTION|replyforwardmessage|reply-intro|mail-editor-reference-message-container)$/i.test(
      id,
    )
  )
    return 'container';
  if (/^(x_)*(divRplyFwdMsg|appendonsend|stopSpelling|zwchr)$/i.test(id)) return 'rest';
  return null;
}

/** A blockquote that a mail program made rather than its writer. */
function isCited(attributes: Record<string, string>): boolean {
  return (
    attributes.type === 'cite' ||
    attributes.cite !== undefined ||
    /quote|cite/i.test(attributes.class ?? '') ||
    /border-left/i.test(attributes.style ?? '')
  );
}

function isHidden(style: string | undefined): boolean {
  return style !== undefined && /display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden/i.test(style);
}
