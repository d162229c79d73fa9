import type { ServerFolder } from '@inbox-email/core/account/server-folder.ts';

/** What the mail server has: its folders, and what its last mails would become (the dry run). */
export const lookIntoMailbox = {
  signingIn: '⏳ Signing in…',
  failed: (account: string) => `❌ *${account}* could not be looked into.`,

  folders: {
    none: (account: string) =>
      `The mail server of *${account}* lists no folder that could be chosen here. Names can be typed in the account’s form, under More options.`,
    open: 'Choose folders',
    title: 'Choose folders',
    of: (account: string) =>
      `The folders of *${account}* whose mail becomes tickets. The first one is watched by push.`,
    label: 'Folders',
    hint: 'As the mail server lists them. Those for spam, sent mail and the bin are rarely meant.',
    more: (count: number) =>
      `${count === 1 ? '1 further folder does' : `${count} further folders do`} not fit into this list: type ${count === 1 ? 'its name' : 'their names'} under “More options” of the account.`,
    gone: (names: string) => `⚠️ Not on the server any more: ${names}`,
    submit: 'Save and test',
    uses: {
      inbox: 'inbox',
      junk: 'spam',
      sent: 'sent mail',
      drafts: 'drafts',
      trash: 'bin',
      archive: 'archive',
      all: 'all mail',
    } satisfies Record<NonNullable<ServerFolder['use']>, string>,
  },

  dryRun: {
    open: 'Dry run',
    title: 'Dry run',
    fetching: (fetched: number, of: number) => `⏳ Reading mail ${fetched} of ${of}…`,
    intro: (account: string, count: number) =>
      `What the last ${count === 1 ? 'mail' : `${count} mails`} of *${account}* would become if ${count === 1 ? 'it came in now' : 'they came in now, newest first'}. Nothing was kept, and nothing was changed on the server.`,
    noMails: (account: string) => `📭 The mailbox of *${account}* holds no mail to try.`,
    noSubject: '(no subject)',
    opened: '🎫 opens a ticket',
    joins: (ticketId: number) => `💬 joins ticket #${ticketId}`,
    joinsAnother: '💬 joins the ticket of another of these mails',
    known: (ticketId: number) => `✅ is in ticket #${ticketId} already`,
    ignored: (why: string) => `🚫 ignored: ${why}`,
    quarantined: '🧯 would wait in quarantine: it cannot be read',
    closed: 'closed at once',
    rules: (names: string) => `rules: ${names}`,
    again: 'Try again',
  },
};

export type LookIntoMailboxText = typeof lookIntoMailbox;
