/** Which mail is in which ticket, why, and how people change that. Tickets come as `#12`. */
export const regrouping = {
  links: {
    follows: { to: (ticket: string) => `Follows ${ticket}`, from: (ticket: string) => `Followed by ${ticket}` },
    split: {
      to: (ticket: string) => `Split off ${ticket}`,
      from: (ticket: string) => `${ticket} was split off this ticket`,
    },
    merged: {
      to: (ticket: string) => `Merged into ${ticket}`,
      from: (ticket: string) => `${ticket} was merged into this ticket`,
    },
    refers: {
      to: (ticket: string) => `Answers a mail of ${ticket}, but its sender takes no part there`,
      from: (ticket: string) => `${ticket} answers a mail of this ticket, but its sender takes no part here`,
    },
  },
  newcomer: 'New in this ticket: a colleague of somebody here, who answers our mail',
  menu: { why: 'Why this ticket?', merge: 'Merge into another ticket', split: 'Split off from here' },

  why: {
    title: 'Why this ticket?',
    rule: {
      'bounced-mail': 'It reports that a mail of this ticket could not be delivered.',
      'own-message-id': 'It answers a mail of ours: it names its signed Message-ID.',
      'known-message-id': 'It refers to a mail that we have, and its sender takes part in the ticket.',
      'answered-before': 'An answer to it was here before it: mails had come in out of order.',
      'subject-tag': 'Its subject holds the ticket’s tag, and its sender takes part in the ticket.',
      flood: 'It came right after many mails like it, which would each have opened a ticket: they stay together.',
      new: 'Nothing in it leads to a ticket that is there already, so it opened a new one.',
    },
    hook: {
      answered: 'The mail hook was asked, and decided with the rules.',
      unknown: (what: string) => `It named something that is not here: ${what}.`,
      failed: (why: string) =>
        `The mail hook was asked and did not answer (${why}): the mail was filed as if it did not exist.`,
    },
    writtenHere: 'It was written here, as an answer.',
    newcomer: 'The sender was new in the ticket, and let in as a colleague of somebody who takes part.',
    insteadOf: {
      closed: (ticket: string) =>
        `It belongs to ${ticket}, which was closed. The group’s settings want another ticket then.`,
      'other-subject': (ticket: string) =>
        `It belongs to ${ticket}, but the subject is a wholly different one. The group’s settings want another ticket then.`,
    },
    refused: 'What did not count',
    rules: {
      'bounced-mail': 'Undelivered mail of ours',
      'own-message-id': 'Our Message-ID',
      'known-message-id': 'Known Message-ID',
      'answered-before': 'Answer that came before',
      'subject-tag': 'Tag in the subject',
    },
    reasons: {
      'own-address': 'the mail says to be from this account itself, which anybody can write',
      stranger: 'the sender takes no part in that ticket',
      list: 'the mail or the ticket came through a mailing list, in whose archive everybody finds the ID',
      forged: 'it looks like one of our IDs, but this desk did not sign it',
      'other-account': 'there is no such ticket in this account',
      'not-addressed': 'the mails do not name each other’s senders',
      'reused-id': 'another mail has the same ID',
    },
    moved: {
      merged: (from: string, to: string, who: string | null) =>
        who === null
          ? `Moved from ${from} to ${to}: a mail showed that both are one conversation.`
          : `Moved from ${from} to ${to} when ${who} merged them.`,
      split: (from: string, to: string, who: string | null) =>
        `Moved from ${from} to ${to} when ${who ?? 'somebody'} split them.`,
    },
  },

  merge: {
    title: (ticketId: number) => `Merge #${ticketId}`,
    into: 'Into which ticket?',
    placeholder: 'Number, subject or customer',
    hint: (ticketId: number) =>
      `All mails of #${ticketId} go there, and so do later answers to them. #${ticketId} is closed.`,
    submit: 'Merge',
    isMerged: (ticket: string, into: string) => `${ticket} was merged into ${into}.`,
    alreadyElsewhere: 'Somebody merged one of the two meanwhile. Please look at the ticket again.',
    gone: 'That ticket is no longer there. Please choose another.',
    closed: 'closed',
  },
  split: {
    title: (ticketId: number) => `Split #${ticketId}`,
    becomes: 'This mail becomes a ticket of its own:',
    alsoLater: (count: number) =>
      count === 1 ? 'Also the mail that came after it' : `Also the ${count} mails that came after it`,
    options: 'Further mails',
    submit: 'Split off',
    isSplit: (ticket: string) => `The new ticket is ${ticket}. It appears in the channel.`,
    firstMail: 'This is the first mail of its ticket, which stays. Split off one that came later.',
    elsewhere: 'This mail is in another ticket by now.',
  },

  notes: {
    mergedHere: (ticket: string, who: string | null) =>
      who === null
        ? `${ticket} was merged into this ticket, as a mail showed that both are one conversation. It held:`
        : `${who} merged ${ticket} into this ticket. It held:`,
    mergedAway: (into: string, who: string | null) =>
      who === null
        ? `Merged into ${into}, as a mail showed that both are one conversation. It goes on there.`
        : `${who} merged this ticket into ${into}. It goes on there.`,
    splitOff: (ticket: string, count: number, who: string | null) =>
      `${who ?? 'Somebody'} split off ${count === 1 ? '1 mail' : `${count} mails`}: it goes on in ${ticket}.`,
    splitFrom: (ticket: string, who: string | null) => `${who ?? 'Somebody'} split this ticket off ${ticket}.`,
    noted: (who: string | null) => `${who ?? 'Somebody'} noted:`,
    moved: (ticket: string) => `This mail is in ${ticket} now.`,
    more: (count: number) => (count === 1 ? '… and 1 more mail' : `… and ${count} more mails`),
  },

  followUp: {
    closedTicket: 'A mail to a closed ticket',
    reopen: 'reopens it',
    newTicket: 'opens a new ticket, linked to it',
    reopenForDays: 'Days in which it is reopened all the same',
    reopenForDaysHint:
      'Only where a new ticket is opened: for so many days after closing, the old one is reopened. 0: never.',
    otherSubject: 'A mail in a ticket’s thread with a wholly different subject',
    sameTicket: 'stays in the ticket',
    otherTicket: 'opens a new ticket, linked to it',
  },
};

export type RegroupingText = typeof regrouping;
