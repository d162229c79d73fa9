import { base64Lines, quotedPrintable } from './encode.ts';
import { generateMails } from './generate-mails.ts';
import { phrases } from './phrases.ts';
import { createRandom, type Random } from './random.ts';

/**
 * Kinds of mail and some of each, other ones for every seed: no reader meets a mail twice, so that none gains by what it
 * remembers. Lines end with CR LF, as servers hand mails out.
 */
export function kindsOfMail(seed: number): Map<string, Buffer[]> {
  const random = createRandom(seed);
  const some = (count: number, create: (random: Random) => string) =>
    Array.from({ length: count }, () => crlf(create(random)));
  return new Map([
    ['plain text, 2 kB', some(100, plainMail)],
    ['reply with history, text and HTML, 6 kB', some(100, replyMail)],
    ['newsletter, HTML only, 70 kB', some(20, newsletter)],
    ...customersMails(seed),
    ['one attachment, 1 MB', some(3, (random) => attachmentMail(random, 1, 1024))],
    ['five attachments, 10 MB', some(1, (random) => attachmentMail(random, 5, 2048))],
  ]);
}

/** What customers of a shop write, by what the mails are made of. */
function customersMails(seed: number): Map<string, Buffer[]> {
  const kinds = new Map<string, Buffer[]>([
    ['customer, plain text', []],
    ['customer, text and HTML', []],
    ['customer, with a file of 4–24 kB', []],
  ]);
  for (const { bytes } of generateMails(300, seed)) {
    const text = bytes.toString('latin1');
    const kind = text.includes('Content-Disposition: attachment')
      ? 'customer, with a file of 4–24 kB'
      : text.includes('multipart/alternative')
        ? 'customer, text and HTML'
        : 'customer, plain text';
    kinds.get(kind)?.push(Buffer.from(text.replace(/\n/g, '\r\n'), 'latin1'));
  }
  return kinds;
}

function header(random: Random): string {
  const [mail, answered] = [random.token(16), random.token(16)];
  return `Received: from mx.example.net (mx.example.net [192.0.2.${random.between(1, 254)}]) by mail.example.com; Mon, 2 Mar 2026 10:00:00 +0000
Authentication-Results: mail.example.com; dkim=pass header.d=example.net; spf=pass
DKIM-Signature: v=1; a=rsa-sha256; d=example.net; s=s1; h=from:to:subject; bh=${random.token(43)}; b=${random.token(64)}
Message-ID: <${mail}@example.net>
In-Reply-To: <${answered}@example.com>
References: <first.${answered}@example.net> <${answered}@example.com>
Date: Mon, 2 Mar 2026 10:00:00 +0000
From: =?UTF-8?Q?Jo=C3=A3o_Silva?= <joao.${random.token(6)}@example.net>
To: Desk <desk@example.com>, "Second, Person" <second.${random.token(6)}@example.com>
Subject: =?UTF-8?B?${Buffer.from(`Re: Devolução do pedido ${random.between(1000, 99_999)}`).toString('base64')}?=
MIME-Version: 1.0
`;
}

/** So many sentences of customers in one language, with numbers of their own. */
function sentences(random: Random, count: number): string[] {
  const language = random.pick(phrases);
  return Array.from({ length: count }, () =>
    random.pick(language.sentences).replaceAll('#', () => String(random.between(2, 99_999))),
  );
}

function plainMail(random: Random): string {
  const text = quotedPrintable(Buffer.from(sentences(random, 20).join('\n')));
  return `${header(random)}Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n${text}\n`;
}

function replyMail(random: Random): string {
  const [answer = '', ...earlier] = sentences(random, 25);
  const wrote = 'On Mon, Mar 2, 2026 at 9:00 AM Desk <desk@example.com> wrote:';
  const history = `${wrote}\n\n${earlier.map((sentence) => `> ${sentence}\n`).join('')}`;
  const markup = `<div dir="ltr">${answer}</div><div class="gmail_quote">${wrote.replace('<', '&lt;').replace('>', '&gt;')}<blockquote class="gmail_quote">${earlier.map((sentence) => `<p>${sentence}</p>`).join('')}</blockquote></div>`;
  return `${header(random)}Content-Type: multipart/alternative; boundary="b"\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n${answer}\n\n${history}\n--b\nContent-Type: text/html; charset=utf-8\n\n${markup}\n--b--\n`;
}

function newsletter(random: Random): string {
  const row = () =>
    `<tr><td style="padding:4px"><a href="https://shop.example/item?id=${random.between(1, 99_999)}">Kettle &amp; cup ${random.between(1, 999)}</a></td><td>${random.between(1, 99)},90 &euro;</td></tr>\n`;
  return `${header(random)}Content-Type: text/html; charset=utf-8\n\n<html><head><title>Offers</title></head><body><table>${Array.from({ length: 600 }, row).join('')}</table></body></html>`;
}

function attachmentMail(random: Random, count: number, kilobytes: number): string {
  const data = base64Lines(Buffer.alloc(kilobytes * 1024, random.bytes(4096)));
  const part = `--b\nContent-Type: image/jpeg; name="kettle.jpg"\nContent-Disposition: attachment; filename="kettle.jpg"\nContent-Transfer-Encoding: base64\n\n${data}\n`;
  return `${header(random)}Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain; charset=utf-8\n\nSee the picture.\n${part.repeat(count)}--b--\n`;
}

function crlf(text: string): Buffer {
  return Buffer.from(text.replace(/\n/g, '\r\n'));
}
