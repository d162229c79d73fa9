export interface CutText {
  text: string;
  /** Whether anything is missing. */
  cut: boolean;
}

/**
 * The beginning of a text: at most so many characters (as UTF-16 counts them, which is how Slack does) and lines, ending
 * after a whole word and with an ellipsis where something is missing. A single endless word is cut anywhere but within
 * a character.
 */
export function cutText(text: string, limits: { characters: number; lines?: number }): CutText {
  const byLines = limits.lines === undefined ? text : text.split('\n').slice(0, limits.lines).join('\n');
  if (byLines.length <= limits.characters && byLines === text) return { text, cut: false };
  const kept = byLines.length < limits.characters ? byLines : firstWords(byLines, limits.characters - ellipsis.length);
  return { text: kept.trimEnd() + ellipsis, cut: true };
}

/** A text in parts of at most `characters` each, between lines or words where possible. Together they are the whole text. */
export function splitText(text: string, characters: number): string[] {
  const parts: string[] = [];
  for (let rest = text; rest !== ''; ) {
    const part = rest.length <= characters ? rest : upToLineEnd(rest, characters);
    parts.push(part);
    rest = rest.slice(part.length);
  }
  return parts;
}

const ellipsis = '…';

function upToLineEnd(text: string, characters: number): string {
  const lineEnd = text.lastIndexOf('\n', characters - 1);
  return lineEnd > characters / 2 ? text.slice(0, lineEnd + 1) : firstWords(text, characters);
}

function firstWords(text: string, characters: number): string {
  const space = text.slice(0, characters + 1).search(/\s\S*$/);
  // Looking far back for a space would leave next to nothing of a text with one endless word.
  return space > characters / 2 ? text.slice(0, Math.min(space + 1, characters)) : wholeCharacters(text, characters);
}

function wholeCharacters(text: string, characters: number): string {
  const last = text.charCodeAt(characters - 1);
  const isFirstHalf = last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, isFirstHalf ? characters - 1 : characters);
}
