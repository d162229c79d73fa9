import { readFileSync } from 'node:fs';
import type { ReadMail } from '@inbox-email/core/message/message.ts';
import { readMail } from '@inbox-email/core/message/read-mail.ts';

/** Reads a mail given as text; a string's characters are bytes where `latin1` is asked for. */
export function read(text: string, encoding: 'utf8' | 'latin1' = 'utf8'): ReadMail {
  return readMail(Buffer.from(text, encoding));
}

/** A plain mail in UTF-8 with that text and, if given, that subject. */
export function plain(text: string, subject = 'Re: your order'): ReadMail {
  return read(
    `From: ann@example.org\nTo: desk@example.com\nSubject: ${subject}\nContent-Type: text/plain; charset=utf-8\n\n${text}`,
  );
}

/** A mail that has only HTML. */
export function html(markup: string, subject = 'Re: your order'): ReadMail {
  return read(
    `From: ann@example.org\nTo: desk@example.com\nSubject: ${subject}\nContent-Type: text/html; charset=utf-8\n\n${markup}`,
  );
}

export function fixture(name: string): Buffer {
  return readFileSync(new URL(`../../fixtures/mail/${name}.eml`, import.meta.url));
}
