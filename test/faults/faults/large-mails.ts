import { DatabaseSync } from 'node:sqlite';
import { type Content, hugeContent } from '../../fakes/imap/content.ts';
import type { Piece } from '../../fakes/imap/piece.ts';
import { startScriptedImap } from '../../fakes/scripted-imap.ts';
import { accountFor, verdictsOf } from '../account-for.ts';
import type { Fault, Outcome, Stage } from '../fault.ts';
import { imapAccount } from '../imap-account.ts';
import { createWriter, type Letter } from '../letters.ts';
import { lists, misbehaving } from '../misbehaviour.ts';
import { until } from '../until.ts';

/** Mails that do not fit into memory. They are made while they are read, so that only the desk's memory counts. */
export const largeMails: Fault[] = [
  large('a mail of 200 MB, above the limit', 200_000_000, { kept: 'beginning' }),
  // Kept whole, it is held in memory a few times over: as received, as stored, as read.
  large('a mail of 49 MB, below the limit', 49_000_000, { kept: 'whole', peakAtMost: 450 }),
  large('a mail of 1.1 GB', 1_100_000_000, { kept: 'beginning' }),
  large('a mail of 200 MB that is listed with 1 kB', 200_000_000, { kept: 'anything', listedAs: 1000 }),
  large('a mail of 1.1 GB that is listed with 1 kB', 1_100_000_000, { kept: 'anything', listedAs: 1000 }),
];

interface Kept {
  /** What of the mail is to be found afterwards; `anything`: a verdict of whatever kind, and the others. */
  kept: 'whole' | 'beginning' | 'anything';
  /** Megabytes of memory; 300 unless said otherwise. */
  peakAtMost?: number;
  listedAs?: number;
}

function large(name: string, size: number, kept: Kept): Fault {
  return { name, tries: 1, run: (stage) => receive(stage, size, kept) };
}

async function receive(stage: Stage, size: number, { kept, listedAs, peakAtMost = 300 }: Kept): Promise<Outcome> {
  const imap = await startScriptedImap();
  stage.afterwards(() => imap.stop());
  if (listedAs !== undefined)
    imap.misbehave = misbehaving(lists, (answer) => listed(answer, size, listedAs), 1e6).misbehave;
  const desk = await stage.desk({ silentAtMost: 20_000, connectWithin: 10_000 });
  const write = createWriter(stage.random);
  const letters: Letter[] = [];
  const deliver = () => {
    for (const letter of write(3)) {
      letters.push(letter);
      imap.inbox.deliver(letter.bytes);
    }
  };
  deliver();
  imap.inbox.deliver(huge(size));
  deliver();
  const began = Date.now();
  const receiving = { backlog: { from: 'everything' } } as const;
  const { id } = await desk.add(imapAccount(imap.port, receiving));
  const lost = () => accountFor(stage.dataFolder, letters).lost.length;
  await until(() => lost() === 0 && hugeOnes(stage.dataFolder) > 0, 60_000);
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  deliver();
  await until(() => lost() === 0, 20_000);
  const audit = await desk.audit(id);
  const peak = desk.peakMegabytes();
  const told = `${seconds} s, peak ${peak} MB, ${verdictsOf(stage.dataFolder)}`;
  if (peak > peakAtMost) throw new Error(`The desk took ${told}`);
  const missing = isKept(stage.dataFolder, size, kept) ? 0 : 1;
  const found = accountFor(stage.dataFolder, letters);
  return {
    mails: letters.length + 1,
    lost: Math.max(found.lost.length + missing, audit.unaccounted),
    doubled: found.doubled + Math.max(0, hugeOnes(stage.dataFolder) - 1),
    note: told,
  };
}

const huge = (size: number): Content =>
  hugeContent(
    [
      ...[
        'From: eve@estranha.example',
        'To: sac@empresa.example',
        'Subject: huge',
        'Message-ID: <huge@estranha.example>',
      ],
      ...['Content-Type: multipart/mixed; boundary=b', '', '--b', '', 'The text.', '--b'],
      ...['Content-Type: application/octet-stream; name=film.bin', 'Content-Transfer-Encoding: base64', '', ''],
    ].join('\r\n'),
    size,
  );

function* listed(answer: Iterable<Piece>, size: number, as: number): Generator<Piece> {
  for (const piece of answer) {
    yield typeof piece === 'string' ? piece.replace(`RFC822.SIZE ${size}`, `RFC822.SIZE ${as}`) : piece;
  }
}

const count = (dataFolder: string, sql: string): number => {
  const database = new DatabaseSync(`${dataFolder}/inbox-email.sqlite`, { readOnly: true, timeout: 5000 });
  try {
    return (database.prepare(sql).get() as { n: number }).n;
  } finally {
    database.close();
  }
};

const hugeOnes = (dataFolder: string) => count(dataFolder, `select count(*) n from message where subject = 'huge'`);

function isKept(dataFolder: string, size: number, kept: Kept['kept']): boolean {
  if (kept === 'anything') return count(dataFolder, `select count(*) n from mail where verdict = 'received'`) === 0;
  if (hugeOnes(dataFolder) !== 1) return false;
  return kept === 'whole'
    ? count(dataFolder, `select count(*) n from raw_mail where length(bytes) = ${size}`) === 1
    : count(dataFolder, `select count(*) n from message where subject = 'huge' and left_size = ${size}`) === 1;
}
