import { ownLine, type TextLine } from '../text/text-line.ts';
import { attributionAt, MOST_DISTANT_END, nextPossibleEnd } from './attribution.ts';
import { headerBlockAt } from './header-block.ts';
import { isForwardMark, isOriginalMark } from './marks.ts';

/**
 * The stretches of a mail that its writer wrote, history taken out: one stretch for an answer above or below the
 * quote, several where the answers stand between quotes. Looks at each line a bounded number of times.
 *
 * @param forwarded the subject says that the mail is a forward
 * @param announced the lines are what an answer quotes: a forward in them is history
 */
export function withoutHistory(lines: TextLine[], forwarded: boolean, announced = false): TextLine[][] {
  const stretches: TextLine[][] = [];
  let stretch: TextLine[] = [];
  const end = (): void => {
    if (stretch.some((line) => line.text !== '')) stretches.push(stretch);
    stretch = [];
  };
  // only where somebody indented a passage does it matter whether a mail program quoted another one below
  const lastAttribution = lines.some((line) => line.depth > 0 && !line.cited)
    ? lines.findLastIndex((line, i) => line.container > 0 || (line.depth === 0 && attributionAt(lines, i) !== null))
    : -1;
  /** Whether the next quote has been announced as an answer's: a forward in it is history. */
  let introduced = announced;
  let possibleEnd = -1;
  let i = 0;
  while (i < lines.length) {
    const line = lines[i] as TextLine;
    if (line.depth > 0) {
      const quoteEnd = endOfQuote(lines, i);
      if (!introduced && opensWithForward(lines, i, quoteEnd)) {
        stretch.push(...lines.slice(i));
        break;
      }
      introduced = false;
      if (isOwnQuote(lines, i, quoteEnd, lastAttribution)) {
        stretch.push(...lines.slice(i, quoteEnd));
      } else {
        end();
      }
      i = quoteEnd;
      continue;
    }
    if (line.container > 0) {
      const containerEnd = endOfContainer(lines, i);
      if (forwarded || opensWithForward(lines, i, containerEnd)) {
        stretch.push(...lines.slice(i));
        break;
      }
      end();
      stretches.push(...answersInside(lines.slice(i, containerEnd)));
      i = containerEnd;
      continue;
    }
    if (isForwardMark(line.text)) {
      stretch.push(...lines.slice(i));
      break;
    }
    if (possibleEnd < i) possibleEnd = nextPossibleEnd(lines, i);
    const attribution = possibleEnd - i <= MOST_DISTANT_END ? attributionAt(lines, i) : null;
    if (attribution) {
      if (attribution.before !== '') stretch.push(ownLine(attribution.before));
      end();
      if (!isQuoted(lines, attribution.end)) break;
      i = attribution.end;
      introduced = true;
      continue;
    }
    const block = isOriginalMark(line.text) ? i + 1 : headerBlockAt(lines, i);
    if (block !== null) {
      const nothingAbove = stretches.length === 0 && !stretch.some((above) => above.text.trim() !== '');
      if (forwarded || nothingAbove) {
        stretch.push(...lines.slice(i));
        break;
      }
      end();
      if (!isQuoted(lines, block)) break;
      introduced = true;
      i = block;
      continue;
    }
    stretch.push(line);
    i++;
  }
  end();
  return stretches;
}

/** Whether the next line with text is quoted: then what follows the quote is the writer's again. */
function isQuoted(lines: TextLine[], from: number): boolean {
  for (let i = from; i < lines.length; i++) {
    const line = lines[i] as TextLine;
    if (line.depth > 0) return true;
    if (line.text.trim() !== '') return false;
  }
  return false;
}

/** Where a quote ends: single line breaks that a relay made in it, leaving a rest without a mark, belong to it. */
function endOfQuote(lines: TextLine[], start: number): number {
  let i = start;
  while (i < lines.length) {
    if ((lines[i] as TextLine).depth > 0) {
      i++;
    } else if (isTornOff(lines[i - 1] as TextLine, lines[i] as TextLine) && (lines[i + 1]?.depth ?? 0) > 0) {
      i += 2;
    } else if ((lines[i] as TextLine).text === '' && (lines[i + 1]?.depth ?? 0) > 0) {
      i += 2;
    } else {
      break;
    }
  }
  return i;
}

function isTornOff(quoted: TextLine, rest: TextLine): boolean {
  if (quoted.depth === 0 || rest.text === '' || rest.container > 0) return false;
  const opened = quoted.text.slice(-300);
  if (opened.lastIndexOf('(') > opened.lastIndexOf(')') && /^\S+\)/.test(rest.text.slice(0, 300))) return true;
  if (opened.lastIndexOf('<') > opened.lastIndexOf('>') && /^\S*>/.test(rest.text.slice(0, 300))) return true;
  if (/^\s*[(<]https?:\/\/\S{1,300}[)>]\s*>?$/.test(rest.text)) return true;
  return quoted.text.length + quoted.depth >= 68 && !/[.!?:]$/.test(quoted.text) && /^[\p{Ll}\p{P}]/u.test(rest.text);
}

/**
 * Lines that look quoted but are the writer's: a line framed by marks (`>>> so <<<`), and an indented passage that no
 * mail program made, while what was made by one comes later.
 */
function isOwnQuote(lines: TextLine[], start: number, end: number, lastAttribution: number): boolean {
  const line = lines[start] as TextLine;
  if (end === start + 1 && /<\s*$/.test(line.text) && (lines[start - 1]?.text ?? '') !== '') return true;
  return (
    !line.cited &&
    end <= lastAttribution &&
    !lines.slice(end, end + 3).some((after) => after.depth > 0 && after.cited) &&
    !isAttributed(lines, start)
  );
}

function isAttributed(lines: TextLine[], start: number): boolean {
  for (let i = start - 1; i >= 0 && i >= start - 4; i--) {
    if ((lines[i] as TextLine).text !== '' && attributionAt(lines, i)?.end === i + 1) return true;
  }
  return attributionAt(lines.slice(start, start + 6).map(unquoted), 0) !== null;
}

function endOfContainer(lines: TextLine[], start: number): number {
  const { container } = lines[start] as TextLine;
  let i = start;
  while (
    i < lines.length &&
    (lines[i]?.container === container || (lines[i]?.text === '' && lines[i + 1]?.container === container))
  )
    i++;
  return i;
}

function opensWithForward(lines: TextLine[], start: number, end: number): boolean {
  let seen = 0;
  for (let i = start; i < end && seen < 3; i++) {
    const { text } = lines[i] as TextLine;
    if (text === '') continue;
    if (isForwardMark(text)) return true;
    if (attributionAt(lines, i) !== null) return false;
    seen++;
  }
  return false;
}

/** In a container that a mail program made, what stands unquoted below the first quote is an answer typed into it. */
function answersInside(lines: TextLine[]): TextLine[][] {
  const firstQuoted = lines.findIndex((line) => line.depth > 0);
  if (firstQuoted < 0) return [];
  const free = lines.slice(firstQuoted).map((line) => ({ ...line, container: 0 }));
  return withoutHistory(free, false, true);
}

function unquoted(line: TextLine): TextLine {
  return { ...line, depth: 0, container: 0 };
}
