/**
 * Words as people compare them: without case, accents, invisible characters and differences of white space, so that
 * "Reclamação" is "RECLAMACAO" and a phrase is found across a line's end. In upper case, which brings together what
 * lower case keeps apart (ß and ss, σ and ς). Marks of scripts in which they make another letter stay.
 */
export function fold(words: string): string {
  return words
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
