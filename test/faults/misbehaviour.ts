import type { View } from '../fakes/imap/answers.ts';
import type { Command } from '../fakes/imap/command.ts';
import { isLiteral, type Literal, type Piece } from '../fakes/imap/piece.ts';
import type { Misbehave } from '../fakes/imap/session.ts';

/** A way for the scripted server to go wrong, which counts how often it did. */
export interface Misbehaviour {
  misbehave: Misbehave;
  happened(): number;
}

type Change = (answer: Iterable<Piece>, command: Command, view: View) => Iterable<Piece> | AsyncIterable<Piece>;

/** Asks for the bytes of mails, not just for a listing. */
export const fetchesMails = ({ name, rest }: Command) => name === 'UID FETCH' && /BODY/i.test(rest);
export const lists = ({ name, rest }: Command) => name === 'UID FETCH' && !/BODY/i.test(rest);
export const named =
  (...names: string[]) =>
  ({ name }: Command) =>
    names.includes(name);
export const any = () => true;

/** Changes the answers to commands that fit: the first `times` of them, or all. */
export function misbehaving(fits: (command: Command) => boolean, change: Change, times = 3): Misbehaviour {
  let happened = 0;
  return {
    misbehave(command, answer, view) {
      if (!fits(command) || happened >= times) return answer;
      happened += 1;
      return change(answer, command, view);
    },
    happened: () => happened,
  };
}

/** Passes an answer on, but for the literals, which `change` replaces. */
export function* eachLiteral(
  answer: Iterable<Piece>,
  change: (literal: Literal, index: number) => Iterable<Piece>,
): Generator<Piece> {
  let index = 0;
  for (const piece of answer) {
    if (isLiteral(piece)) yield* change(piece, index++);
    else yield piece;
  }
}

/** The beginning of a literal, announced in full; `bytes` from 0 to its size. */
export const beginningOf = ({ literal, announced }: Literal, bytes: number): Literal => ({
  literal: { size: bytes, slice: (from, to) => literal.slice(from, Math.min(to, bytes)) },
  announced,
});
