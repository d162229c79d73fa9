import { setTimeout as pause } from 'node:timers/promises';
import type { Piece } from '../../fakes/imap/piece.ts';
import { startScriptedImap } from '../../fakes/scripted-imap.ts';
import { accountFor } from '../account-for.ts';
import type { Fault, Outcome, Stage } from '../fault.ts';
import { imapAccount } from '../imap-account.ts';
import type { Moment } from '../inside/moments.ts';
import { createWriter, type Letter } from '../letters.ts';
import { beginningOf, eachLiteral, fetchesMails, lists, misbehaving, named } from '../misbehaviour.ts';
import type { DeskProcess } from '../start-desk.ts';
import { expectWithin, until } from '../until.ts';
import { watchAcknowledging } from '../watch-acknowledging.ts';

type KillNow = () => void;
type ServerMoment = (kill: KillNow) => ReturnType<typeof misbehaving>;

/** kill -9 at exact moments of a mail's way: seen by the server, or by the database's statements. */
export const kills: Fault[] = [
  killAtServer('kill -9 at connecting', (kill) => misbehaving(named('GREETING'), killBefore(kill), 1)),
  killAtServer('kill -9 at the listing', (kill) => misbehaving(lists, killBefore(kill), 1)),
  killAtServer('kill -9 before the first mail’s bytes', (kill) => misbehaving(fetchesMails, killBefore(kill), 1)),
  killAtServer('kill -9 in the middle of a literal', (kill) => misbehaving(fetchesMails, killAmid(kill), 1)),
  killAtServer('kill -9 after the last mail’s bytes', (kill) => misbehaving(fetchesMails, killAfter(kill), 1)),
  killInside('kill -9 before the raw commit', 'before raw commit'),
  killInside('kill -9 after the raw commit', 'after raw commit'),
  killInside('kill -9 amid filing', 'amid filing'),
  killInside('kill -9 before the filing commit', 'before filing commit'),
  killInside('kill -9 after the filing commit', 'after filing commit'),
  killAtServer(
    'kill -9 before \\Seen is set',
    (kill) => misbehaving(named('UID STORE'), killBefore(kill), 1),
    'mark-seen',
  ),
  killAtServer(
    'kill -9 after \\Seen is set',
    (kill) => misbehaving(named('UID STORE'), killAfter(kill), 1),
    'mark-seen',
  ),
  killAtServer('kill -9 before the moving', (kill) => misbehaving(named('UID MOVE'), killBefore(kill), 1), 'move'),
  killAtServer('kill -9 amid the moving', (kill) => misbehaving(named('UID MOVE'), killAfter(kill), 1), 'move'),
  killAtServer(
    'kill -9 before the deleting',
    (kill) => misbehaving(named('UID EXPUNGE'), killBefore(kill), 1),
    'delete',
  ),
  killAtServer('kill -9 amid the deleting', (kill) => misbehaving(named('UID EXPUNGE'), killAfter(kill), 1), 'delete'),
  killInside('kill -9 before noting the acknowledgement', 'before noting acknowledgement', 'move'),
  killInside('kill -9 after noting the acknowledgement', 'after noting acknowledgement', 'move'),
  killAnywhere(),
  { name: 'kill -9 while the tables are made', tries: 20, run: killAtFirstStart },
];

type After = 'nothing' | 'mark-seen' | 'move' | 'delete';

function killAtServer(name: string, moment: ServerMoment, after: After = 'nothing'): Fault {
  return killed(name, after, async (stage, round, portion) => {
    const desk = stage.spawnDesk();
    round.imap.misbehave = moment(() => desk.kill()).misbehave;
    await portion(desk);
  });
}

function killInside(name: string, moment: Moment, after: After = 'nothing'): Fault {
  return killed(name, after, async (stage, _, portion) => {
    const time = 1 + Math.floor(stage.random() * 2);
    await portion(stage.spawnDesk({}, { KILL_AT: `${moment}#${time}` }));
  });
}

function killAnywhere(): Fault {
  const fault = killed('kill -9 at any moment', 'move', async (stage, _, portion) => {
    const desk = await stage.desk();
    setTimeout(() => desk.kill(), stage.random() * 400);
    await portion(desk);
  });
  return { ...fault, tries: 40 };
}

