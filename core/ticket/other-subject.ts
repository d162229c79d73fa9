import { baseSubject, withoutTags } from './base-subject.ts';

/**
 * Whether two subjects have nothing in common, so that somebody who wrote into an old thread began a new matter. Careful:
 * a word or a number that both hold, a spelling that is close, or no subject at all, and they count as one.
 */
export function isOtherSubject(one: string, other: string): boolean {
  const [a, b] = [folded(one), folded(other)];
  if (a === '' || b === '' || a === b) return false;
  const [wordsOfA, wordsOfB] = [wordsOf(a), wordsOf(b)];
  if (wordsOfA.some((word) => wordsOfB.includes(word))) return false;
  return likeness(a, b) < alike;
}

const alike = 0.25;

function folded(subject: string): string {
  return baseSubject(withoutTags(baseSubject(subject)))
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, 200);
}

/** Words that say something: of four letters or more, and all with a digit. */
function wordsOf(text: string): string[] {
  return text.split(' ').filter((word) => word.length >= 4 || /\p{N}/u.test(word));
}

/** Sørensen–Dice over pairs of characters: works without spaces between words too. From 0 to 1. */
function likeness(a: string, b: string): number {
  const [pairsOfA, pairsOfB] = [pairsOf(a), pairsOf(b)];
  const shared = [...pairsOfA].filter((pair) => pairsOfB.has(pair)).length;
  return (2 * shared) / Math.max(pairsOfA.size + pairsOfB.size, 1);
}

function pairsOf(text: string): Set<string> {
  const characters = [...text.replace(/ /g, '')];
  return new Set(characters.slice(1).map((character, index) => `${characters[index]}${character}`));
}
