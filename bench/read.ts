import { readMail } from '@inbox-email/core/message/read-mail.ts';
import { simpleParser } from 'mailparser';
import PostalMime from 'postal-mime';
import { kindsOfMail } from './mails/kinds-of-mail.ts';
import { median } from './median.ts';

/** Milliseconds for one mail, the median of all rounds, and how often slower the others are. */
export interface ReadingTimes {
  mail: string;
  bytes: number;
  ours: number;
  postalMime: number;
  mailparser: number;
  postalMimeRatio: number;
  mailparserRatio: number;
}

/**
 * Ours includes new text, the verdicts on automatic mail and on the sender, and the sizes of the attachments: everything
 * that filing a mail asks for. The others are called in the shortest way that they document.
 */
const readers = {
  ours: async (raw: Buffer) => readMail(raw).attachments.map((part) => part.size()),
  postalMime: (raw: Buffer) => PostalMime.parse(raw),
  mailparser: (raw: Buffer) => simpleParser(raw),
} satisfies Record<string, (raw: Buffer) => Promise<unknown>>;

type Reader = keyof typeof readers;

/** As a program that runs for days knows them: engines compile what runs often. */
const WARMING_ROUNDS = 40;

/**
 * Reads generated mails with ours, postal-mime and mailparser in turn, so that what else the machine does falls on all
 * alike. Every round has mails of its own and begins with another reader. Counted is the time that this process
 * computes, garbage collection included.
 */
export async function measureReading(rounds: number): Promise<ReadingTimes[]> {
  const measured = new Map<string, { bytes: number[] } & Record<Reader, number[]>>();
  for (let round = -WARMING_ROUNDS; round < rounds; round++) {
    for (const [mail, raws] of kindsOfMail(round + WARMING_ROUNDS + 1)) {
      const times = measured.get(mail) ?? { bytes: [], ours: [], postalMime: [], mailparser: [] };
      measured.set(mail, times);
      if (round < -5 && /MB/.test(mail)) continue;
      for (const reader of inTurn(round + WARMING_ROUNDS)) {
        const time = await timePerMail(raws, readers[reader]);
        if (round >= 0) times[reader].push(time);
      }
      times.bytes.push(raws.reduce((sum, raw) => sum + raw.length, 0) / raws.length);
    }
  }
  return [...measured].map(([mail, times]) => {
    const [ours, postalMime, mailparser] = [median(times.ours), median(times.postalMime), median(times.mailparser)];
    return {
      mail,
      bytes: Math.round(median(times.bytes)),
      ours,
      postalMime,
      mailparser,
      postalMimeRatio: postalMime / ours,
      mailparserRatio: mailparser / ours,
    };
  });
}

/** All readers, each round another one first. */
function inTurn(round: number): Reader[] {
  const all = Object.keys(readers) as Reader[];
  const first = round % all.length;
  return [...all.slice(first), ...all.slice(0, first)];
}

async function timePerMail(raws: readonly Buffer[], read: (raw: Buffer) => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  for (const raw of raws) await read(raw);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / raws.length;
}

/** Prints a table, or with `--json` the numbers. */
export async function benchReading(args: string[]): Promise<void> {
  const results = await measureReading(15);
  if (args.includes('--json')) {
    process.stdout.write(`${JSON.stringify(results)}\n`);
    return;
  }
  process.stdout.write('mail                                        ours    postal-mime          mailparser\n');
  for (const { mail, ours, postalMime, mailparser, postalMimeRatio, mailparserRatio } of results) {
    const cell = (time: number, ratio: number): string =>
      `${time.toFixed(3).padStart(9)} ms ${ratio.toFixed(1).padStart(6)} ×`;
    process.stdout.write(
      `${mail.padEnd(40)}${ours.toFixed(3).padStart(7)} ms${cell(postalMime, postalMimeRatio)}${cell(mailparser, mailparserRatio)}\n`,
    );
  }
}
