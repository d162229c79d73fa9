import { inSet } from '../../fakes/imap/command.ts';
import { isLiteral, type Piece } from '../../fakes/imap/piece.ts';
import type { Misbehave } from '../../fakes/imap/session.ts';
import type { Fault } from '../fault.ts';
import { fetchesMails } from '../misbehaviour.ts';
import { imapFault } from './imap-scenario.ts';

const poisonUid = 4;

/** One mail that can never be fetched: it is named as unaccounted for, and all the others come. */
export const poison: Fault[] = [
  poisoned('one mail always cuts the connection', (answer) => spoilt(answer, [{ act: 'cut' }])),
  poisoned('one mail always stalls the server', (answer) => spoilt(answer, [{ act: 'silence' }])),
  poisoned('one mail always makes the server say BYE', (answer) =>
    spoilt(answer, ['* BYE internal error\r\n', { act: 'cut' }]),
  ),
  poisoned('one mail always breaks the protocol', (answer) => spoilt(answer, ['{12\r\n)))(((\r\n'])),
  poisoned('one mail is always announced with two gigabytes', (answer) => spoilt(answer, ['{2147483648}\r\n', 'x'])),
  poisoned('one mail makes the server refuse the whole command', (_, tag) => [`${tag} NO internal error\r\n`]),
  poisoned('one mail is never in the answer', (answer) => without(answer)),
];

type Spoil = (answer: Iterable<Piece>, tag: string) => Iterable<Piece>;

function poisoned(name: string, spoil: Spoil): Fault {
  return imapFault(name, {
    tries: 1,
    unfetchable: poisonUid,
    misbehaviour: () => {
      let happened = 0;
      const misbehave: Misbehave = (command, answer, view) => {
        const asked = fetchesMails(command) && inSet(command.rest.split(' ')[0] ?? '', 1e9)(poisonUid);
        if (!asked || !view.selected?.mails.some(({ uid }) => uid === poisonUid)) return answer;
        happened += 1;
        return spoil(answer, command.tag);
      };
      return { misbehave, happened: () => happened };
    },
  });
}

/** The answer up to the literal of the mail that cannot be fetched, and then something else. */
function* spoilt(answer: Iterable<Piece>, end: readonly Piece[]): Generator<Piece> {
  let its = false;
  for (const piece of answer) {
    if (typeof piece === 'string' && piece.includes('FETCH (UID')) its = piece.endsWith(`UID ${poisonUid}`);
    if (its && isLiteral(piece)) return yield* end;
    yield piece;
  }
}

function* without(answer: Iterable<Piece>): Generator<Piece> {
  let its = false;
  for (const piece of answer) {
    if (typeof piece === 'string' && piece.startsWith('* ')) its = piece.endsWith(`UID ${poisonUid}`);
    if (!its) yield piece;
    else if (piece === ')\r\n') its = false;
  }
}
