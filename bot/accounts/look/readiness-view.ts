import type { Account } from '@inbox-email/core/account/account.ts';
import type { AddressReadiness, Readiness, ReadinessItem } from '@inbox-email/core/account/readiness.ts';
import type { KnownBlock, ModalView } from '@slack/types';
import {
  divider,
  limits,
  line,
  literal,
  moment,
  paragraph,
  plain,
  remark,
  richText,
  shortened,
  verbatim,
} from '../../block-kit.ts';
import type { Text } from '../../text/text.ts';

export const readinessAgainAction = 'account.readiness.again';

/** What others find about the account's mail, address by address; null while the DNS is asked. */
export function readinessView(account: Account, readiness: Readiness | null, text: Text): ModalView {
  const { readiness: words } = text;
  return {
    type: 'modal',
    title: plain(words.title, limits.title),
    close: plain(text.accounts.close, limits.title),
    blocks: readiness === null ? [paragraph(words.asking(literal(account.name)))] : found(account, readiness, text),
  };
}

function found(account: Account, { learntFrom, addresses }: Readiness, text: Text): KnownBlock[] {
  const { readiness: words } = text;
  return [
    paragraph(words.of(literal(account.name))),
    remark(learntFrom === null ? words.notLearnt : words.learnt(moment(learntFrom))),
    ...addresses.flatMap((address) => addressBlocks(address, text)),
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: readinessAgainAction,
          text: plain(`🔁 ${words.again}`, limits.button),
          value: account.id,
        },
      ],
    },
  ];
}

// An address takes up to eight blocks, an account has eleven of them, and a view holds 100.
function addressBlocks({ address, items, aligned, ofProvider }: AddressReadiness, text: Text): KnownBlock[] {
  const { readiness: words } = text;
  const verdict = aligned === null ? words.alignmentUnknown : aligned ? words.aligned : words.notAligned;
  return [
    divider,
    paragraph(`*${literal(address)}*\n${verdict}`),
    ...(ofProvider ? [remark(words.ofProvider)] : []),
    richText(...items.flatMap((item) => itemLines(item, text))),
  ];
}

const icons: Record<ReadinessItem['status'], string> = { good: '✅', mend: '❌', missing: '⚠️', unknown: '❔' };

function itemLines({ check, status, finding, about, lookups, publish }: ReadinessItem, { readiness: words }: Text) {
  const facts = lookups === undefined ? '' : ` (${words.lookups(lookups)})`;
  return [
    line(`${icons[status]} ${words.checks[check]}${facts}`, true),
    line(words.findings[finding]),
    ...(about.length === 0 ? [] : [verbatim(about.map((one) => shortened(one, 300)).join('\n'))]),
    ...(publish === null
      ? []
      : [
          line(status === 'missing' ? words.publish : words.replace),
          verbatim(shortened(`${publish.name}  ${publish.type}  "${publish.value}"`, 600)),
        ]),
  ];
}
