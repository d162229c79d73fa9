import { EventEmitter, once } from 'node:events';
import { createImapLogin } from './imap-login.ts';
import { createImapStore, type ImapStore } from './imap-store.ts';
import { type Listening, listen } from './listening.ts';
import { defaultMailboxes, findMailbox, type Mailbox, type StoredMail } from './mailbox.ts';
import { createSmtpSubmission } from './smtp-submission.ts';
import type { TakesToken } from './takes-token.ts';

export interface MailServerOptions {
  /** Two company mailboxes and three customers unless given. Without `side` a mailbox is the company's. */
  mailboxes?: readonly (Omit<Mailbox, 'side'> & Partial<Pick<Mailbox, 'side'>>)[];
  /** 0 or absent: any free port. */
  imapPort?: number;
  smtpPort?: number;
  /** Where access tokens open mailboxes besides passwords. */
  takesToken?: TakesToken;
}

/** IMAP with IDLE and SMTP submission on 127.0.0.1, without TLS. Mails live in memory. */
export interface MailServer {
  host: string;
  imapPort: number;
  smtpPort: number;
  mailboxes: readonly Mailbox[];
  /** False after `stopListening`. */
  readonly listening: boolean;
  /** Puts a mail into its recipients' inboxes as it is; IDLE connections hear of it. Throws if there is no such mailbox. */
  deliver(raw: Uint8Array | string, envelope: { from: string | null; to: string | readonly string[] }): StoredMail[];
  /** A mailbox's inbox, oldest first. Throws if there is no such mailbox. */
  mails(address: string): StoredMail[];
  /** Resolves with the inbox once it holds `count` mails. Rejects with an AbortError if `signal` comes first. */
  waitForMails(address: string, count: number, signal?: AbortSignal): Promise<StoredMail[]>;
  /** Calls back after a mail came or the server went or came back. Returns how to stop that. */
  onChange(listener: () => void): () => void;
  /** As when the mail server is down: connections are cut, new ones refused; the mail stays. */
  stopListening(): Promise<void>;
  /** Back on the same ports. */
  startListening(): Promise<void>;
  stop(): Promise<void>;
}

/** Rejects with EADDRINUSE where a wanted port is taken. */
export async function startMailServer(options: MailServerOptions = {}): Promise<MailServer> {
  const mailboxes = (options.mailboxes ?? defaultMailboxes).map((box) => ({ side: 'company' as const, ...box }));
  const changes = new EventEmitter().setMaxListeners(0);
  // The mails of an earlier run are gone, which IMAP tells by another UIDVALIDITY.
  const uidvalidity = Math.floor(Date.now() / 1000);
  const stores = mailboxes.map((mailbox) => createImapStore(mailbox, uidvalidity, () => changes.emit('change')));

  function storeOf(address: string): ImapStore {
    const mailbox = findMailbox(mailboxes, address);
    const store = stores.find((store) => store.mailbox === mailbox);
    if (!store) throw new Error(`There is no mailbox ${address}`);
    return store;
  }

  const deliver: MailServer['deliver'] = (raw, { from, to }) => {
    const bytes = typeof raw === 'string' ? Buffer.from(raw) : raw;
    const recipients = new Set([to].flat().map(storeOf));
    return [...recipients].map((store) => store.deliver(bytes, from));
  };

  async function open(imapPort: number, smtpPort: number): Promise<{ imap: Listening; smtp: Listening }> {
    const imap = await listen(createImapLogin(stores, options.takesToken).server, imapPort);
    const submission = createSmtpSubmission(mailboxes, deliver, options.takesToken);
    // A client that breaks off in the middle of a mail is an error to smtp-server and an everyday event here.
    submission.on('error', () => {});
    try {
      return { imap, smtp: await listen(submission.server, smtpPort) };
    } catch (error) {
      await imap.close();
      throw error;
    }
  }

  const first = await open(options.imapPort ?? 0, options.smtpPort ?? 0);
  const [imapPort, smtpPort] = [first.imap.port, first.smtp.port];
  let current: typeof first | null = first;
  let switching: Promise<void> = Promise.resolve();

  /** Stopping and starting wait for each other, however fast a person clicks. */
  function inTurn(step: () => Promise<void>): Promise<void> {
    switching = switching.then(step, step);
    return switching;
  }

  async function stopListening(): Promise<void> {
    if (!current) return;
    const { imap, smtp } = current;
    current = null;
    await Promise.all([imap.close(), smtp.close()]);
    changes.emit('change');
  }

  async function startListening(): Promise<void> {
    if (current) return;
    current = await open(imapPort, smtpPort);
    changes.emit('change');
  }

  return {
    host: '127.0.0.1',
    imapPort,
    smtpPort,
    mailboxes,
    get listening() {
      return current !== null;
    },
    deliver,
    mails: (address) => storeOf(address).mails(),
    waitForMails: async (address, count, signal) => {
      const store = storeOf(address);
      while (store.mails().length < count) await once(changes, 'change', signal ? { signal } : {});
      return store.mails();
    },
    onChange: (listener) => {
      changes.on('change', listener);
      return () => changes.removeListener('change', listener);
    },
    stopListening: () => inTurn(stopListening),
    startListening: () => inTurn(startListening),
    stop: () => inTurn(stopListening),
  };
}
