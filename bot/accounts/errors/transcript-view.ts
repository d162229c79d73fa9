import type { AccountError } from '@inbox-email/core/account/diagnosis.ts';
import type { KnownBlock, ModalView } from '@slack/types';
import { limits, plain, remark, richText, shortened, verbatim } from '../../block-kit.ts';
import type { Text } from '../../text/text.ts';

// Slack's blocks hold about 3,000 characters, and a view 250 kB.
const blockHolds = 2800;
const blocksShown = 20;

/** The last lines of a conversation with a mail server, word for word. */
export function transcriptView({ side, stage, transcript }: AccountError, text: Text): ModalView {
  const { accounts: words, diagnosis } = text;
  const blocks = inBlocks(transcript);
  const shown = blocks.slice(-blocksShown);
  return {
    type: 'modal',
    title: plain(words.errors.transcript, limits.title),
    close: plain(words.back, limits.title),
    blocks: [
      remark(`${words.sides[side]}: ${diagnosis.stages[stage]}  ·  ${words.errors.transcriptHint}`),
      ...(shown.length < blocks.length ? [remark(words.errors.earlierLines)] : []),
      ...shown.map((lines): KnownBlock => richText(verbatim(lines))),
    ],
  };
}

/** As many whole lines to a block as it holds. */
function inBlocks(lines: readonly string[]): string[] {
  const blocks: string[] = [];
  for (const line of lines.map((whole) => shortened(whole, blockHolds))) {
    const last = blocks.at(-1);
    if (last === undefined || last.length + 1 + line.length > blockHolds) blocks.push(line);
    else blocks[blocks.length - 1] = `${last}\n${line}`;
  }
  return blocks;
}
