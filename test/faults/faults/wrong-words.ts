import type { Command } from '../../fakes/imap/command.ts';
import { contentOf } from '../../fakes/imap/content.ts';
import { cut, type Piece, silence } from '../../fakes/imap/piece.ts';
import type { Fault } from '../fault.ts';
import { any, fetchesMails, lists, misbehaving, named } from '../misbehaviour.ts';
import { imapFault } from './imap-scenario.ts';

const commands: [string, (command: Command) => boolean][] = [
  ['the sign-in', named('LOGIN')],
  ['CAPABILITY', named('CAPABILITY')],
  ['ID', named('ID')],
  ['LIST', named('LIST')],
  ['the opening of the folder', named('SELECT', 'EXAMINE')],
  ['the listing', lists],
  ['the fetching of mails', fetchesMails],
  ['IDLE', named('IDLE')],
  ['NOOP', named('NOOP')],
];

/** Refusals, goodbyes, and answers to questions that nobody asked. */
export const wrongWords: Fault[] = [
  ...commands.flatMap(([what, fits]) =>
    // A sign-in that is refused three times pauses the account, as it should: twice is survived without anybody.
    (['NO [UNAVAILABLE] not now', 'BAD what'] as const).map((words) =>
      imapFault(`${words.split(' ')[0]} to ${what}`, {
        misbehaviour: () => misbehaving(fits, (_, { tag }) => [`${tag} ${words}\r\n`], 2),
        tries: 2,
      }),
    ),
  ),
  imapFault('NO to every command in turn', {
    misbehaviour: () => misbehaving(any, refuseInTurn(), 200),
    patience: 60_000,
  }),
  ...commands.slice(0, 8).map(([what, fits]) =>
    imapFault(`BYE at ${what}`, {
      misbehaviour: () => misbehaving(fits, () => ['* BYE at an odd moment\r\n', cut]),
      tries: 2,
    }),
  ),
  imapFault('BYE in place of a greeting', {
    misbehaviour: () => misbehaving(named('GREETING'), () => ['* BYE too many connections\r\n', cut]),
  }),
  imapFault('no greeting at all', {
    misbehaviour: () => misbehaving(named('GREETING'), () => [silence], 2),
  }),
  imapFault('BYE between the mails, and the connection stays open', {
    misbehaviour: () => misbehaving(fetchesMails, (answer) => amid(answer, '* BYE soon\r\n')),
  }),
  imapFault('the right answer comes twice', {
    misbehaviour: () => misbehaving(fetchesMails, twice, 50),
  }),
  imapFault('the listing names every mail twice', {
    misbehaviour: () => misbehaving(lists, twice, 50),
  }),
  imapFault('mails come that nobody asked for', {
    misbehaviour: () => misbehaving(fetchesMails, unasked, 50),
  }),
  imapFault('unsolicited garbage', {
    talksOfGhosts: true,
    misbehaviour: (random) =>
      misbehaving(any, (answer) => amid(answer, garbage[Math.floor(random() * garbage.length)] ?? ''), 40),
  }),
  imapFault('an answer with the tag of another command', {
    misbehaviour: () => misbehaving(fetchesMails, (answer) => amid(answer, 'ZZZ9 OK done\r\n')),
  }),
  imapFault('FETCH answers without a UID', {
    misbehaviour: () => misbehaving(fetchesMails, (answer) => replaced(answer, /UID \d+ ?/, '')),
  }),
  imapFault('FETCH answers with other UIDs than asked for', {
    misbehaviour: () => misbehaving(fetchesMails, (answer) => replaced(answer, /UID (\d+)/, 'UID 7$1')),
  }),
  imapFault('OK to the fetching of mails, but no mail', {
    misbehaviour: () => misbehaving(fetchesMails, (_, { tag }) => [`${tag} OK done\r\n`]),
  }),
  imapFault('half of the mails are missing from the answer', {
    misbehaviour: () => misbehaving(fetchesMails, (answer) => everySecondMail(answer)),
  }),
  imapFault('half of the mails are missing from the listing', {
    misbehaviour: () => misbehaving(lists, (answer) => everySecondMail(answer), 1),
    foundByAudit: true,
  }),
];

/** Each connection's n-th command is refused, n growing by one with each refusal; the sign-in is let pass. */
function refuseInTurn() {
  let turn = 0;
  let number = 0;
  return (answer: Iterable<Piece>, { tag, name }: Command): Iterable<Piece> => {
    if (name === 'GREETING') number = 0;
    number += 1;
    if (['GREETING', 'LOGIN', 'PUSH', 'DONE'].includes(name) || number <= turn || turn >= 15) return answer;
    turn = number;
    return [`${tag} NO in turn\r\n`];
  };
}

function* twice(answer: Iterable<Piece>, { tag }: Command): Generator<Piece> {
  const pieces = [...answer];
  yield* pieces.filter((piece) => typeof piece !== 'string' || !piece.startsWith(`${tag} `));
  yield* pieces;
}

function* unasked(answer: Iterable<Piece>): Generator<Piece> {
  const body = 'From: nobody@nowhere.example\r\nSubject: nobody asked\r\n\r\nfor this\r\n';
  yield '* 1 FETCH (UID 4000000 RFC822.SIZE 70 INTERNALDATE "23-Nov-2026 12:00:00 +0000" BODY[] ';
  yield { literal: contentOf(body), announced: body.length };
  yield ')\r\n';
  yield* answer;
}

const garbage = [
  '* 4294967295 FETCH (UID 4294967295 FLAGS (\\Seen))\r\n',
  '* 99999999999999999999 EXISTS\r\n',
  '* -5 EXPUNGE\r\n',
  '* 7 EXPUNGE\r\n',
  '* FETCH\r\n',
  '* 1 FETCH\r\n',
  '* 1 FETCH (\r\n',
  '* 1 FETCH (UID)\r\n',
  '* VANISHED (EARLIER) 1:*\r\n',
  '* OK [UIDVALIDITY 99]\r\n',
  '* OK [ALERT] \u00ff\u00fe\u0001\r\n',
  '* CAPABILITY\r\n',
  '* LIST (((((((((((\r\n',
  'garbage without a star\r\n',
  '\r\n\r\n\r\n',
  '* SEARCH 1 2 3 x\r\n',
  '* STATUS INBOX (MESSAGES -1)\r\n',
];

/** `text` after the first whole line of the answer. */
function* amid(answer: Iterable<Piece>, text: string): Generator<Piece> {
  let said = false;
  for (const piece of answer) {
    yield piece;
    if (said || typeof piece !== 'string' || !piece.endsWith('\r\n')) continue;
    said = true;
    yield text;
  }
}

function* replaced(answer: Iterable<Piece>, pattern: RegExp, by: string): Generator<Piece> {
  for (const piece of answer) yield typeof piece === 'string' ? piece.replace(pattern, by) : piece;
}

function* everySecondMail(answer: Iterable<Piece>): Generator<Piece> {
  let within: Piece[] = [];
  let number = 0;
  for (const piece of answer) {
    if (within.length === 0 && !(typeof piece === 'string' && /^\* \d+ FETCH/.test(piece))) {
      yield piece;
      continue;
    }
    within.push(piece);
    if (!(typeof piece === 'string' && piece.endsWith('\r\n'))) continue;
    if (number++ % 2 === 0) yield* within;
    within = [];
  }
}
