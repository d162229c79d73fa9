import type { AttachmentRisk } from '@inbox-email/core/message/attachment-risk.ts';

/** What is to be known about a mail besides its words. */
export const notices = {
  /** What kind of machine sent it. */
  kinds: {
    reply: 'Automatic reply',
    bounce: 'Delivery report',
    complaint: 'Spam complaint',
    receipt: 'Read receipt',
    list: 'Mailing list',
    bulk: 'Newsletter or bulk mail',
    calendar: 'Calendar invitation',
    system: 'Sent by a program',
    own: 'Our own mail',
  },
  /** After the name of a file that is better not opened. */
  risks: {
    program: 'a program',
    script: 'a script',
    shortcut: 'a shortcut to something else',
    macros: 'may run macros',
    'disk-image': 'a disk image',
    'web-page': 'a web page, often a false sign-in',
    'locked-archive': 'a locked archive, which no virus scanner sees into',
    'false-name': 'its name hides what it is',
  } satisfies Record<AttachmentRisk, string>,
  doNotOpen: 'do not open',
  /** Before the sign, as the mail has it. */
  recognisedBy: 'recognised by',
  bounced: (recipient: string) => `Not delivered to ${recipient}`,
  delayed: (recipient: string) => `Not delivered to ${recipient} yet`,
  someRecipient: 'a recipient',
  statusCode: 'Status',
  reportedBy: (sender: string) => `reported by ${sender}`,
  sendBouncedAgain: {
    title: 'Send it again?',
    text: 'It came back the last time. Sending it again helps only if what was wrong has been mended, such as a full mailbox.',
    confirm: 'Send again',
    deny: 'Leave it',
  },
  /** `domain` is what stands behind the @ in From, `by` the server that found it out. */
  senderFails: (domain: string, by: string) =>
    `The sender could not be verified: this mail may not really come from ${domain}${by === '' ? '' : ` (says ${by})`}. Be careful with links, files and payments.`,
  /** In a ticket whose sender writes faster than anybody reads. */
  heldBack: (count: number) =>
    `So far ${count === 1 ? '1 more mail like these' : `${count} more mails like these`} came too fast to be shown. All are kept, and counted in “/inbox-email audit”.`,
};

export type NoticesText = typeof notices;
