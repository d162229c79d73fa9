import type { StageDetail } from '@inbox-email/core/account/diagnosis.ts';
import { bytesInWords } from '../../bytes-in-words.ts';
import type { Text } from '../../text/text.ts';

/** What a stage found out, in a line of words that are not escaped yet; empty where the stage's name says it all. */
export function detailInWords(detail: StageDetail, { diagnosis: words }: Text): string {
  switch (detail.kind) {
    case 'addresses':
      return some(detail.addresses, 2, words.more);
    case 'peer':
      return '';
    case 'encryption': {
      const { protocol, name, issuer, chain, daysLeft } = detail;
      const facts = [
        protocol,
        daysLeft === null ? '' : words.daysLeft(daysLeft),
        name,
        issuer === null ? '' : words.issuedBy(issuer),
        chain > 0 ? words.certificates(chain) : '',
      ];
      return facts.filter(Boolean).join(' · ');
    }
    case 'words':
      return detail.words;
    case 'capabilities':
      return some(detail.names, 5, words.more);
    case 'login':
      return detail.login;
    case 'folders':
      return some(
        detail.folders.map(({ name, mails }) => words.mails(name, mails)),
        3,
        words.more,
      );
    case 'mail':
      return detail.bytes === null ? words.emptyFolder : bytesInWords(detail.bytes);
    case 'address':
      return detail.address;
    case 'round-trip':
      return words.arrived(durationOf(detail.milliseconds, words), detail.removed);
  }
}

function durationOf(milliseconds: number, { seconds }: Text['diagnosis']): string {
  return milliseconds < 1000 ? `${milliseconds} ms` : seconds((milliseconds / 1000).toFixed(1));
}

function some(values: readonly string[], atMost: number, more: (count: number) => string): string {
  const shown = values.slice(0, atMost).join(', ');
  return values.length > atMost ? `${shown} … ${more(values.length - atMost)}` : shown;
}
