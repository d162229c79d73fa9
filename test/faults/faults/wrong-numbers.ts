import { setTimeout as pause } from 'node:timers/promises';
import { createFolder } from '../../fakes/imap/folder.ts';
import { isLiteral, type Piece, silence } from '../../fakes/imap/piece.ts';
import type { ScriptedImap } from '../../fakes/scripted-imap.ts';
import type { Fault } from '../fault.ts';
import { any, fetchesMails, lists, misbehaving, named } from '../misbehaviour.ts';
import { imapFault, type Scene } from './imap-scenario.ts';

const folderAnswers = named('SELECT', 'EXAMINE', 'PUSH', 'IDLE', 'NOOP');

/** Counts and UIDVALIDITY that are wrong or change, mails and folders that come and go, and pushes that do not come. */
export const wrongNumbers: Fault[] = [
  ...['0', '1', '4294967295', '99999999999'].map((count) =>
    imapFault(`the server counts ${count} mails whatever there is`, {
      misbehaviour: () =>
        misbehaving(folderAnswers, (answer) => replaced(answer, /\* \d+ EXISTS/, `* ${count} EXISTS`), 1e6),
      foundByAudit: true,
    }),
  ),
  ...['0', '1', '4294967295'].map((next) =>
    imapFault(`UIDNEXT is ${next} whatever there is`, {
      misbehaviour: () =>
        misbehaving(folderAnswers, (answer) => replaced(answer, /UIDNEXT \d+/, `UIDNEXT ${next}`), 1e6),
    }),
  ),
  ...['0', '-1', '4000000000000'].map((size) =>
    imapFault(`every mail is listed with ${size} bytes`, {
      misbehaviour: () =>
        misbehaving(lists, (answer) => replaced(answer, /RFC822\.SIZE \d+/, `RFC822.SIZE ${size}`), 1e6),
    }),
  ),
  imapFault('mails are listed without their size and date', {
    misbehaviour: () =>
      misbehaving(
        lists,
        (answer) => replaced(replaced(answer, / RFC822\.SIZE \d+/, ''), / INTERNALDATE "[^"]*"/, ''),
        1e6,
      ),
  }),
  imapFault('UIDVALIDITY changes, the mails stay', {
    meanwhile: (scene) => reset(scene, ({ inbox }) => inbox.renumber('1800000000')),
  }),
  imapFault('UIDVALIDITY changes while the connection stays', {
    async meanwhile({ imap, deliver }) {
      await pause(300);
      imap.inbox.renumber('1800000000');
      deliver(3);
    },
    foundByAudit: true,
  }),
  imapFault('UIDVALIDITY changes, and other mails are there', {
    meanwhile: (scene) => reset(scene, replaceMails(scene)),
  }),
  imapFault('other mails are there under the same UIDVALIDITY and UIDs', {
    async meanwhile(scene) {
      const { inbox } = scene.imap;
      const same = inbox.uidValidity;
      await reset(scene, (imap) => {
        replaceMails(scene)(imap);
        inbox.uidValidity = same;
      });
    },
  }),
  ...[null, '0', '18446744073709551615', 'nonsense'].map((uidValidity) =>
    imapFault(`UIDVALIDITY is ${uidValidity ?? 'absent'}`, {
      prepare: ({ inbox }) => {
        inbox.uidValidity = uidValidity;
      },
    }),
  ),
  imapFault('UIDVALIDITY is another one at every opening', {
    prepare(imap) {
      let number = 1_700_000_000;
      imap.heard = ({ name }) => {
        if (name === 'SELECT' || name === 'EXAMINE') imap.inbox.uidValidity = String(++number);
      };
    },
    async meanwhile({ imap }) {
      for (let cuts = 0; cuts < 5; cuts++) {
        await pause(150);
        imap.cutAll();
      }
    },
  }),
  imapFault('mails are expunged while they are fetched', {
    misbehaviour: () => misbehaving(fetchesMails, (answer) => answer, 1e6),
    meanwhile: (scene) => expungeWhileFetching(scene),
  }),
  imapFault('the folder is deleted and made again, empty', {
    meanwhile: (scene) => remake(scene, (mails) => mails.splice(0)),
  }),
  imapFault('the folder is deleted and made again, with its mails', { meanwhile: (scene) => remake(scene, () => {}) }),
  imapFault('a server without IDLE', {
    prepare: (imap) => {
      imap.capabilities = 'IMAP4rev1 ID';
    },
    patience: 100_000,
    tries: 1,
  }),
  imapFault('IDLE is never answered', { misbehaviour: () => misbehaving(named('IDLE'), () => [silence]) }),
  imapFault('IDLE ends at once, every time', {
    misbehaviour: () => misbehaving(named('IDLE'), (_, { tag }) => ['+ idling\r\n', `${tag} OK idled\r\n`], 20),
  }),
  imapFault('DONE is never answered', { misbehaviour: () => misbehaving(named('DONE'), () => [silence]) }),
  imapFault('new mail is never announced', {
    misbehaviour: () => misbehaving(named('PUSH', 'NOOP'), (answer) => withoutNews(answer), 1e6),
    foundByAudit: true,
  }),
  imapFault('every connection lasts for twelve commands', {
    misbehaviour: () => {
      let number = 0;
      return misbehaving(
        any,
        (answer, { name }) => {
          number = name === 'GREETING' ? 0 : number + 1;
          return number > 12 ? [{ act: 'cut' }] : answer;
        },
        400,
      );
    },
  }),
];

