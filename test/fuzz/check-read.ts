import { readMail } from '@inbox-email/core/message/read-mail.ts';

/** Reads a mail, opens everything in it, and says what is wrong with the result; null where all is well. */
export function checkRead(raw: Buffer): string | null {
  const before = performance.now();
  try {
    const mail = readMail(raw);
    for (const attachment of mail.attachments) {
      attachment.open();
      if (!isSafeName(attachment.filename)) return `file name ${JSON.stringify(attachment.filename)}`;
      if (!/^[^\s;]+\/[^\s;]+$/.test(attachment.contentType))
        return `content type ${JSON.stringify(attachment.contentType)}`;
    }
    if (/[\p{Cc}]/u.test(mail.subject)) return `subject ${JSON.stringify(mail.subject)}`;
    if (
      [...mail.to, ...mail.cc, ...mail.replyTo, ...(mail.from ? [mail.from] : [])].some((person) =>
        /[\p{Cc}]/u.test(person.name + person.address),
      )
    )
      return 'control character in an address';
    if (mail.text.includes('\0') || mail.newText.includes('\0')) return 'NUL in the text';
    if (mail.messageId !== null && !/^<[^\s<>]+>$/.test(mail.messageId))
      return `Message-ID ${JSON.stringify(mail.messageId)}`;
    if (mail.date !== null && !Number.isFinite(mail.date)) return 'date';
    JSON.stringify(mail);
  } catch (error) {
    return (error as Error).stack ?? String(error);
  }
  const time = performance.now() - before;
  return time > 2_000 ? `took ${Math.round(time)} ms` : null;
}

function isSafeName(name: string): boolean {
  return name !== '' && !/[\\/\p{Cc}\p{Cf}]/u.test(name) && !/^\.+$/.test(name) && name.length <= 400;
}
