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
  private words: string[] = [];
  private length = 0;
  private endsInSpace = false;
  private spaceWanted = false;
  private blankWanted = false;

  /** Text whose white space counts. */
  put(text: string): void {
    if (text === '') return;
    if (this.length === 0 && this.blankWanted) this.addEmptyLine();
    this.blankWanted = false;
    if (this.spaceWanted && this.length > 0 && !this.endsInSpace) this.append(' ');
    this.spaceWanted = false;
    this.append(text);
    if (this.length > LONGEST_LINE) this.endLine();
  }

  /** Text whose white space only separates words. */
  flow(text: string): void {
    const collapsed = text.replace(/[\t\n\f\r ]+/g, ' ');
    if (collapsed === '') return;
    if (collapsed.startsWith(' ')) this.spaceWanted = true;
    this.put(collapsed.replace(/^ | $/g, ''));
    if (collapsed.endsWith(' ')) this.spaceWanted = true;
  }

  wantSpace(): void {
    this.spaceWanted = true;
  }

  /** Between two cells of a row. */
  separate(separator: string): void {
    if (this.length === 0) return;
    this.append(separator);
    this.spaceWanted = false;
  }

  breakLine(): void {
    if (this.length > 0) this.endLine();
    this.spaceWanted = false;
  }

  breakParagraph(): void {
    this.breakLine();
    this.blankWanted = true;
  }

  /** Ends the line even where nothing is on it. */
  endLine(): void {
    const line = this.words
      .join('')
      .replace(/\u00a0/g, ' ')
      .trimEnd();
    this.words = [];
    this.length = 0;
    this.endsInSpace = false;
    this.spaceWanted = false;
    this.addLine(line);
  }

  private append(text: string): void {
    this.words.push(text);
    this.length += text.length;
    this.endsInSpace = text.endsWith(' ');
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
