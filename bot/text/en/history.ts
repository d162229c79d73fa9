import type { ChangeAction, ChangeSubject } from '@inbox-email/core/change.ts';

/** Who changed what, and people who only look. */
export const history = {
  open: 'History of changes',
  title: 'History of changes',
  hint: 'Who changed what, and when: accounts, groups, types, rules, people.',
  of: (account: string) => `Changes of *${account}*, newest first`,
  ofAll: 'Changes of accounts and settings, newest first',
  none: 'Nothing has been changed yet.',
  older: 'Older',
  asFile: 'As a file (CSV)',
  fileComing: 'The file is being made…',
  fileSent: 'The file is in your direct messages with me.',
  fileName: 'changes',
  secretChanged: 'changed (never shown)',
  nothing: 'nothing',
  people: 'People',
  youObserve: 'You see everything here and change nothing: a supervisor made you an observer.',
  observersHint: 'Observers see accounts, errors and this history, and can change nothing.',
  choose: 'Of which account do you want to see the changes?',
  help: 'who changed what, and when',
  kinds: {
    account: 'the account',
    group: 'the group',
    type: 'the ticket type',
    rule: 'the rule',
    supervisors: 'the supervisors',
    observers: 'the observers',
    token: 'the API token',
    webhook: 'the webhook',
    'mail-hook': 'the mail hook',
  } satisfies Record<ChangeSubject, string>,
  actions: {
    add: (what: string) => `added ${what}`,
    edit: (what: string) => `changed ${what}`,
    remove: (what: string) => `removed ${what}`,
    activate: (what: string) => `activated ${what}`,
    deactivate: (what: string) => `deactivated ${what}`,
    move: (what: string) => `moved ${what}`,
  } satisfies Record<ChangeAction, (what: string) => string>,
};

export type HistoryText = typeof history;
