import type { Language } from '@inbox-email/core/language.ts';
import type { Priority } from '@inbox-email/core/ticket/ticket.ts';
import { notices } from './notices.ts';
import { regrouping } from './regrouping.ts';

export const tickets = {
  language: 'en' as Language,
  notices,
  from: 'From',
  account: 'Account',
  type: 'Type',
  group: 'Group',
  priority: 'Priority',
  priorities: { low: 'Low', normal: 'Normal', high: 'High', urgent: 'Urgent' } satisfies Record<Priority, string>,
  assignee: 'Assigned to',
  to: 'To',
  cc: 'Cc',
  subject: 'Subject',
  open: 'Open',
  closed: 'Closed',
  automaticMail: 'Automatic mail',
  noSubject: '(no subject)',
  noText: '(no text)',
  removedAccount: '(removed account)',
  /** Before what an agent wrote. */
  answerBy: (name: string) => `Answer by ${name}`,
  answer: 'Answer',
  files: 'Files',
  /** After a file's name. */
  fileTooLarge: 'too large for Slack, it stays with the ticket',
  fileEmpty: 'empty',
  fileRefused: 'not accepted by Slack, it stays with the ticket',
  /** Before their names. */
  moreFiles: (count: number) =>
    count === 1 ? '1 more file stays with the ticket' : `${count} more files stay with the ticket`,
  cannotBeShown: 'Slack could not show this mail. Its text is under “Show full text”.',
  /** Under a mail of which only headers and text were fetched. `limit` is null where it has been raised since. */
  leftOnServer: (size: string, limit: string | null) =>
    limit === null
      ? `This mail of ${size} was too large: its attachments stay on the mail server.`
      : `This mail of ${size} is larger than the limit of ${limit}: its attachments stay on the mail server.`,
  delivery: {
    queued: 'On its way out…',
    sending: 'Being handed to the mail server…',
    deferred: 'Not accepted yet, trying again',
    sent: 'Sent',
    failed: 'Not delivered',
    uncertain: 'Perhaps sent: the connection was lost before the mail server confirmed',
    cancelled: 'Cancelled, not sent',
    delayed: 'Arriving late at the customer’s server, still on its way',
    bounced: 'Came back',
  },
  serverSays: 'Server',
  attempts: (count: number) => (count === 1 ? '1 try' : `${count} tries`),
  button: {
    reply: 'Reply',
    showFullText: 'Show full text',
    close: 'Close ticket',
    reopen: 'Reopen',
    sendAgain: 'Send again',
    send: 'Send',
    sendAnyway: 'Send anyway',
    cancel: 'Cancel',
    done: 'Close',
    earlierPart: 'Previous part',
    laterPart: 'Next part',
    moreActions: 'More actions',
  },
  confirmSendAgain: {
    title: 'Send it again?',
    text: 'The customer may already have this mail: the connection was lost after the text had been handed over. Sending again may make them get it twice.',
    confirm: 'Send again',
    deny: 'Leave it',
  },
  reply: {
    title: (ticketId: number) => `Reply to #${ticketId}`,
    text: 'Your answer',
    moreText: 'Your answer, continued',
    placeholder: 'It goes out as an e-mail, just as you write it here.',
    files: 'Files',
    loading: 'One moment…',
    sending: 'Handing over your answer…',
    queued: 'Your answer is on its way. Its delivery shows in the ticket’s thread.',
    needsText: 'Write something first.',
    filesTooLarge: (limit: string) => `Together the files are larger than ${limit}, more than mail servers accept.`,
    fileNotRead: (name: string) => `“${name}” could not be fetched from Slack. Nothing was sent.`,
    failed: 'This did not work, and nothing was sent. Please try again.',
    noteFiles: 'Send these files along',
    /** In place of those that there is no room for. */
    andMore: (count: number) => `… and ${count} more`,
    wroteMeanwhile: (name: string) => `${name} wrote meanwhile`,
    moreMeanwhile: (count: number) =>
      count === 1 ? '1 more message came meanwhile.' : `${count} more messages came meanwhile.`,
    colleague: 'A colleague',
    notSentYet: 'Nothing was sent yet. Read this first, then change your answer or send it as it is.',
    notATicket: 'This message is not part of a ticket. “Send as e-mail” works on messages inside a ticket’s thread.',
    notANote: 'This message is from the ticket itself. “Send as e-mail” works on what people write into the thread.',
  },
  fullText: {
    title: (ticketId: number) => `Mail in #${ticketId}`,
    part: (part: number, parts: number) => `Part ${part} of ${parts}`,
  },
  /** To supervisors. `channel` is a link to it, `group` a name. */
  trouble: {
    noChannel: (group: string) =>
      `The group “${group}” has no channel, so its tickets are not shown in Slack. Choose one in Settings: they wait and then appear in order.`,
    notInChannel: (channel: string) =>
      `I am not a member of ${channel}, so its tickets are not shown. Invite me there (\`/invite\`): they wait and then appear in order.`,
    archived: (channel: string) =>
      `${channel} is archived, so its tickets are not shown. Unarchive it or choose another channel in Settings: they wait and then appear in order.`,
    notFound: (channel: string) =>
      `I cannot find the channel ${channel}: it was deleted, or it is private and I am not in it. Invite me, or choose another channel in Settings: its tickets wait and then appear in order.`,
    refused: (channel: string, code: string) =>
      `Slack does not let me write in ${channel} (${code}). Its tickets wait and appear in order once it does, or once you choose another channel in Settings.`,
  },
  regrouping,
};

export type TicketsText = typeof tickets;