function* replaced(answer: Iterable<Piece>, pattern: RegExp, by: string): Generator<Piece> {
  for (const piece of answer) yield typeof piece === 'string' ? piece.replace(pattern, by) : piece;
}

function* withoutNews(answer: Iterable<Piece>): Generator<Piece> {
  for (const piece of answer) if (typeof piece !== 'string' || !piece.includes('EXISTS')) yield piece;
}

/** As a server that comes back from a backup: all connections end, and what is there is other than it was. */
async function reset({ imap, deliver }: Scene, change: (imap: ScriptedImap) => void): Promise<void> {
  await pause(300);
  change(imap);
  imap.cutAll();
  deliver(2);
}

/** Takes all mails away, those too that nobody fetched yet, and puts others under their UIDs. */
function replaceMails({ letters, optional, deliver }: Scene): (imap: ScriptedImap) => void {
  return ({ inbox }) => {
    for (const letter of letters) optional.add(letter);
    inbox.expunge(() => true);
    inbox.renumber('1800000000');
    // INTERNALDATE is all that tells them apart from those that were there under the same UIDs.
    deliver(10, new Date(Date.now() - 3_600_000));
  };
}

/** After the first mail of each answer every third mail of the folder goes. */
async function expungeWhileFetching({ imap, deliver, letters, optional }: Scene): Promise<void> {
  const right = imap.misbehave;
  let answers = 0;
  imap.misbehave = (command, answer, view) => {
    const pieces = right(command, answer, view) as Iterable<Piece>;
    return fetchesMails(command) && answers++ < 5 ? expunging(pieces) : pieces;
  };
  function* expunging(pieces: Iterable<Piece>): Generator<Piece> {
    let gone = false;
    for (const piece of pieces) {
      yield piece;
      if (gone || !isLiteral(piece)) continue;
      gone = true;
      const subjects = new Set(letters.filter((_, index) => index % 3 === 0).map(({ sha256 }) => sha256));
      for (const letter of letters) if (subjects.has(letter.sha256)) optional.add(letter);
      const bytes = new Set([...optional].map((letter) => letter.bytes));
      imap.inbox.expunge(({ content }) => bytes.has([...content.slice(0, content.size)][0] as Uint8Array));
    }
  }
  for (let round = 0; round < 5; round++) {
    deliver(6);
    imap.cutAll();
    await pause(100);
  }
}

async function remake(scene: Scene, change: (mails: ScriptedImap['inbox']['mails']) => void): Promise<void> {
  const { imap, letters, optional } = scene;
  await pause(200);
  const before = imap.inbox;
  imap.folders.delete('INBOX');
  imap.cutAll();
  await pause(400);
  const again = createFolder('INBOX', '1900000000');
  const mails = [...before.mails];
  change(mails);
  if (mails.length === 0) for (const letter of letters) optional.add(letter);
  for (const { content, internalDate } of mails) again.deliver(content, internalDate);
  imap.folders.set('INBOX', again);
  imap.inbox = again;
}
