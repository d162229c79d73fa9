import type { NoAutomaticAnswer } from '@inbox-email/core/ticket/may-answer-automatically.ts';
import type { Condition, RuleAction, textOperators } from '@inbox-email/core/ticket/rules/rule.ts';

type Field = Condition['field'];
type Kind = Extract<Condition, { field: 'automatic' }>['kind'];
type Verdict = Extract<Condition, { field: 'sender-check' }>['verdict'];
type Way = { yes: string; no: string };
type Operator = (typeof textOperators)[number] | 'attachment' | 'automatic' | 'size' | 'sender-check';

/** Rules: what happens by itself to mail as it comes in. Titles and the buttons at the end of modals: 24 characters. */
export const rules = {
  title: 'Rules',
  intro:
    'What happens by itself to mail as it comes in. Rules apply from top to bottom; a later one may change what an earlier one set, unless that one stops.',
  none: 'No rule yet. With one, complaints go to the right group at once, or newsletters become no tickets.',
  add: 'Add rule',
  moveUp: 'Move up',
  moveDown: 'Move down',
  turnOn: 'Switch on',
  turnOff: 'Switch off',
  off: 'off',
  gone: '(removed)',
  everyMail: 'Every mail',
  joins: { all: 'and', any: 'or' },
  alsoAnswers: 'also further mails of a ticket',
  stops: 'then no further rule',

  addTitle: 'New rule',
  editTitle: 'Edit rule',
  name: 'Name of the rule',
  namePlaceholder: 'Complaints to the ombudsman',
  account: 'Mail of which account',
  allAccounts: 'All accounts',
  accountTypedHint: 'Name or address of the account. Leave it empty for all accounts.',
  appliesTo: 'Which mails',
  appliesToChoices: {
    'new-tickets': 'Only mails that open a ticket',
    'every-mail': 'Also further mails of a ticket',
  },
  conditions: 'If',
  matchChoices: { all: 'All of these are true', any: 'At least one of these is true' },
  noCondition: 'Without a condition the rule applies to every mail.',
  addCondition: 'Add condition',
  takeAway: 'Remove',
  fields: {
    sender: 'Sender’s address',
    'sender-name': 'Sender’s name',
    'sender-domain': 'Sender’s domain',
    recipient: 'Recipient or alias',
    subject: 'Subject',
    text: 'Text',
    attachment: 'Attachment',
    'attachment-name': 'Attachment’s file name',
    'attachment-type': 'Attachment’s type',
    automatic: 'Automatic mail',
    'sender-check': 'Sender’s check',
    size: 'Size',
    header: 'Header field',
  } satisfies Record<Field, string>,
  operators: {
    contains: { yes: 'contains', no: 'does not contain' },
    is: { yes: 'is exactly', no: 'is not' },
    begins: { yes: 'begins with', no: 'does not begin with' },
    ends: { yes: 'ends with', no: 'does not end with' },
    like: { yes: 'matches the pattern', no: 'does not match the pattern' },
    attachment: { yes: 'is there', no: 'is not there' },
    automatic: { yes: 'is', no: 'is not' },
    'sender-check': { yes: 'says', no: 'does not say' },
    size: { yes: 'is larger than', no: 'is at most' },
  } satisfies Record<Operator, Way>,
  kinds: {
    any: 'any kind',
    reply: 'an automatic reply',
    bounce: 'a delivery failure',
    complaint: 'a spam complaint',
    receipt: 'a receipt',
    list: 'a mailing list',
    bulk: 'a newsletter or bulk mail',
    calendar: 'from a calendar',
    system: 'from another system',
    own: 'from this desk',
  } satisfies Record<Kind, string>,
  verdicts: {
    fail: 'that the address is forged',
    none: 'nothing',
    pass: 'that the address is genuine',
  } satisfies Record<Verdict, string>,
  valueOf: (field: string) => `${field}: which words`,
  hints: {
    'sender-domain': 'For example company.com',
    recipient: 'An address in To or Cc, or the alias by which the mail came',
    text: 'In what this mail says, not in what it quotes',
    'attachment-type': 'For example application/pdf, or pdf with “contains”',
  } as Partial<Record<Field, string>>,
  patternHint: 'The star stands for anything: order * late',
  headerName: 'Name of the header field',
  kilobytes: 'Kilobytes',
  actions: 'Then',
  addAction: 'Add action',
  actionKinds: {
    'set-group': 'Move to group',
    'set-type': 'Set type',
    'set-priority': 'Set priority',
    assign: 'Assign to',
    reply: 'Answer with a text',
    close: 'Close the ticket',
    ignore: 'Ignore the mail',
  } satisfies Record<RuleAction['do'], string>,
  choose: 'Choose',
  choosePerson: 'Choose a person',
  template: 'Text of the answer',
  templatePlaceholder: 'Hello {name}, we have received your message as ticket {ticket}.',
  templateHint:
    'May hold {name}, {ticket}, {subject} and {group}. Everyone gets at most one such answer a day, machines none.',
  ignoreHint: 'No ticket opens. The mail stays on the server and in the audit, under the name of this rule.',
  afterwards: 'Afterwards',
  stop: 'Apply no further rules to these mails',

  try: 'Try it',
  tryHint: 'Shows which of the latest mails the rule would have applied to. Nothing is changed.',
  trying: 'Looking at the latest mails…',
  nothingToTry: '🔎 There is no stored mail yet to try it on.',
  triedNone: (looked: number) =>
    looked === 1
      ? '🔎 It would not have applied to the latest mail.'
      : `🔎 It would have applied to none of the latest ${looked} mails.`,
  tried: (looked: number, matched: number) =>
    `🔎 *It would have applied to ${matched} of the latest ${looked === 1 ? 'mail' : `${looked} mails`}:*`,
  moreTried: (count: number) => `…and ${count} more`,
  triedHint: 'Looked at by itself, as if there were no other rules. Nothing was changed.',
  wasIgnored: 'ignored',

  removalTitle: 'Remove rule',
  askRemoval: (name: string) => `Remove the rule *${name}*?`,
  removalStays: 'What it has done to tickets so far stays.',

  problems: {
    'not-a-header': 'That is not the name of a header field. It looks like X-Priority.',
    twice: 'Each action can be there only once.',
    'ignore-alone': 'A mail that is ignored has no ticket: no other action goes with it.',
    'ignore-everything': 'This would ignore all mail. Add a condition first.',
    'too-many': 'There is room for 100 rules, with 10 conditions each.',
  },

  /** Together with why a mail is in its ticket. */
  applied: 'Rules that applied',
  unanswered: {
    backlog: 'answer not sent: the mail is from before the account was added',
    'no-sender': 'answer not sent: the mail names no address to answer to',
    'automatic-mail': 'answer not sent: a machine wrote this mail',
    'not-wanted': 'answer not sent: the mail asks for none',
    'robot-address': 'answer not sent: nobody reads that address',
    'own-address': 'answer not sent: the mail is from one of our own addresses',
    'sender-not-verified': 'answer not sent: the sender’s address may be forged',
    'own-message-id': 'answer not sent: the mail is from a desk like this one',
    'answered-lately': 'answer not sent: the sender got an automatic answer within a day',
    'account-ceiling': 'answer not sent: the account has sent too many automatic answers within an hour',
  } satisfies Record<NoAutomaticAnswer, string>,
};

export type RulesText = typeof rules;
