import { limits } from '../mime/limits.ts';
import { renderLines, type TextLine } from '../text/text-line.ts';
import { withoutHistory } from './history.ts';
import { withoutSignature } from './signature.ts';

/**
 * What a mail adds: its text without quoted history and without the signature. Answers written between quotes are
 * kept, and so is everything that somebody forwards. Where nothing would remain, the signature stays: it is the mail.
 *
 * @param subject tells a forward from an answer where the text does not
 */
export function newTextOf(lines: TextLine[], subject: string): string {
  const written = withoutHistory(withinLimits(lines), isForward(subject));
  const bare = written.map(withoutSignature);
  // One word above a signature says so little that who signed belongs to it.
  const shown = hasTwoWords(bare) ? bare : written;
  return shown
    .map((stretch) => renderLines(trimmed(stretch)))
    .filter((text) => text !== '')
    .join('\n\n');
}

function withinLimits(lines: TextLine[]): TextLine[] {
  let characters = 0;
  const end = lines.findIndex((line) => {
    characters += line.text.length + 1;
    return characters > limits.newTextCharacters;
  });
  return end < 0 ? lines : lines.slice(0, Math.max(end, 1));
}

/** Prefixes with which mail programs mark a forward: English, German, Spanish, Portuguese, French, Italian, Dutch, Nordic, Polish. */
function isForward(subject: string): boolean {
  return /^\s*(?:\[[^\]]{1,40}\]\s*)?(?:fwd?|wg|rv|reenv|enc|res?enc|tr|i|doorst|vs|vb|vl|pd|转发|轉寄|転送|전달)\s*[:：]/i.test(
    subject,
  );
}

function hasTwoWords(stretches: TextLine[][]): boolean {
  let words = 0;
  for (const stretch of stretches) {
    for (const line of stretch) {
      const text = line.text.length > 500 ? line.text.slice(0, 500) : line.text;
      if (TWO_WORDS.test(text)) return true;
      if (ONE_WORD.test(text) && ++words === 2) return true;
    }
  }
  return false;
}

const ONE_WORD = /[\p{L}\p{N}]/u;
const TWO_WORDS = /[\p{L}\p{N}][^\p{L}\p{N}]+[\p{L}\p{N}]/u;

/** Without empty lines around, and without the rule that a mail program draws above history. */
function trimmed(lines: TextLine[]): TextLine[] {
  let start = 0;
  let end = lines.length;
  while (start < end && lines[start]?.text.trim() === '') start++;
  while (
    end > start &&
    /^[\s_=*–—-]*$/.test((lines[end - 1] as TextLine).text.slice(0, 200)) &&
    (lines[end - 1] as TextLine).text.length < 200
  )
    end--;
  return lines.slice(start, end);
}
