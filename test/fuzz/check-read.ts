import type { ReadMail } from '@inbox-email/core/message/message.ts';
import { readMail } from '@inbox-email/core/message/read-mail.ts';

/** What reading one mail came to. */
export interface Check {
  /** What is wrong; null where all is well. */
  wrong: string | null;
  /** Milliseconds that this thread computed. */
  time: number;
}

/** The longest that a mail may take, in milliseconds, and the most memory of the process, in megabytes. */
export const limits = { time: 2_000, memory: 300 };

/** Reads a mail and opens everything in it. */
export function checkRead(raw: Buffer): Check {
  const before = process.threadCpuUsage();
  let wrong: string | null;
  try {
    wrong = whatIsWrong(readMail(raw));
  } catch (error) {
    wrong = (error as Error).stack ?? String(error);
  }
  const { user, system } = process.threadCpuUsage(before);
  const time = (user + system) / 1000;
  return { wrong: wrong ?? (time > limits.time ? `took ${Math.round(time)} ms` : null), time };
}

function whatIsWrong(mail: ReadMail): string | null {
  for (const { filename, contentType, size, open } of mail.attachments) {
    const { length } = open();
    if (!(size() >= 0 && Number.isInteger(size()))) return `size ${size()} of ${length}`;
    if (!isSafeName(filename)) return `file name ${JSON.stringify(filename)}`;
    if (!/^[^\s;]+\/[^\s;]+$/.test(contentType)) return `content type ${JSON.stringify(contentType)}`;
  }
  const people = [...mail.to, ...mail.cc, ...mail.replyTo, ...(mail.from ? [mail.from] : [])];
  if (/[\p{Cc}]/u.test(mail.subject)) return `subject ${JSON.stringify(mail.subject)}`;
  if (people.some((person) => /[\p{Cc}]/u.test(person.name + person.address))) return 'control character in an address';
  if (mail.text.includes('\0') || mail.newText.includes('\0')) return 'NUL in the text';
  if (mail.messageId !== null && !/^<[^\s<>]+>$/.test(mail.messageId))
    return `Message-ID ${JSON.stringify(mail.messageId)}`;
  if (mail.date !== null && !Number.isFinite(mail.date)) return 'date';
  JSON.stringify(mail);
  return null;
}

function isSafeName(name: string): boolean {
  return name !== '' && !/[\\/\p{Cc}\p{Cf}]/u.test(name) && !/^\.+$/.test(name) && name.length <= 400;
}
