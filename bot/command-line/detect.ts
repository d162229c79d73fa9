import type { Detection } from '@inbox-email/core/account/discover/detection.ts';
import { hintWords } from '@inbox-email/core/account/discover/hints.ts';
import { readMailAddress } from '@inbox-email/core/account/discover/mail-address.ts';
import { detectAccount } from '@inbox-email/core/detect/detect-account.ts';
import { readConfig } from '../config.ts';
import { networkOf } from '../open-desk.ts';
import type { Streams } from './streams.ts';

/**
 * Finds the servers of an address and prints them as one line of JSON, the best first. Answers 0 where they were found, 1
 * where what is printed are guesses, 2 where the word is no address.
 */
export async function detect(args: string[], { stdout, stderr }: Streams): Promise<number> {
  const [typed = '', ...more] = args;
  if (typed === '' || more.length > 0) {
    stderr.write('Usage: detect ADDRESS\n');
    return 2;
  }
  const address = readMailAddress(typed);
  if (address === null) {
    stderr.write(`${JSON.stringify(typed)} is not an e-mail address. It looks like support@company.com.\n`);
    return 2;
  }
  const read = readConfig(process.env);
  if (!read.ok) {
    stderr.write(`${read.problems.join('\n')}\n`);
    return 2;
  }
  let detection: Detection | null = null;
  for await (const progress of detectAccount(address, networkOf(read.config))) detection = progress.detection;
  if (detection === null) throw new Error('A detection ended without an answer');
  const { address: _, hints, ...found } = detection;
  const told = hints.map(({ code, url }) => ({ code, url, text: hintWords(code, detection).en }));
  stdout.write(`${JSON.stringify({ ...found, hints: told })}\n`);
  return detection.source === 'guess' ? 1 : 0;
}
