import type { ShownCertificate, Side } from '@inbox-email/core/account/diagnosis.ts';
import type { KnownBlock } from '@slack/types';
import { limits, line, plain, remark, richText, verbatim } from '../../block-kit.ts';
import type { Text } from '../../text/text.ts';

export const acceptAction = 'account.acceptCertificate';

/** What the button "Accept this certificate" carries. */
export interface Acceptance {
  accountId: string;
  side: Side;
  sha256: string;
}

/** The certificate that nobody vouches for, its fingerprint to be compared, and a button that accepts it. */
export function certificateBlocks(
  accountId: string,
  side: Side,
  { sha256, name, issuer, until }: ShownCertificate,
  { moreSettings: { certificate: words } }: Text,
): KnownBlock[] {
  const acceptance: Acceptance = { accountId, side, sha256 };
  return [
    richText(
      line(words.shown),
      line(words.name(name)),
      line(words.issuer(issuer)),
      ...(until === null ? [] : [line(`${words.until} ${new Date(until).toISOString().slice(0, 10)}`)]),
      line(words.fingerprint),
      verbatim(sha256),
    ),
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: `${acceptAction}.${side}`,
          style: 'danger',
          text: plain(words.accept, limits.button),
          value: JSON.stringify(acceptance),
        },
      ],
    },
    remark(words.compare),
  ];
}
