import type { RuleTrial, TriedMail } from '@inbox-email/core/desk.ts';
import type { KnownBlock } from '@slack/types';
import { paragraph, remark } from '../block-kit.ts';
import type { Text } from '../text/text.ts';
import { cutText } from '../tickets/cut-text.ts';
import { literalBlock, literalLine, literalMoment, oneLine, words } from '../tickets/literal.ts';
import { correspondentInWords } from '../tickets/ticket-message.ts';

/** What a trial found, mail by mail; the mails' words only as literal text. */
export function trialBlocks({ looked, matched, mails }: RuleTrial, text: Text): KnownBlock[] {
  const { rules: said } = text;
  if (looked === 0) return [paragraph(said.nothingToTry)];
  if (matched === 0) return [paragraph(said.triedNone(looked))];
  const more = matched - mails.length;
  return [
    paragraph(said.tried(looked, matched)),
    literalBlock(...mails.map((mail, index) => mailLine(mail, index < mails.length - 1, text))),
    ...(more > 0 ? [remark(said.moreTried(more))] : []),
    remark(said.triedHint),
  ];
}

function mailLine({ subject, from, receivedAt, ticketId }: TriedMail, endsLine: boolean, text: Text) {
  const cut = (full: string) => cutText(oneLine(full), { characters: 120 }).text;
  return literalLine(
    words(cut(subject) || text.tickets.noSubject, { bold: true }),
    words(` · ${cut(correspondentInWords(from))} · `),
    literalMoment(receivedAt),
    ticketId === null ? words(` · ${text.rules.wasIgnored}`) : words(` · #${ticketId}`),
    endsLine ? words('\n') : null,
  );
}
