import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Pull } from './ingest/pull.ts';
import { pullWithDesk } from './ingest/pull-with-desk.ts';
import { pullWithMbsync } from './ingest/pull-with-mbsync.ts';
import { startMailServer } from './ingest/server.ts';
import { type GeneratedMail, generateMails } from './mails/generate-mails.ts';
import { median } from './median.ts';

/**
 * From a mailbox on Dovecot to tickets in SQLite, beside mbsync on the same mailbox. Both begin with nothing at each run
 * and take turns; the first turn of each fills the server's caches and does not count.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: 'boolean', default: false },
      mails: { type: 'string', default: '10000' },
      rounds: { type: 'string', default: '5' },
      profile: { type: 'string' },
    },
  });
  const folder = mkdtempSync(`${tmpdir()}/bench-ingest-`);
  // Dovecot's processes run as another user and must reach their mails in here.
  chmodSync(folder, 0o711);
  try {
    const result = await measure(folder, Number(values.mails), Number(values.rounds), values.profile);
    process.stdout.write(values.json ? `${JSON.stringify(result, null, 2)}\n` : tableOf(result));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Result {
  mails: number;
  /** Of the mails as IMAP shows them. */
  averageBytes: number;
  inboxEmail: Series;
  mbsync: Series;
  /** Our mails per second by mbsync's of the same round: the median, and each. */
  ratio: number;
  ratios: number[];
}

/** Medians over the rounds, and each round. */
interface Series {
  mailsPerSecond: number;
  peakMegabytes: number;
  rounds: { seconds: number; mailsPerSecond: number; peakMegabytes: number }[];
}

async function measure(folder: string, mails: number, rounds: number, profile?: string): Promise<Result> {
  const { digests, bytes, server } = await prepare(folder, mails);
  const pulls: { ours: Pull; theirs: Pull }[] = [];
  try {
    for (let round = 0; round <= rounds; round++) {
      const at = `${folder}/round-${round}`;
      const ours = await pullWithDesk(server, `${at}/desk`, digests, profile && resolve(profile));
      const theirs = await pullWithMbsync(server, `${at}/mbsync`, mails);
      rmSync(at, { recursive: true });
      if (round > 0 || rounds === 0) pulls.push({ ours, theirs });
    }
  } finally {
    await server.stop();
  }
  const ratios = pulls.map(({ ours, theirs }) => theirs.seconds / ours.seconds);
  return {
    mails,
    averageBytes: Math.round(bytes / mails),
    inboxEmail: seriesOf(
      mails,
      pulls.map(({ ours }) => ours),
    ),
    mbsync: seriesOf(
      mails,
      pulls.map(({ theirs }) => theirs),
    ),
    ratio: median(ratios),
    ratios,
  };
}

async function prepare(folder: string, mails: number) {
  mkdirSync(`${folder}/server`, { mode: 0o711 });
  const digests = new Set<string>();
  let bytes = 0;
  function* noted(generated: Iterable<GeneratedMail>) {
    for (const mail of generated) {
      const shown = mail.bytes.toString('latin1').replaceAll('\n', '\r\n');
      digests.add(createHash('sha256').update(shown, 'latin1').digest('hex'));
      bytes += shown.length;
      yield mail;
    }
  }
  const server = await startMailServer(`${folder}/server`, noted(generateMails(mails)));
  return { digests, bytes, server };
}

function seriesOf(mails: number, pulls: readonly Pull[]): Series {
  const rounds = pulls.map(({ seconds, peakBytes }) => ({
    seconds,
    mailsPerSecond: mails / seconds,
    peakMegabytes: peakBytes / 1e6,
  }));
  return {
    mailsPerSecond: median(rounds.map((round) => round.mailsPerSecond)),
    peakMegabytes: median(rounds.map((round) => round.peakMegabytes)),
    rounds,
  };
}

function tableOf({ mails, averageBytes, inboxEmail, mbsync, ratio, ratios }: Result): string {
  const row = (name: string, { mailsPerSecond, peakMegabytes, rounds }: Series) =>
    [
      name.padEnd(12),
      mailsPerSecond.toFixed(0).padStart(9),
      peakMegabytes.toFixed(0).padStart(14),
      `   ${rounds.map((round) => round.mailsPerSecond.toFixed(0)).join(' ')}`,
    ].join('');
  return [
    `${mails} mails of ${(averageBytes / 1000).toFixed(1)} kB on average; medians of ${ratios.length} rounds`,
    `${''.padEnd(12)}${'mails/s'.padStart(9)}${'peak memory MB'.padStart(14)}   each round`,
    row('Inbox Email', inboxEmail),
    row('mbsync', mbsync),
    `ratio ${ratio.toFixed(2)} (${ratios.map((each) => each.toFixed(2)).join(' ')})`,
    '',
  ].join('\n');
}
