import type { Readiness, ReadinessItem } from '@inbox-email/core/account/readiness.ts';
import { textIn } from '../text/text.ts';
import { withNamedAccount } from './named-account.ts';
import type { Streams } from './streams.ts';

/** What others find in the DNS about an account's mail. Answers 0 when nothing is to be mended, 1 when something is. */
export function readiness(args: string[], streams: Streams): Promise<number> {
  return withNamedAccount(args, streams, async (account, folder) => {
    const found = await folder.readiness(account);
    streams.stdout.write(args.includes('--json') ? `${JSON.stringify(found)}\n` : inWords(found));
    const items = found.addresses.flatMap(({ items }) => items);
    return items.some(({ status }) => status === 'mend' || status === 'missing') ? 1 : 0;
  });
}

const { readiness: words } = textIn('en');
const marks: Record<ReadinessItem['status'], string> = { good: '✓', mend: '✗', missing: '✗', unknown: '?' };

function inWords({ addresses, learntFrom }: Readiness): string {
  const blocks = addresses.map(({ address, items, ofProvider }) =>
    [address, ...(ofProvider ? [`  ${words.ofProvider}`] : []), ...items.map(itemLines)].join('\n'),
  );
  return `${[...(learntFrom === null ? [words.notLearnt] : []), ...blocks].join('\n\n')}\n`;
}

function itemLines({ check, status, finding, about, lookups, publish }: ReadinessItem): string {
  return [
    `  ${marks[status]} ${words.checks[check]}${lookups === undefined ? '' : ` (${words.lookups(lookups)})`}`,
    `      ${words.findings[finding]}`,
    ...about.map((one) => `      ${one}`),
    ...(publish === null
      ? []
      : [
          `      ${status === 'missing' ? words.publish : words.replace}`,
          `      ${publish.name}  ${publish.type}  "${publish.value}"`,
        ]),
  ].join('\n');
}
