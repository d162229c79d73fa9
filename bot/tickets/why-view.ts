import type { Message } from '@inbox-email/core/ticket/ticket.ts';
import type { WhyThisTicket } from '@inbox-email/core/ticket/why-this-ticket.ts';
import type { KnownBlock, ModalView } from '@slack/types';
import { divider, heading, limits, plain } from '../block-kit.ts';
import { conditionsInWords } from '../rules/rule-in-words.ts';
import type { TicketsText } from '../text/en/tickets.ts';
import type { Text } from '../text/text.ts';
import { cutText } from './cut-text.ts';
import { literalBlock, literalLine, literalMoment, literalQuote, oneLine, words } from './literal.ts';
import { correspondentInWords } from './ticket-message.ts';

/** Why a mail is in its ticket, and which rules applied to it. `names` are of those who moved it, by id. */
export function whyView(
  message: Message,
  why: WhyThisTicket | null,
  names: ReadonlyMap<string, string>,
  all: Text,
): ModalView {
  const { tickets: text } = all;
  const { why: said } = text.regrouping;
  return {
    type: 'modal',
    title: plain(said.title, limits.title),
    close: plain(text.button.done, limits.title),
    blocks: [
      literalBlock(
        literalLine(
          words(`#${message.ticketId} `, { bold: true }),
          words(short(correspondentInWords(message.from))),
          words(' · '),
          literalMoment(message.at),
          words(`\n${short(oneLine(message.subject) || text.noSubject)}`),
        ),
      ),
      divider,
      ...decision(message, why, text),
      ...(message.direction === 'incoming' ? rulesApplied(message, all) : []),
      ...(why === null ? [] : moves(why, names, text)),
      ...(why === null ? [] : refusals(why, text)),
    ],
  };
}

const short = (line: string) => cutText(line, { characters: 300 }).text;

function decision({ direction }: Message, why: WhyThisTicket | null, text: TicketsText): KnownBlock[] {
  const { why: said } = text.regrouping;
  if (why === null || direction === 'outgoing') {
    return [literalBlock(literalLine(words(said.writtenHere, { bold: true })))];
  }
  const { rule, evidence, insteadOf, newcomer, hook } = why;
  const further = [
    ...(newcomer ? [said.newcomer] : []),
    ...(insteadOf === null ? [] : [said.insteadOf[insteadOf.because](`#${insteadOf.ticketId}`)]),
    ...hookLines(hook, text),
  ];
  return [
    literalBlock(
      literalLine(words(said.rule[rule], { bold: true })),
      ...(evidence === null ? [] : [literalQuote(words(short(oneLine(evidence))))]),
      literalLine(words(further.join('\n'))),
    ),
  ];
}

function hookLines(hook: WhyThisTicket['hook'], { regrouping }: TicketsText): string[] {
  const { hook: said } = regrouping.why;
  if (hook === undefined) return [];
  if (hook.outcome === 'failed') return [said.failed(hook.why)];
  const named = (hook.unknown ?? []).map((what) => short(oneLine(hook.advice[what] ?? '')));
  return [said.answered, ...named.map((what) => said.unknown(what))];
}

function rulesApplied({ rules }: Message, text: Text): KnownBlock[] {
  const { rules: said } = text;
  if (rules.length === 0) return [];
  return [
    heading(said.applied),
    ...rules
      .slice(0, rulesTold)
      .map(({ name, matched, unanswered }) =>
        literalBlock(
          literalLine(
            words(short(oneLine(name)), { bold: true }),
            words(`: ${short(conditionsInWords({ conditions: matched, match: 'all' }, text))}`),
            words(unanswered === undefined ? '' : `\n${said.unanswered[unanswered]}`),
          ),
        ),
      ),
  ];
}

const rulesTold = 20;

function moves({ moves: all }: WhyThisTicket, names: ReadonlyMap<string, string>, text: TicketsText): KnownBlock[] {
  if (all.length === 0) return [];
  const lines = all.slice(-movesTold).flatMap(({ how, from, to, actorId, at }, index) => {
    const who = actorId === null ? null : (names.get(actorId) ?? text.reply.colleague);
    const told = text.regrouping.why.moved[how](`#${from}`, `#${to}`, who);
    return [words(`${index === 0 ? '' : '\n'}${told} `), literalMoment(at)];
  });
  return [literalBlock(literalLine(...lines))];
}

const movesTold = 10;

function refusals({ refused }: WhyThisTicket, text: TicketsText): KnownBlock[] {
  if (refused.length === 0) return [];
  const { why: said } = text.regrouping;
  return [
    heading(said.refused),
    ...refused
      .slice(0, refusalsTold)
      .map(({ rule, evidence, ticketId, reason }) =>
        literalBlock(
          literalLine(
            words(said.rules[rule], { bold: true }),
            words(` ${cutText(oneLine(evidence), { characters: 120 }).text}`),
            words(ticketId === null ? '' : ` → #${ticketId}`),
            words(`: ${said.reasons[reason]}.`),
          ),
        ),
      ),
  ];
}

const refusalsTold = 12;
