import type { Account } from '@inbox-email/core/account/account.ts';
import type { Diagnosis } from '@inbox-email/core/account/diagnosis.ts';
import type { Button, KnownBlock } from '@slack/types';
import { limits, literal, paragraph, plain, remark } from '../../block-kit.ts';
import type { Text } from '../../text/text.ts';
import { type Whisper, whisper } from '../command/whisper.ts';
import { bothSides, explanations, verdict } from './report-view.ts';

export const messageTestActions = {
  /** Their values are the account's id. */
  onlyMe: 'account.messageTest.onlyMe',
  everyone: 'account.messageTest.everyone',
  /** Its value is the test's id. */
  stop: 'account.messageTest.stop',
};

/** A test as a message: in a channel for all, or for one person. */
export interface TestMessage {
  text: string;
  blocks: KnownBlock[];
}

/** Before a test in a channel: who shall see it. */
export function askForAudience({ id, name }: Account, text: Text): Whisper {
  const { ask, askHint, onlyMe, everyone } = text.diagnosis;
  return whisper(ask(literal(name)), [
    paragraph(`🔎 ${ask(literal(name))}`),
    {
      type: 'actions',
      elements: [
        { ...button(messageTestActions.onlyMe, onlyMe, id), style: 'primary' },
        button(messageTestActions.everyone, everyone, id),
      ],
    },
    remark(askHint),
  ]);
}

/** The test as far as it has come; the notes stand below it, in markup. */
export function testMessage(
  account: Account,
  diagnosis: Diagnosis,
  text: Text,
  { testId, notes }: { testId: string; notes: readonly string[] },
): TestMessage {
  return {
    text: verdict(account, diagnosis, text),
    blocks: [
      paragraph(verdict(account, diagnosis, text)),
      bothSides(account, diagnosis, text),
      ...explanations('incoming', account, diagnosis, text),
      ...explanations('outgoing', account, diagnosis, text),
      ...notes.map(remark),
      ...(diagnosis.finished
        ? []
        : [{ type: 'actions' as const, elements: [button(messageTestActions.stop, text.diagnosis.stop, testId)] }]),
    ],
  };
}

export function stoppedMessage({ name }: Account, { diagnosis }: Text): TestMessage {
  const words = `⏹️ ${diagnosis.stopped(literal(name))}`;
  return { text: words, blocks: [paragraph(words)] };
}

export function interruptedMessage({ name }: Account, { accounts: { report } }: Text): TestMessage {
  const words = `⚠️ *${literal(name)}*: ${report.interrupted}`;
  return { text: words, blocks: [paragraph(words)] };
}

function button(actionId: string, label: string, value: string): Button {
  return { type: 'button', action_id: actionId, text: plain(label, limits.button), value };
}
