import type { Group, TicketType } from '@inbox-email/core/desk.ts';
import type { Condition, RuleAction } from '@inbox-email/core/ticket/rules/rule.ts';
import { literal, shortened } from '../../block-kit.ts';
import { actionInWords, conditionInWords } from '../../rules/rule-in-words.ts';
import type { Text } from '../../text/text.ts';
import { protocolNames, technologyNames } from '../form/names.ts';

/** What ids stand for. */
export interface ThingsInChanges {
  groups: readonly Group[];
  types: readonly TicketType[];
}

/** A changed field's value as people know it, in markup: names instead of ids, words instead of codes. */
export function valueInWords(field: string, value: string, things: ThingsInChanges, text: Text): string {
  switch (field) {
    case 'people':
      return value
        .split(', ')
        .map((id) => `<@${id.replace(/[^A-Z0-9]/g, '')}>`)
        .join(', ');
    case 'channel':
      return `<#${value.replace(/[^A-Z0-9]/g, '')}>`;
    case 'conditions':
      return partsOf<Condition>(value, (condition) => literal(conditionInWords(condition, text)));
    case 'actions':
      return partsOf<RuleAction>(value, (action) => actionInWords(action, things, text));
    default: {
      const named = [...things.groups, ...things.types].find(({ id }) => id === value)?.name;
      return literal(shortened(named ?? wordsFor(field, text)[value] ?? value, valueAtMost));
    }
  }
}

const valueAtMost = 80;

/** The words of a choice, by its codes. */
function wordsFor(field: string, { accounts: { form }, history, tickets, rules }: Text) {
  const { followUp } = tickets.regrouping;
  const choices: Record<string, Record<string, string>> = {
    'incoming.technology': technologyNames,
    'outgoing.protocol': protocolNames,
    'signIn.with': { password: form.byPassword },
    'receiving.backlog.from': form.backlogChoices,
    'receiving.afterReading.do': form.afterReadingChoices,
    'followUp.closedTicket': { reopen: followUp.reopen, 'new-ticket': followUp.newTicket },
    'followUp.otherSubject': { 'same-ticket': followUp.sameTicket, 'new-ticket': followUp.otherTicket },
    appliesTo: rules.appliesToChoices,
    match: rules.matchChoices,
    direction: { up: rules.moveUp, down: rules.moveDown },
  };
  return choices[field] ?? { true: history.yes, false: history.no };
}

/** A list that was kept as JSON; one that was cut, or is of another version, as it is. */
function partsOf<Part>(json: string, inWords: (part: Part) => string): string {
  try {
    return shortened((JSON.parse(json) as Part[]).map(inWords).join('; '), partsAtMost);
  } catch {
    return literal(shortened(json, valueAtMost));
  }
}

const partsAtMost = 250;
