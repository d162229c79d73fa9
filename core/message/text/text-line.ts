import { limits } from '../mime/limits.ts';

/** One line of a mail's text, and what its markup or its quote marks say about it. */
export interface TextLine {
  /** Without quote marks. */
  text: string;
  /** As it is shown, quote marks included. */
  shown: string;
  /** How often it is quoted: 0 for the writer's own. */
  depth: number;
  /** Quoted by a mail program, not merely indented by its writer. */
  cited: boolean;
  /** Number of the element that a mail program put history into; 0 outside of any. */
  container: number;
  /** Inside an element that a mail program put the signature into. */
  signature: boolean;
}

/** The lines as one text, quotes marked with `>`, never more than two empty lines together. */
export function renderLines(lines: TextLine[]): string {
  const out: string[] = [];
  let blank = 2;
  for (const line of lines) {
    const text = line.shown;
    blank = text === '' ? blank + 1 : 0;
    if (blank <= 2) out.push(text);
  }
  while (out.at(-1) === '') out.pop();
  return out.join('\n');
}

/** A line of the writer's own. */
export function ownLine(text: string): TextLine {
  return { text, shown: text, depth: 0, cited: false, container: 0, signature: false };
}

/** The lines of plain text, quote marks read: `> > so` and `>> so` are both quoted twice. */
export function linesOfText(text: string): TextLine[] {
  return text.split('\n', limits.lines).map((line) => {
    const shown = line.trimEnd();
    const first = shown.charCodeAt(0);
    if (first !== QUOTE_MARK && first !== SPACE) return ownLine(shown);
    const { depth, end } = quoteMarks(shown);
    if (depth === 0) return ownLine(shown);
    const start = shown.charCodeAt(end) === SPACE ? end + 1 : end;
    return { text: shown.slice(start), shown, depth, cited: true, container: 0, signature: false };
  });
}

const SPACE = 0x20;
const QUOTE_MARK = 0x3e;
const DEEPEST_QUOTE = 100;

/** How many marks begin a line, with up to two spaces before each, and where the last one ends. */
function quoteMarks(line: string): { depth: number; end: number } {
  let depth = 0;
  let end = 0;
  for (let i = 0; i < line.length && depth < DEEPEST_QUOTE; i++) {
    const code = line.charCodeAt(i);
    if (code === QUOTE_MARK) {
      depth++;
      end = i + 1;
    } else if (code !== SPACE || i - end >= 3) break;
  }
  return { depth, end };
}