/** A data folder whose first start was killed is as good as a new one. */
async function killAtFirstStart(stage: Stage): Promise<Outcome> {
  const imap = await startScriptedImap();
  stage.afterwards(() => imap.stop());
  const letters = createWriter(stage.random)(3);
  for (const { bytes } of letters) imap.inbox.deliver(bytes);
  const total: Outcome = { mails: 0, lost: 0, doubled: 0, note: '' };
  for (let number = 0; number < stage.tries; number++) {
    const dataFolder = `${stage.folder}/data-${number}`;
    const time = 1 + Math.floor(stage.random() * 20);
    const first = await stage.desk({ dataFolder }, { KILL_AT: `amid migration#${time}` });
    if (first.running()) throw new Error('The moment never came');
    const desk = await stage.desk({ dataFolder });
    await desk.add(imapAccount(imap.port));
    await until(() => accountFor(dataFolder, letters).lost.length === 0, 10_000);
    const found = accountFor(dataFolder, letters);
    total.mails += letters.length;
    total.lost += found.lost.length;
    total.doubled += found.doubled;
    await desk.stop();
  }
  return total;
}

interface Round {
  imap: Awaited<ReturnType<typeof startScriptedImap>>;
}

/** One data folder and one server for all tries: each try starts the desk anew, which takes up what the last one left. */
function killed(
  name: string,
  after: After,
  attempt: (stage: Stage, round: Round, portion: (desk: DeskProcess) => Promise<void>) => Promise<void>,
): Fault {
  return {
    name,
    tries: 20,
    async run(stage) {
      const imap = await startScriptedImap();
      stage.afterwards(() => imap.stop());
      const early = watchAcknowledging(imap, stage.dataFolder);
      const write = createWriter(stage.random);
      const letters: Letter[] = [];
      const deliver = (count: number) => {
        for (const letter of write(count)) {
          letters.push(letter);
          imap.inbox.deliver(letter.bytes);
        }
      };
      await addAccount(stage, imap.port, after);
      const right = imap.misbehave;
      for (let number = 0; number < stage.tries; number++) {
        deliver(3);
        await attempt(stage, { imap }, async (desk) => {
          await desk.ready;
          // Mail goes on coming in, ever more slowly, so that there is a second and a third time for everything.
          let wait = 25;
          for (const until = Date.now() + 12_000; desk.running() && Date.now() < until; wait *= 1.1) {
            deliver(1);
            await Promise.race([desk.ended, pause(wait * 4)]);
          }
          if (desk.running() || (await desk.ended).signal !== 'SIGKILL') throw new Error('The moment never came');
        });
        imap.misbehave = right;
      }
      const desk = await stage.desk();
      const lost = () => accountFor(stage.dataFolder, letters).lost.length;
      await until(() => lost() === 0, 20_000);
      const { id } = await addedAccount(desk);
      const audit = await desk.audit(id);
      await expectWithin(10_000, 'everything acknowledged', () => left(imap, after) === 0);
      const found = accountFor(stage.dataFolder, letters);
      return {
        mails: letters.length,
        lost: Math.max(found.lost.length, audit.unaccounted, early.size),
        doubled: found.doubled,
        note: early.size > 0 ? `${early.size} acknowledged before they were stored` : '',
      };
    },
  };
}

async function addAccount(stage: Stage, port: number, after: After): Promise<void> {
  const desk = await stage.desk();
  const afterReading = after === 'move' ? { do: after, folder: 'Feito' } : { do: after };
  await desk.add(imapAccount(port, { backlog: { from: 'everything' }, afterReading }));
  await desk.stop();
}

async function addedAccount(desk: DeskProcess): Promise<{ id: string }> {
  const [account] = await desk.list();
  if (account === undefined) throw new Error('The account is gone');
  return account;
}

/** How many mails have yet to be marked, moved or deleted. */
function left({ inbox }: Round['imap'], after: After): number {
  if (after === 'nothing') return 0;
  if (after === 'mark-seen') return inbox.mails.filter(({ flags }) => !flags.has('\\Seen')).length;
  return inbox.mails.length;
}

const killBefore = (kill: KillNow) =>
  function* (): Generator<Piece> {
    kill();
    yield { act: 'cut' };
  };

const killAfter = (kill: KillNow) =>
  function* (answer: Iterable<Piece>): Generator<Piece> {
    const pieces = [...answer];
    yield* pieces.slice(0, -1);
    kill();
    yield { act: 'cut' };
  };

const killAmid = (kill: KillNow) => (answer: Iterable<Piece>) =>
  eachLiteral(answer, function* (literal) {
    yield beginningOf(literal, Math.floor(literal.literal.size / 2));
    kill();
    yield { act: 'cut' };
  });
