import type { ListedMail } from '@inbox-email/core/message/listed-mail.ts';
import type { Mailbox } from '@inbox-email/core/receive/mail-session.ts';
import { isDone, type Progress } from './progress.ts';

/** What an open folder holds for the trigger, and the progress as it is to be from now on. */
export interface NewMails {
  progress: Progress;
  /** All keys that count, in order. */
  listed: string[];
  /** Not done yet, in order. */
  fresh: ListedMail[];
}

/**
 * Lists what is new in a folder: everything that counts and is not done, whatever its flags say. The first look, and one
 * under another UIDVALIDITY (RFC 3501, section 2.3.1.1), goes by when the server took mails in.
 */
export async function findNewMails(mailbox: Mailbox, before: Progress): Promise<NewMails> {
  const ordered = mailbox.next !== null;
  if (before.uidValidity === mailbox.uidValidity) {
    const all = await mailbox.list(before.floor);
    return newAmong(all, before, ordered);
  }
  const again = before.uidValidity !== '' || before.recent.length > 0;
  const started = { ...before, uidValidity: mailbox.uidValidity, floor: 0, done: [], pending: [], owed: [] };
  const all = before.since === 0 ? await mailbox.list(0) : await mailbox.listSince(before.since);
  const counting = all.filter((mail) => counts(mail, before, again, mailbox.next));
  const floor = ordered ? counting.reduce((lowest, { key }) => Math.min(lowest, Number(key)), mailbox.next ?? 0) : 0;
  const countingKeys = new Set(counting.map(({ key }) => key));
  // Those that do not count are as good as done.
  const done = all
    .filter(({ key }) => !countingKeys.has(key) && (!ordered || Number(key) >= floor))
    .map(({ key }) => key);
  return newAmong(all, { ...started, floor, done }, ordered);
}

function newAmong(all: readonly ListedMail[], progress: Progress, ordered: boolean): NewMails {
  const known = new Set(progress.done);
  const fresh = all.filter(({ key }) => !known.has(key) && !isDone({ ...progress, done: [] }, key, ordered));
  return { progress, listed: all.map(({ key }) => key), fresh };
}

function counts(mail: ListedMail, { since, forgottenUntil }: Progress, again: boolean, next: number | null): boolean {
  if (since === 0 && !again) return true;
  // A server that knows no dates (POP3): "from now on" means none of what is there, unless we have been here before.
  if (mail.internalDate === null) return again || since === 0;
  // Came after the folder was opened for the very first time, whatever its date says: clocks differ.
  if (!again && next !== null && Number(mail.key) >= next) return true;
  return mail.internalDate >= since && mail.internalDate >= forgottenUntil;
}
