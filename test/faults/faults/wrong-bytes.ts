import { contentOf } from '../../fakes/imap/content.ts';
import { cut, isLiteral, type Literal, type Piece, silence } from '../../fakes/imap/piece.ts';
import type { Fault } from '../fault.ts';
import { beginningOf, eachLiteral, fetchesMails, lists, misbehaving, named } from '../misbehaviour.ts';
import { imapFault } from './imap-scenario.ts';

/** Connections that end or stall within an answer, and literals that are not what they say. */
export const wrongBytes: Fault[] = [
  ...[0, 0.01, 0.5, 0.999].map((share) =>
    imapFault(`the connection is cut at ${share * 100} % of a mail`, {
      misbehaviour: (random) => misbehaving(fetchesMails, (answer) => breakOff(answer, random(), share, cut)),
    }),
  ),
  ...[0, 0.5, 0.999].map((share) =>
    imapFault(`the server stalls at ${share * 100} % of a mail`, {
      misbehaviour: (random) => misbehaving(fetchesMails, (answer) => breakOff(answer, random(), share, silence), 2),
    }),
  ),
  imapFault('the server stalls in the middle of a listing', {
    misbehaviour: () => misbehaving(lists, (answer) => after(answer, 2, silence), 2),
  }),
  imapFault('the connection is cut in the middle of a listing', {
    misbehaviour: () => misbehaving(lists, (answer) => after(answer, 2, cut)),
  }),
  imapFault('mails come one byte at a time', {
    misbehaviour: () => misbehaving(fetchesMails, oneByOne, 2),
    patience: 60_000,
    tries: 1,
  }),
  imapFault('a literal is announced shorter than it is', {
    misbehaviour: (random) =>
      misbehaving(fetchesMails, (answer) => lie(answer, random(), ({ announced }) => Math.floor(announced / 2))),
  }),
  imapFault('a literal is announced ten bytes shorter than it is', {
    misbehaviour: (random) =>
      misbehaving(fetchesMails, (answer) => lie(answer, random(), ({ announced }) => announced - 10)),
  }),
  imapFault('a literal is announced longer than it is', {
    misbehaviour: (random) =>
      misbehaving(fetchesMails, (answer) => lie(answer, random(), ({ announced }) => announced + 100)),
  }),
  imapFault('a literal is announced two gigabytes long', {
    misbehaviour: (random) => misbehaving(fetchesMails, (answer) => lie(answer, random(), () => 2_147_483_648)),
  }),
  imapFault('mails come by half, and the answer goes on as if they were whole', {
    misbehaviour: () => misbehaving(fetchesMails, (answer) => eachLiteral(answer, (literal) => [half(literal)]), 1),
  }),
  imapFault('mails come empty', {
    misbehaviour: () =>
      misbehaving(fetchesMails, (answer) => eachLiteral(answer, () => [{ literal: contentOf(''), announced: 0 }])),
  }),
  imapFault('mails come as NIL', {
    misbehaviour: () => misbehaving(fetchesMails, (answer) => eachLiteral(answer, () => ['NIL'])),
  }),
  imapFault('NUL bytes stand between the answers', {
    misbehaviour: () => misbehaving(fetchesMails, (answer) => before(answer, `* OK \0\0\0\r\n\0\0\r\n`)),
  }),
  imapFault('a line of one megabyte comes before the mails', {
    misbehaviour: () => misbehaving(fetchesMails, (answer) => before(answer, `* OK ${'x'.repeat(1_000_000)}\r\n`)),
  }),
  imapFault('a line of one megabyte within the answer', {
    misbehaviour: () => misbehaving(fetchesMails, (answer) => withLongValue(answer)),
  }),
  imapFault('a line without end', {
    misbehaviour: () => misbehaving(named('NOOP', 'UID FETCH'), (answer) => endlessLine(answer), 2),
  }),
];

/** Goes as far as `share` of one of the literals: the second or third where `which` says so and there are as many. */
function* breakOff(answer: Iterable<Piece>, which: number, share: number, end: Piece): Generator<Piece> {
  const pieces = [...answer];
  const literals = pieces.filter(isLiteral);
  const chosen = literals[Math.min(literals.length - 1, Math.floor(which * 3))];
  for (const piece of pieces) {
    if (piece === chosen) break;
    yield piece;
  }
  if (chosen !== undefined) yield beginningOf(chosen, Math.floor(chosen.literal.size * share));
  yield end;
}

function* after(answer: Iterable<Piece>, pieces: number, end: Piece): Generator<Piece> {
  let passed = 0;
  for (const piece of answer) {
    if (passed++ === pieces) break;
    yield piece;
  }
  yield end;
}

function* before(answer: Iterable<Piece>, text: string): Generator<Piece> {
  yield text;
  yield* answer;
}

/** One of the literals, among the first three, is announced with another size than it has. */
function lie(answer: Iterable<Piece>, which: number, announcedAs: (literal: Literal) => number): Piece[] {
  const pieces = [...answer];
  const literals = pieces.filter(isLiteral);
  const chosen = literals[Math.min(literals.length - 1, Math.floor(which * 3))];
  return pieces.map((piece) => (piece === chosen ? { ...chosen, announced: announcedAs(chosen) } : piece));
}

const half = ({ literal }: Literal): Literal => {
  const size = Math.floor(literal.size / 2);
  return { literal: { size, slice: (from, to) => literal.slice(from, Math.min(to, size)) }, announced: size };
};

async function* oneByOne(answer: Iterable<Piece>): AsyncGenerator<Piece> {
  for (const piece of answer) {
    const portions =
      typeof piece === 'string'
        ? [Buffer.from(piece, 'latin1')]
        : 'literal' in piece
          ? [Buffer.from(`{${piece.announced}}\r\n`), ...piece.literal.slice(0, piece.literal.size)]
          : [];
    for (const portion of portions) {
      for (const byte of portion) {
        yield Uint8Array.of(byte);
        await new Promise(setImmediate);
      }
    }
  }
}

/** The first mails of an answer carry a value of a megabyte that nobody asked for. */
function* withLongValue(answer: Iterable<Piece>): Generator<Piece> {
  let left = 5;
  for (const piece of answer) {
    if (typeof piece === 'string' && piece.startsWith(' BODY[') && left-- > 0)
      yield ` X-LONG "${'y'.repeat(1_000_000)}"`;
    yield piece;
  }
}

function* endlessLine(answer: Iterable<Piece>): Generator<Piece> {
  yield '* OK ';
  const portion = Buffer.alloc(1_000_000, 'z');
  for (let megabytes = 0; megabytes < 400; megabytes++) yield portion;
  yield '\r\n';
  yield* answer;
}
