import { readdirSync, readFileSync } from 'node:fs';
import { mutateStructure } from './mutate-structure.ts';

/** A source of numbers in [0, 1) that is the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The mails that are mutated: the project's own fixtures. */
export function seedMails(): Buffer[] {
  const folder = new URL('../fixtures/mail/', import.meta.url);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.eml'))
    .sort()
    .map((file) => readFileSync(new URL(file, folder)));
}

/** What parsers stumble over: pieces of syntax in places where nobody expects them. */
const PIECES = [
  '\r\n',
  '\n\n',
  '\r',
  '\0',
  '--',
  '--outer--\n',
  '--inner\n',
  '--alt-1\n',
  '=?',
  '?=',
  '=?utf-8?B?',
  '=?iso-2022-jp?Q?=1B$B?=',
  '"',
  '(',
  '<',
  '>',
  ';',
  ',',
  ':',
  '=',
  '%',
  "*0*=utf-8''%",
  'Content-Type: multipart/mixed; boundary="outer"\n\n',
  'Content-Type: message/rfc822\n\n',
  'Content-Type: text/html\n\n',
  'Content-Type: application/ms-tnef\n\n',
  'Content-Transfer-Encoding: base64\n',
  'Content-Transfer-Encoding: x-uuencode\n',
  'charset=utf-7',
  'charset=iso-2022-kr',
  'charset=hz-gb-2312',
  'charset=utf-16',
  'format=flowed',
  'filename="../../x\0"',
  'begin 644 x\n',
  'end\n',
  '> ',
  'On Mon, 1 Jan 2026 at 10:00 a@b.c wrote:\n',
  'From: a@b.c\nSent: x\nSubject: y\n',
  '-- \n',
  '<blockquote>',
  '</div>',
  '<!--',
  '<a href="https://',
  '&#x110000;',
  '&amp',
  '~{',
  '\x1b$B',
  '\x0e',
  '+AOk-',
  'Final-Recipient: rfc822;',
  'Action: failed\n',
  'Status: 5.1.1\n',
  '550 5.1.1 ',
  '\xff\xfe',
  '\xe9\xa0',
  '\xc3',
  '\xf0\x9f',
].map((piece) => Buffer.from(piece, 'latin1'));

/** A mail with one to eight things wrong with it. */
export function mutate(mails: Buffer[], random: () => number): Buffer {
  const pick = <T>(list: T[]): T => list[Math.floor(random() * list.length)] as T;
  let mail = pick(mails);
  for (let count = 1 + Math.floor(random() * 8); count > 0; count--) {
    const at = Math.floor(random() * mail.length);
    const length = Math.floor(random() ** 3 * mail.length);
    const [head, cut, tail] = [mail.subarray(0, at), mail.subarray(at, at + length), mail.subarray(at + length)];
    switch (Math.floor(random() * 12)) {
      case 0:
        mail = Buffer.concat([head, Buffer.from([Math.floor(random() * 256)]), mail.subarray(at + 1)]);
        break;
      case 1:
        mail = Buffer.concat([head, tail]);
        break;
      case 2:
        mail = Buffer.concat([head, cut, cut, tail]);
        break;
      case 3:
        mail = Buffer.from(head);
        break;
      case 4:
        mail = Buffer.concat([head, pick(mails).subarray(Math.floor(random() * 500))]);
        break;
      case 5:
        mail = Buffer.concat([
          head,
          Buffer.concat(Array.from({ length: 1 + Math.floor(random() * 50) }, () => pick(PIECES))),
          mail.subarray(at),
        ]);
        break;
      case 6:
      case 7:
      case 8:
      case 9:
        mail = mutateStructure(mail, pick(mails), random);
        break;
      default:
        mail = Buffer.concat([head, pick(PIECES), mail.subarray(at)]);
    }
    if (mail.length > 64 * 1024) mail = mail.subarray(0, 64 * 1024);
  }
  return mail;
}
