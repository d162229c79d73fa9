import { fold } from './fold.ts';
import type { MailFacts } from './mail-facts.ts';
import type { Condition, textOperators } from './rule.ts';

/** Whether a condition is met. Takes time in proportion to the mail, whatever a supervisor typed. */
export function holds(condition: Condition, facts: MailFacts): boolean {
  return isMet(condition, facts) !== condition.negated;
}

function isMet(condition: Condition, facts: MailFacts): boolean {
  switch (condition.field) {
    case 'attachment':
      return facts.hasAttachment;
    case 'automatic':
      return condition.kind === 'any' ? facts.automatic !== null : facts.automatic === condition.kind;
    case 'sender-check':
      return facts.senderCheck === condition.verdict;
    case 'size':
      return facts.size > condition.kilobytes * 1000;
    case 'header':
      return someFits(facts.header(condition.header), condition);
    case 'sender-domain':
      // People write it with and without its sign.
      return someFits(facts.words('sender-domain'), { ...condition, value: condition.value.replace(/^@/, '') });
    default:
      return someFits(facts.words(condition.field), condition);
  }
}

type TextOperator = (typeof textOperators)[number];

/** Negated, it holds where none of the values fits: "no recipient is sales@…". */
function someFits(values: readonly string[], { operator, value }: { operator: TextOperator; value: string }): boolean {
  const wanted = fold(value);
  return values.some((words) => comparisons[operator](words, wanted));
}

const comparisons: Record<TextOperator, (words: string, wanted: string) => boolean> = {
  contains: (words, wanted) => words.includes(wanted),
  is: (words, wanted) => words === wanted,
  begins: (words, wanted) => words.startsWith(wanted),
  ends: (words, wanted) => words.endsWith(wanted),
  like,
};

/**
 * `*` stands for any words or none. Between its first and last piece each next one is taken where it comes first, which
 * finds a way if there is one, without ever going back.
 */
function like(words: string, pattern: string): boolean {
  const pieces = pattern.split('*');
  const first = pieces[0] ?? '';
  const last = pieces[pieces.length - 1] ?? '';
  if (pieces.length === 1) return words === first;
  if (words.length < first.length + last.length || !words.startsWith(first) || !words.endsWith(last)) return false;
  const end = words.length - last.length;
  let position = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = words.indexOf(piece, position);
    if (found === -1 || found + piece.length > end) return false;
    position = found + piece.length;
  }
  return true;
}
