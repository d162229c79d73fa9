import { readMail } from '@inbox-email/core/message/read-mail.ts';
import { describe, expect, test } from 'vitest';

const HEADER = 'From: a@example.org\nTo: desk@example.com\nSubject: x\n';
const plain = (text: string): string => `${HEADER}Content-Type: text/plain\n\n${text}`;
const html = (markup: string): string => `${HEADER}Content-Type: text/html\n\n${markup}`;

/** Each takes a number that its size is in proportion to. */
const HOSTILE: Record<string, (size: number) => string> = {
  'multiparts in multiparts': (n) =>
    HEADER +
    Array.from({ length: n / 50 }, (_, i) => `Content-Type: multipart/mixed; boundary="b${i}"\n\n--b${i}\n`).join(''),
  'multiparts with one boundary for all': (n) =>
    HEADER + 'Content-Type: multipart/mixed; boundary="b"\n\n--b\n'.repeat(n / 50),
  'multiparts without their boundary': (n) =>
    `${HEADER}Content-Type: multipart/mixed; boundary=o\n\n${'--o\nContent-Type: multipart/mixed; boundary=zz\n\n-- \n'.repeat(n / 50)}`,
  'lines that could be boundaries': (n) =>
    `${HEADER}Content-Type: multipart/mixed; boundary=bbbb\n\n--bbbb\n\n${'--xxxx\n'.repeat(n / 7)}`,
  'a long header line': (n) => `Subject: ${'x'.repeat(n)}\n\n`,
  'many header lines': (n) => `${'X-A: b\n'.repeat(n / 7)}\n`,
  'encoded words': (n) => `Subject: ${'=?utf-8?Q?=C3?= '.repeat(n / 16)}\n\n`,
  'encoded words that do not end': (n) => `Subject: ${'=?utf-8?q?a'.repeat(n / 11)}\n\n`,
  'open quotes, brackets and comments in an address list': (n) => `To: ${'<("'.repeat(n / 3)}\n\n`,
  'brackets in References': (n) => `References: ${'>'.repeat(n / 2)}${'<'.repeat(n / 2)}\n\n`,
  'white space in an address': (n) => `To: a${' '.repeat(n)}b@c\n\n`,
  'parameters in sections': (n) =>
    `Content-Type: text/plain; ${Array.from({ length: n / 15 }, (_, i) => `name*${i}*=a%20`).join(';')}\n\nx`,
  'quote marks': (n) => plain('>'.repeat(n)),
  'quoted lines with answers between': (n) => plain('> q\na\n'.repeat(n / 6)),
  'attributions that never come': (n) => plain('On Mon, 1 Jan 2020 at 10:00 ann@example.org\n'.repeat(n / 45)),
  'dates on one line': (n) => plain('On 1 Jan 2020 '.repeat(n / 14)),
  'headers in the text': (n) => plain('From: a\n'.repeat(n / 8)),
  closings: (n) => plain('Regards,\n\n'.repeat(n / 10)),
  'names after a dash': (n) => plain('-Ann\n\n\n\n'.repeat(n / 8)),
  'white space': (n) => plain(' '.repeat(n)),
  'a flowed paragraph': (n) => `${HEADER}Content-Type: text/plain; format=flowed\n\n${'lorem ipsum \n'.repeat(n / 13)}`,
  'begin without end': (n) => plain('begin 644 a\n#0V%T\n'.repeat(n / 18)),
  'elements in elements': (n) => html('<div>'.repeat(n / 5)),
  'tables in tables': (n) => html('<table><tr><td>x'.repeat(n / 16)),
  'quotes in quotes': (n) => html('<blockquote>x<br>'.repeat(n / 17)),
  'links on one line': (n) => html('<a href="https://x.example/">y'.repeat(n / 30)),
  'tags that do not end': (n) => html('</<!--<'.repeat(n / 7)),
  attributes: (n) => html(`<a ${'a=b '.repeat(n / 4)}>`),
  'a bounce with codes': (n) =>
    `From: MAILER-DAEMON@x.example\nSubject: Undelivered\n\n${'550 5.1.1 a@b.example '.repeat(n / 22)}`,
  'a report on many recipients': (n) =>
    `Content-Type: multipart/report; boundary=r\n\n--r\nContent-Type: message/delivery-status\n\n${'Final-Recipient: rfc822;a@b.example\nAction: x\n\n'.repeat(n / 50)}`,
  'base64 full of padding': (n) =>
    `Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n${'QQ=='.repeat(n / 4)}`,
};

describe('what a stranger sends takes time in proportion to its size', () => {
  test.each(Object.entries(HOSTILE))('%s', (_, make) => {
    const small = Buffer.from(make(60_000));
    const large = Buffer.from(make(960_000));
    const shortest = { small: Number.POSITIVE_INFINITY, large: Number.POSITIVE_INFINITY };
    // Sixteen times the size: sixteen times the time, where the square would be 256. Code that was optimised for one size
    // may be slow for another, hence the wide margin. Whatever else the machine does makes a round longer and never
    // shorter, so that one good round is enough.
    const enough = () => shortest.large < 60 * shortest.small + 30;
    for (let round = 0; round < 20 && !enough(); round++) {
      shortest.small = Math.min(shortest.small, time(small));
      shortest.large = Math.min(shortest.large, time(large));
    }
    expect(shortest.large, `${shortest.small} ms for a sixteenth`).toSatisfy(enough);
  });
});

/** Milliseconds for reading once. By the clock, for what systems say of computing time is in steps of some milliseconds. */
function time(raw: Buffer): number {
  const started = performance.now();
  readMail(raw);
  return performance.now() - started;
}

describe('more than is read', () => {
  test('ten thousand parts are told apart, of a hundred thousand', () => {
    const part = '--b\nContent-Type: image/png; name=a.png\n\nx\n';
    const mail = readMail(Buffer.from(`${HEADER}Content-Type: multipart/mixed; boundary=b\n\n${part.repeat(100_000)}`));
    expect(mail.attachments.length).toBeGreaterThan(9_000);
    expect(mail.guesses).toContain('more than 10000 parts: the rest was left');
  });

  test('the text below ten thousand levels of multipart is found', () => {
    const levels = Array.from(
      { length: 9_000 },
      (_, i) => `Content-Type: multipart/mixed; boundary="b${i}"\n\n--b${i}\n`,
    ).join('');
    expect(readMail(Buffer.from(`${HEADER}${levels}\nhere`)).text).toBe('here');
  });

  test('a header of a megabyte does not hide the fields before it', () => {
    const mail = readMail(Buffer.from(`${HEADER}X-Long: ${'x'.repeat(1_000_000)}\n\nbody`));
    expect(mail).toMatchObject({ subject: 'x', text: 'body' });
  });

  test('of a text too long the beginning is read, and that is said', () => {
    const mail = readMail(Buffer.from(html('<p>lorem ipsum</p>\n'.repeat(500_000))));
    expect(mail.text.startsWith('lorem ipsum')).toBe(true);
    expect(mail.guesses.some((guess) => guess.startsWith('text longer than what is read of it'))).toBe(true);
  });
});
