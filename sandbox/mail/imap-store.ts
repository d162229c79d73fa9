import createServer, { type IMAPServer, type StoredMessage } from 'hoodiecrow-imap';
import { fetchWholeMail } from './fetch-whole-mail.ts';
import type { Mailbox, StoredMail } from './mailbox.ts';

/** Folders and mails of one mailbox. */
export interface ImapStore {
  mailbox: Mailbox;
  /** Speaks IMAP about this mailbox alone to connections that have been handed over to it; never listens itself. */
  protocol: IMAPServer;
  deliver(raw: Uint8Array, from: string | null): StoredMail;
  /** The inbox, oldest first. */
  mails(): StoredMail[];
}

/**
 * hoodiecrow knows users but shares one storage among them, hence one of its servers per mailbox.
 * `arrived` is called for every mail that is put into the inbox, over SMTP, by `deliver` or by IMAP's APPEND.
 */
export function createImapStore(mailbox: Mailbox, uidvalidity: number, arrived: () => void): ImapStore {
  const protocol = createServer({
    plugins: ['ID', 'IDLE', 'LITERALPLUS', 'NAMESPACE', 'SPECIAL-USE', 'UIDPLUS', 'MOVE', 'UNSELECT'],
    storage: {
      INBOX: { uidvalidity },
      '': {
        separator: '/',
        folders: {
          Drafts: { uidvalidity, 'special-use': '\\Drafts' },
          Junk: { uidvalidity, 'special-use': '\\Junk' },
          Sent: { uidvalidity, 'special-use': '\\Sent' },
          Trash: { uidvalidity, 'special-use': '\\Trash' },
        },
      },
    },
  });

  fetchWholeMail(protocol);

  const arrivals = new WeakMap<StoredMessage, number>();
  const senders = new WeakMap<StoredMessage, string>();
  protocol.messageHandlers.push((_server, message, folder) => {
    arrivals.set(message, Date.now());
    // The message is put into its folder and numbered in the same turn, after this.
    if (folder.path === 'INBOX') queueMicrotask(arrived);
  });

  function asMail(message: StoredMessage): StoredMail {
    return {
      uid: message.uid,
      from: senders.get(message) ?? null,
      raw: Buffer.from(message.raw, 'latin1'),
      at: arrivals.get(message) ?? 0,
    };
  }

  return {
    mailbox,
    protocol,
    deliver: (raw, from) => {
      const bytes = Buffer.from(raw).toString('latin1');
      const { message } = protocol.appendMessage('INBOX', [], new Date(), bytes);
      if (from) senders.set(message, from);
      return asMail(message);
    },
    mails: () => (protocol.getMailbox('INBOX')?.messages ?? []).map(asMail),
  };
}
