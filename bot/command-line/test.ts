import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Account } from '@inbox-email/core/account/account.ts';
import type { Diagnosis, Side, StageResult } from '@inbox-email/core/account/diagnosis.ts';
import { openFolderToTest } from '@inbox-email/core/diagnose-folder.ts';
import { matchAccounts } from '../accounts/command/match-accounts.ts';
import { detailInWords } from '../accounts/stage-detail.ts';
import { readConfig } from '../config.ts';
import { keysOf, networkOf } from '../open-desk.ts';
import { textIn } from '../text/text.ts';
import type { Streams } from './streams.ts';

/**
 * The staged test of an account, a line a stage as it goes on, also while the bot runs. The account is named as
 * forgivingly as in Slack. Answers 0 when everything passed, 1 when something failed, 2 when called wrongly.
 */
export async function test(args: string[], { stdout, stderr }: Streams): Promise<number> {
  const asJson = args.includes('--json');
  const named = args.filter((arg) => arg !== '--json').join(' ');
  const refuse = (words: string) => {
    stderr.write(`${words}\n`);
    return 2;
  };
  const read = readConfig(process.env);
  if (!read.ok) return refuse(read.problems.join('\n'));
  const { config } = read;
  if (!existsSync(join(config.dataDir, 'inbox-email.sqlite'))) {
    return refuse(`There is no database in ${config.dataDir}. Set DATA_DIR to the bot's folder.`);
  }
  const folder = await openFolderToTest({
    ...{ dataFolder: config.dataDir, keys: keysOf(config), network: networkOf(config) },
  });
  try {
    const [account, ...others] = matchAccounts(named, folder.accounts);
    if (account === undefined) return refuse(`No account is called "${named}".${listed(folder.accounts)}`);
    if (others.length > 0) return refuse(`Say which account.${listed([account, ...others])}`);
    const diagnosis = await follow(folder.test(account), asJson ? () => {} : (line) => stdout.write(`${line}\n`));
    stdout.write(asJson ? `${JSON.stringify({ account: account.name, ...diagnosis })}\n` : inWords(account, diagnosis));
    return diagnosis.passed ? 0 : 1;
  } finally {
    await folder.close();
  }
}

const words = textIn('en');
const sides = ['incoming', 'outgoing'] as const;

/** Prints each stage once it has ended; returns the finished test. */
async function follow(pictures: AsyncIterable<Diagnosis>, print: (line: string) => void): Promise<Diagnosis> {
  let last: Diagnosis | undefined;
  const printed = new Set<string>();
  for await (const diagnosis of pictures) {
    last = diagnosis;
    for (const side of sides) {
      for (const result of diagnosis[side]) {
        const id = `${side} ${result.stage}`;
        if (printed.has(id) || (result.status !== 'passed' && result.status !== 'failed')) continue;
        printed.add(id);
        print(stageLine(side, result));
      }
    }
  }
  if (last === undefined) throw new Error('The test said nothing');
  return last;
}

function stageLine(side: Side, result: Extract<StageResult, { status: 'passed' | 'failed' }>): string {
  const detail = result.status === 'passed' && result.detail ? detailInWords(result.detail, words) : '';
  const cells = [
    result.status === 'passed' ? '✓' : '✗',
    words.accounts.sides[side].padEnd(8),
    words.diagnosis.stages[result.stage].padEnd(20),
    `${result.milliseconds} ms`.padStart(9),
    ` ${detail}`,
  ];
  return cells.join(' ').trimEnd();
}

function inWords({ name }: Account, diagnosis: Diagnosis): string {
  const failures = sides.flatMap((side) =>
    diagnosis[side].flatMap((result) => {
      if (result.status !== 'failed') return [];
      const { code, cause, remedy, serverWords, field, help } = result.explanation;
      return [
        `\n✗ ${words.accounts.sides[side]}: ${words.diagnosis.stages[result.stage]} (${code})`,
        `  ${cause.en}`,
        ...(serverWords === '' ? [] : [`  ${words.accounts.report.serverSaid} ${serverWords}`]),
        `  ${words.accounts.report.remedy} ${remedy.en}`,
        ...(field === null ? [] : [`  ${words.diagnosis.fieldToMend} ${words.diagnosis.fields[field]}`]),
        ...(help === null ? [] : [`  ${help}`]),
      ];
    }),
  );
  const verdict = diagnosis.passed ? `${name} works: mail comes in and goes out.` : `${name} does not work yet.`;
  return `${[...failures, '', verdict].join('\n')}\n`;
}

const listed = (accounts: readonly Account[]) =>
  accounts.map(({ name, address }) => `\n  ${name} (${address})`).join('');
