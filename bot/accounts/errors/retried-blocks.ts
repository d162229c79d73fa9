import type { Retried } from '@inbox-email/core/desk.ts';
import type { KnownBlock } from '@slack/types';
import { divider, literal, paragraph } from '../../block-kit.ts';
import type { Text } from '../../text/text.ts';
import { whyNot } from '../audit/audit-view.ts';

/** What came of trying again what an error had held up; `result` null while it is being tried. */
export function retriedBlocks(
  retried: { account: { name: string }; result: Retried | null } | undefined,
  text: Text,
): KnownBlock[] {
  if (retried === undefined) return [];
  const { health: words } = text;
  const name = literal(retried.account.name);
  if (retried.result === null) return [paragraph(words.retrying(name)), divider];
  const { quarantined, filed, answers, failure, unaccounted } = retried.result;
  const reached = unaccounted === 0 ? words.allFetched : words.notGivenOut(unaccounted);
  const lines = [
    ...(quarantined === 0 ? [] : [words.filed(filed, quarantined)]),
    ...(answers === 0 ? [] : [words.answers(answers)]),
    failure === null ? reached : words.notReached(literal(whyNot(failure, text))),
  ];
  return [paragraph([words.retried(name), ...lines.map((line) => `• ${line}`)].join('\n')), divider];
}
