import type { Account } from '@inbox-email/core/account/account.ts';
import type { Diagnosis, Explanation, Side, StageResult } from '@inbox-email/core/account/diagnosis.ts';
import type { Button, KnownBlock, ModalView } from '@slack/types';
import { limits, line, link, literal, paragraph, plain, richText, shortened, verbatim } from '../../block-kit.ts';
import type { Text } from '../../text/text.ts';
import { protocolNames, technologyNames } from '../form/names.ts';
import { mendButton } from '../mend.ts';
import { certificateBlocks } from '../more/certificate-blocks.ts';
import { detailInWords } from './stage-detail.ts';

export const testAgainAction = 'account.testAgain';

/**
 * The staged test as far as it has come: both sides next to each other, and why a stage failed and what to do. That comes
 * first once the test is through: nobody shall have to scroll for it.
 */
export function testReport(account: Account, diagnosis: Diagnosis, text: Text, remark?: string): ModalView {
  const { report, close } = text.accounts;
  const stages: KnownBlock[] = [{ type: 'divider' }, bothSides(account, diagnosis, text)];
  const whys = [
    ...explanations('incoming', account, diagnosis, text),
    ...explanations('outgoing', account, diagnosis, text),
  ];
  return {
    type: 'modal',
    // The form may lie beneath, with what was typed before it was saved.
    clear_on_close: true,
    title: plain(report.title, limits.title),
    close: plain(close, limits.title),
    blocks: [
      ...(remark ? [paragraph(remark)] : []),
      paragraph(verdict(account, diagnosis, text)),
      ...(diagnosis.finished ? [...whys, ...stages] : [...stages, ...whys]),
      ...(diagnosis.finished ? [{ type: 'actions' as const, elements: [again(account, text)] }] : []),
    ],
  };
}

/** The report of a test that broke off because something failed on our side. */
export function interruptedReport(account: Account, text: Text): ModalView {
  const { report, close } = text.accounts;
  return {
    type: 'modal',
    clear_on_close: true,
    title: plain(report.title, limits.title),
    close: plain(close, limits.title),
    blocks: [
      paragraph(`⚠️ *${literal(account.name)}*: ${report.interrupted}`),
      { type: 'actions', elements: [again(account, text)] },
    ],
  };
}

/** In one line of markup: under way, works, does not. */
export function verdict({ name }: Account, { finished, passed }: Diagnosis, { accounts: { report } }: Text): string {
  if (!finished) return `⏳ ${report.running(literal(name))}`;
  return passed ? `✅ ${report.passed(literal(name))}` : `❌ ${report.failed(literal(name))}`;
}

/** The stages of both sides, next to each other. */
export function bothSides(account: Account, diagnosis: Diagnosis, text: Text): KnownBlock {
  return {
    type: 'section',
    fields: [
      { type: 'mrkdwn', text: side('incoming', account, diagnosis, text), verbatim: true },
      { type: 'mrkdwn', text: side('outgoing', account, diagnosis, text), verbatim: true },
    ],
  };
}

function side(which: Side, account: Account, diagnosis: Diagnosis, text: Text): string {
  const { host, port } = account[which];
  const technique =
    which === 'incoming' ? technologyNames[account.incoming.technology] : protocolNames[account.outgoing.protocol];
  const failedAt = diagnosis[which].findIndex(({ status }) => status === 'failed');
  const stages = diagnosis[which].map((result, at) => stageLine(result, failedAt >= 0 && at > failedAt, text));
  return shortened(
    [`*${text.accounts.sides[which]}*`, `${literal(host)}:${port}, ${technique}`, ...stages].join('\n'),
    limits.field,
  );
}

function stageLine(result: StageResult, isBehindFailure: boolean, text: Text): string {
  const { diagnosis: words } = text;
  const name = words.stages[result.stage];
  // Whether a mail came back cannot be known where nothing can be looked for.
  if (isBehindFailure || (result.stage === 'round-trip' && result.status === 'skipped')) {
    return `◽ ${name} (${words.notReached})`;
  }
  switch (result.status) {
    case 'waiting':
      return `◽ ${name}`;
    case 'running':
      return `⏳ ${name}…`;
    case 'skipped':
      return result.stage === 'tls' ? `⚠️ ${name} (${words.notEncrypted})` : `➖ ${name} (${words.skipped})`;
    case 'passed': {
      const detail = result.detail === undefined ? '' : detailInWords(result.detail, text);
      return `✅ ${name}  ${result.milliseconds} ms${detail === '' ? '' : `\n      ${literal(shortened(detail, 110))}`}`;
    }
    case 'failed':
      return `❌ *${name}*  ${result.milliseconds} ms`;
  }
}

/** Why each failed stage failed, with a button that opens the form there. */
export function explanations(which: Side, account: Account, diagnosis: Diagnosis, text: Text): KnownBlock[] {
  return diagnosis[which].flatMap((result) =>
    result.status === 'failed'
      ? [
          { type: 'divider' as const },
          ...explained(
            `${text.accounts.sides[which]}: ${text.diagnosis.stages[result.stage]}${result.about === undefined ? '' : ` (${result.about})`}`,
            result.explanation,
            text,
          ),
          ...mendButton(account.id, which, result.explanation, text),
          ...(result.certificate === undefined ? [] : certificateBlocks(account.id, which, result.certificate, text)),
        ]
      : [],
  );
}

/** Cause, the server's own words, remedy, the field to mend, the provider's page. */
export function explained(where: string, explanation: Explanation, text: Text): KnownBlock[] {
  const { cause, remedy, serverWords, field, help } = explanation;
  const { report } = text.accounts;
  const { fieldToMend, fields, help: page } = text.diagnosis;
  return [
    richText(
      line(`${where}\n${cause[text.language]}`, true),
      ...(serverWords ? [line(report.serverSaid), verbatim(serverWords)] : []),
      line(`${report.remedy} ${remedy[text.language]}`),
      ...(field === null ? [] : [line(`${fieldToMend} ${fields[field]}`)]),
      ...(help === null ? [] : [link(page, help)]),
    ),
  ];
}

function again(account: Account, { accounts: { report } }: Text): Button {
  return {
    type: 'button',
    action_id: testAgainAction,
    text: plain(`🔁 ${report.again}`, limits.button),
    value: account.id,
  };
}
