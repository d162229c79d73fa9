import { isPop3 } from '@inbox-email/core/account/technology.ts';
import type { InputBlock, KnownBlock } from '@slack/types';
import { limits, plain, remark } from '../../block-kit.ts';
import type { Text } from '../../text/text.ts';
import type { Draft } from './draft.ts';
import { fields } from './fields.ts';
import { input, select, tick } from './inputs.ts';
import { afterReadingChosen, afterReadingFor, backlogChoices } from './receiving-draft.ts';

const actions = {
  moreOptions: 'account.form.moreOptions',
  backlog: 'account.form.backlog',
  afterReading: 'account.form.afterReading',
};

/** How mail is received: a box to tick, and behind it what only few people want to change. */
export function receivingFields(draft: Draft, text: Text): KnownBlock[] {
  const { form } = text.accounts;
  return [
    // Slack keeps a box of the same name as the person left it, also where we open the options ourselves.
    tick(
      `${fields.moreOptions}:${draft.moreOptions ? 'open' : 'closed'}`,
      form.moreOptions,
      form.showMoreOptions,
      draft.moreOptions,
      actions.moreOptions,
    ),
    ...(draft.moreOptions ? options(draft, text) : []),
  ];
}

function options(draft: Draft, text: Text): KnownBlock[] {
  const { form } = text.accounts;
  const { receiving } = draft;
  const { technology } = draft.incoming;
  const pop3 = isPop3(technology);
  const afterReading = afterReadingChosen(receiving, technology);
  return [
    ...(pop3
      ? []
      : [
          input(fields.folders, form.folders, receiving.folders, {
            hint: form.foldersHint,
            optional: true,
            multiline: true,
            atMost: foldersAtMost,
          }),
        ]),
    ...(draft.accountId === null ? backlog(draft, text) : [remark(`📅 ${form.backlogWas(backlogWords(draft, text))}`)]),
    select(
      // Slack keeps what a menu of the same name had chosen, also where it offers that no longer.
      pop3 ? `${fields.afterReading}:pop3` : fields.afterReading,
      form.afterReading,
      afterReadingFor(technology),
      form.afterReadingChoices,
      afterReading,
      actions.afterReading,
    ),
    ...(afterReading === 'move'
      ? [input(fields.moveTo, form.moveTo, receiving.moveTo, { hint: form.moveToHint, atMost: 255 })]
      : []),
    ...(afterReading === 'delete'
      ? [
          input(fields.afterDays, form.afterDays, receiving.afterDays, {
            hint: form.afterDaysHint,
            optional: true,
            placeholder: '0',
            atMost: 4,
          }),
        ]
      : []),
    input(fields.sizeLimit, form.sizeLimit, receiving.sizeLimitMb, {
      hint: form.sizeLimitHint,
      optional: true,
      atMost: 3,
    }),
    input(fields.pollMinutes, form.pollMinutes, receiving.pollMinutes, {
      hint: pop3 ? form.pollMinutesHintPop3 : form.pollMinutesHint,
      optional: true,
      atMost: 2,
    }),
    tick(fields.checkSender, form.checkSender, form.checkSenderYes, receiving.checkSender, null, form.checkSenderHint),
  ];
}

/** As many as the settings allow, together. */
const foldersAtMost = 1000;

function backlog({ receiving }: Draft, text: Text): InputBlock[] {
  const { form } = text.accounts;
  return [
    select(fields.backlog, form.backlog, backlogChoices, form.backlogChoices, receiving.backlog, actions.backlog),
    ...(receiving.backlog === 'date'
      ? [
          {
            type: 'input' as const,
            block_id: fields.since,
            label: plain(form.since, limits.label),
            hint: plain(form.sinceHint, limits.label),
            element: {
              type: 'datepicker' as const,
              action_id: 'value',
              ...(receiving.since && { initial_date: receiving.since }),
            },
          },
        ]
      : []),
  ];
}

function backlogWords({ receiving }: Draft, { accounts: { form } }: Text): string {
  const words = form.backlogChoices[receiving.backlog];
  return receiving.backlog === 'date' ? `${words} ${receiving.since}` : words;
}
