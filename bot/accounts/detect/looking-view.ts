import type { DetectionProgress } from '@inbox-email/core/account/discover/detection.ts';
import type { ModalView } from '@slack/types';
import { limits, literal, paragraph, plain } from '../../block-kit.ts';
import type { Text } from '../../text/text.ts';

/** What is being asked at this moment, and who has answered. */
export function lookingView(
  address: string,
  { steps }: Pick<DetectionProgress, 'steps'>,
  { accounts, detection }: Text,
): ModalView {
  const lines = steps
    .filter(({ status }) => status !== 'not-needed')
    .map(({ step, status, found }) => {
      const sign = { running: '⏳', found: '✅', nothing: '▫️', 'not-needed': '' }[status];
      return `${sign} ${detection.steps[step]}${found === undefined ? '' : ` · ${literal(found)}`}`;
    });
  return {
    type: 'modal',
    title: plain(accounts.form.addTitle, limits.title),
    close: plain(accounts.cancel, limits.title),
    blocks: [
      paragraph(detection.looking(literal(address))),
      ...(lines.length > 0 ? [paragraph(lines.join('\n'))] : []),
    ],
  };
}
