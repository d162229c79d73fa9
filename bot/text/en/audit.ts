import type { AccountState } from '@inbox-email/core/account/account.ts';
import type { Verdict } from '@inbox-email/core/message/audit.ts';

/** Whether every mail is accounted for. Account names come as markup. */
export const audit = {
  title: 'Mail audit',
  comparing: (account: string) => `⏳ *${account}*: comparing with the mail server…`,
  noAccounts: 'No account is connected yet: there is nothing to compare.',
  allAccountedFor: (account: string) => `✅ *${account}*: 0 unaccounted`,
  someUnaccounted: (account: string, count: number) =>
    `⚠️ *${account}*: *${count} unaccounted*. The server lists ${count === 1 ? 'this mail, but does' : 'these mails, but does'} not give ${count === 1 ? 'it' : 'them'} out.`,
  unknown: (account: string) => `❔ *${account}*: never compared with the server yet`,
  onServer: (count: number) => (count === 1 ? '1 mail on the server' : `${count} mails on the server`),
  compared: (when: string) => `compared ${when}`,
  verdicts: {
    received: 'about to be filed',
    opened: 'opened a ticket',
    appended: 'joined a ticket',
    ignored: 'ignored',
    quarantined: 'in quarantine',
    left: 'in a ticket, the rest left on the server',
  } satisfies Record<Verdict, string>,
  noMail: 'no mail yet',
  ignoredBecause: {
    'mail-hook': 'by the mail hook',
    'before-start': 'older than the account’s beginning',
    'own-mail': 'written by this account itself',
    duplicate: 'the same mail again',
    flood: 'part of a flood: counted in its ticket, not shown',
  },
  /** The rule's name as markup. */
  ignoredByRule: (name: string) => `by the rule “${name}”`,
  notCompared: (why: string) => `Could not be compared: ${why}`,
  notComparedAgain: (why: string) => `Could not be compared just now, so these numbers are from the last time: ${why}`,
  states: {
    connecting: 'the account is still connecting.',
    online: 'the account is not being watched yet. Please try again in a moment.',
    failing: 'the account cannot be reached at the moment.',
    paused: 'the account is stopped until somebody activates it.',
    inactive: 'the account is inactive.',
  } satisfies Record<AccountState, string>,
  mail: (folder: string, key: string, size: string, date: string | null) =>
    `${folder} · ${key} · ${size}${date === null ? '' : ` · ${date}`}`,
  moreMails: (count: number) => `…and ${count} more`,
  moreAccounts: (count: number) =>
    count === 1 ? 'One more account, in which all is well.' : `${count} more accounts, in which all is well.`,
  moreNotShown: (count: number) =>
    `…and ${count} more. \`/inbox-email audit\` with an account’s name shows that one alone.`,
  again: 'Compare again',
};

export type AuditText = typeof audit;
