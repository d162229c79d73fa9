import { limits } from '../mime/limits.ts';
import type { TextLine } from './text-line.ts';

/** Beyond this a line is broken: nobody writes such a paragraph, and what works on lines counts on their being short. */
const LONGEST_LINE = 10_000;
const DEEPEST_QUOTE = 20;

/** Puts words on lines as a browser would: white space collapsed, blocks on lines of their own, one empty line between paragraphs. */
export class LineWriter {
  readonly lines: TextLine[] = [];
  /** What the lines written from now on are. */
  depth = 0;
  cited = false;
  container = 0;
  signature = false;
  private line = '';
  private endsInSpace = false;
  private spaceWanted = false;
  private blankWanted = false;

  /** Text whose white space counts. */
  put(text: string): void {
    if (text === '') return;
    if (this.line === '' && this.blankWanted) this.addEmptyLine();
    this.blankWanted = false;
    if (this.spaceWanted && this.line !== '' && !this.endsInSpace) this.line += ' ';
    this.spaceWanted = false;
    this.append(text);
    if (this.line.length > LONGEST_LINE) this.endLine();
  }

  /** Text whose white space only separates words. */
  flow(text: string): void {
    let start = 0;
    let end = text.length;
    while (start < end && isSpace(text.charCodeAt(start))) start++;
    if (start > 0) this.spaceWanted = true;
    if (start === end) return;
    while (isSpace(text.charCodeAt(end - 1))) end--;
    const words = start === 0 && end === text.length ? text : text.slice(start, end);
    this.put(needsCollapse(words) ? words.replace(/[\t\n\f\r ]+/g, ' ') : words);
    if (end < text.length) this.spaceWanted = true;
  }

  wantSpace(): void {
    this.spaceWanted = true;
  }

  /** Between two cells of a row. */
  separate(separator: string): void {
    if (this.line === '') return;
    this.append(separator);
    this.spaceWanted = false;
  }

  breakLine(): void {
    if (this.line !== '') this.endLine();
    this.spaceWanted = false;
  }

  breakParagraph(): void {
    this.breakLine();
    this.blankWanted = true;
  }

  /** Ends the line even where nothing is on it. */
  endLine(): void {
    const line = this.line.includes('\u00a0') ? this.line.replaceAll('\u00a0', ' ') : this.line;
    this.line = '';
    this.endsInSpace = false;
    this.spaceWanted = false;
    const text = line.trimEnd();
    this.addLine(isUnseen(text) ? '' : text);
  }

  private append(text: string): void {
    this.line += text;
    this.endsInSpace = text.charCodeAt(text.length - 1) === 0x20;
  }

  /** Between a quote and what is not quoted as deep, the empty line belongs to the lesser. */
  private addEmptyLine(): void {
    const last = this.lines.at(-1);
    if (last && last.text !== '') this.addLine('', Math.min(last.depth, this.depth));
  }

  private addLine(text: string, depth = Math.min(this.depth, DEEPEST_QUOTE)): void {
    if (this.lines.length >= limits.lines) return;
    const shown = depth === 0 ? text : `${'>'.repeat(depth)} ${text}`.trimEnd();
    this.lines.push({ text, shown, depth, cited: this.cited, container: this.container, signature: this.signature });
  }
}

/** What newsletters fill the preview line of a list of mails with: characters that nobody sees. */
const UNSEEN = [0x34f, 0xad, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2007, 0xfeff];

function isUnseen(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x20 && code < 0xad) return false;
    if (code !== 0x20 && !UNSEEN.includes(code)) return false;
  }
  return true;
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code <= 0x0d && code >= 0x09 && code !== 0x0b);
}

/** Whether there is other white space than single spaces. */
function needsCollapse(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x20 ? text.charCodeAt(i + 1) === 0x20 : code < 0x20 && isSpace(code)) return true;
  }
  return false;
}
