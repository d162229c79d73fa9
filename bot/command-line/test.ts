import type { Account } from '@inbox-email/core/account/account.ts';
import type { Diagnosis, Side, StageResult } from '@inbox-email/core/account/diagnosis.ts';
import { detailInWords } from '../accounts/test/stage-detail.ts';
import { textIn } from '../text/text.ts';
import { withNamedAccount } from './named-account.ts';
import type { Streams } from './streams.ts';

/**
 * The staged test of an account, a line a stage as it goes on, also while the bot runs. The account is named as
 * forgivingly as in Slack. Answers 0 when everything passed, 1 when something failed, 2 when called wrongly.
 */
export function test(args: string[], streams: Streams): Promise<number> {
  const asJson = args.includes('--json');
  const { stdout } = streams;
  return withNamedAccount(args, streams, async (account, folder) => {
    const diagnosis = await follow(folder.test(account), asJson ? () => {} : (line) => stdout.write(`${line}\n`));
    stdout.write(asJson ? `${JSON.stringify({ account: account.name, ...diagnosis })}\n` : inWords(account, diagnosis));
    return diagnosis.passed ? 0 : 1;
  });
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
