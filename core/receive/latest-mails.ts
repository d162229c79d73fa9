import type { FetchedMail, ListedMail } from '../message/listed-mail.ts';
import type { Mailbox, MailSession } from './mail-session.ts';

/**
 * The mails that came last into the folders, oldest first. Read only: nothing is marked, and a POP3 server keeps its mails.
 * Of a mail above `sizeLimit` bytes only the beginning is fetched. `progress` is told how many of how many are there.
 */
export async function latestMails(
  session: MailSession,
  folders: readonly string[],
  { count, sizeLimit, progress }: { count: number; sizeLimit: number; progress: (fetched: number, of: number) => void },
): Promise<FetchedMail[]> {
  const listed: { folder: string; mail: ListedMail }[] = [];
  for (const folder of folders) {
    const tail = await lastListed(await session.open(folder, 'read'), count);
    listed.push(...tail.map((mail) => ({ folder, mail })));
  }
  // Where a server tells no dates, its own order is the best there is.
  const latest = listed.sort((a, b) => (a.mail.internalDate ?? 0) - (b.mail.internalDate ?? 0)).slice(-count);
  const fetched: FetchedMail[] = [];
  progress(0, latest.length);
  for (const [folder, mails] of Map.groupBy(latest, (one) => one.folder)) {
    const mailbox = await session.open(folder, 'read');
    const wanted = mails.map(({ mail }) => mail);
    for await (const mail of mailbox.fetch(wanted, sizeLimit)) {
      fetched.push(mail);
      progress(fetched.length, latest.length);
    }
  }
  return fetched.sort((a, b) => (a.internalDate ?? 0) - (b.internalDate ?? 0));
}

/** Asks for few at first: a mailbox may hold a hundred thousand. */
async function lastListed(mailbox: Mailbox, count: number): Promise<ListedMail[]> {
  if (mailbox.next === null) return (await mailbox.list(0)).slice(-count);
  for (let reach = 10 * count; ; reach *= 10) {
    const from = Math.max(1, mailbox.next - reach);
    const listed = await mailbox.list(from);
    if (listed.length >= count || from === 1) return listed.slice(-count);
  }
}
