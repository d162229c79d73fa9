import type { MailboxView, MailState, MailView } from './mail-api.ts';
import type { MailServer } from './mail-server.ts';
import type { Mailbox, StoredMail } from './mailbox.ts';
import { readMail } from './read-mail.ts';
import { readySamples } from './ready-samples.ts';

/** How many of a customer's mails the page gets to see. */
const shown = 50;

/** Reads the state of a mail server as often as it is asked to; a mail is taken apart only once. */
export function mailStateOf(server: MailServer): () => Promise<MailState> {
  const read = new Map<string, Promise<MailView>>();

  function view(address: string, mail: StoredMail): Promise<MailView> {
    const key = `${address} ${mail.uid}`;
    const known = read.get(key) ?? readMail(mail);
    read.set(key, known);
    return known;
  }

  async function mailboxView(mailbox: Mailbox): Promise<MailboxView> {
    const mails = server.mails(mailbox.address);
    const newest = mailbox.side === 'customer' ? mails.slice(-shown).reverse() : [];
    return {
      ...mailbox,
      count: mails.length,
      mails: await Promise.all(newest.map((mail) => view(mailbox.address, mail))),
    };
  }

  return async () => ({
    host: server.host,
    imapPort: server.imapPort,
    smtpPort: server.smtpPort,
    listening: server.listening,
    mailboxes: await Promise.all(server.mailboxes.map(mailboxView)),
    readySamples: readySamples.map(({ more: _, ...sample }) => sample),
  });
}
