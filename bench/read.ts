import { readMail } from '@inbox-email/core/message/read-mail.ts';
import { simpleParser } from 'mailparser';
import PostalMime from 'postal-mime';
import { generateMails } from './mails/generate-mails.ts';
import { median } from './median.ts';

/** Milliseconds for one mail, the median of all rounds, and how often slower the others are. */
export interface ReadingTimes {
  mail: string;
  bytes: number;
  ours: number;
  postalMime: number;
  mailparser: number;
  postalMimeRatio: number;
  mailparserRatio: number;
}

/**
 * Reads generated mails with ours, postal-mime and mailparser in turn, so that what else the machine does falls on all
 * alike. Ours includes new text, the verdicts on automatic mail and the sizes of the attachments: everything that filing a
 * mail asks for. Counted is the time that this process computes, garbage collection included.
 */
export async function measureReading(rounds: number): Promise<ReadingTimes[]> {
  const results: ReadingTimes[] = [];
  for (const [mail, raws] of mails()) {
    const readers = {
      ours: async (raw: Buffer) => readMail(raw).attachments.map((part) => part.size()),
      postalMime: (raw: Buffer) => PostalMime.parse(raw),
      mailparser: (raw: Buffer) => simpleParser(raw),
    };
    const times = { ours: [] as number[], postalMime: [] as number[], mailparser: [] as number[] };
    for (let round = -2; round < rounds; round++) {
      for (const [name, read] of Object.entries(readers) as [
        keyof typeof readers,
        (raw: Buffer) => Promise<unknown>,
      ][]) {
        const before = process.cpuUsage();
        for (const raw of raws) await read(raw);
        const { user, system } = process.cpuUsage(before);
        if (round >= 0) times[name].push((user + system) / 1000 / raws.length);
      }
    }
    const [ours, postalMime, mailparser] = [median(times.ours), median(times.postalMime), median(times.mailparser)];
    results.push({
      mail,
      bytes: Math.round(raws.reduce((sum, raw) => sum + raw.length, 0) / raws.length),
      ours,
      postalMime,
      mailparser,
      postalMimeRatio: postalMime / ours,
      mailparserRatio: mailparser / ours,
    });
  }
  return results;
}

/** Name and the mails that are read for one measurement. */
function mails(): [string, Buffer[]][] {
  return [
    ['plain text, 2 kB', Array.from({ length: 200 }, () => plainMail(14))],
    ['reply with history, text and HTML, 6 kB', Array.from({ length: 200 }, replyMail)],
    ['newsletter, HTML only, 70 kB', Array.from({ length: 20 }, () => htmlMail(600))],
    ...customersMails(),
    ['one attachment, 1 MB', Array.from({ length: 5 }, () => attachmentMail(1, 1024))],
    ['five attachments, 10 MB', [attachmentMail(5, 2048)]],
  ];
}

/** What customers of a shop write, by what the mails are made of. */
function customersMails(): [string, Buffer[]][] {
  const kinds = new Map<string, Buffer[]>();
  for (const { bytes } of generateMails(400)) {
    const text = bytes.toString('latin1');
    const kind = text.includes('Content-Disposition: attachment')
      ? 'customer, with a file of 4–24 kB'
      : text.includes('multipart/alternative')
        ? 'customer, text and HTML'
        : 'customer, plain text';
    kinds.set(kind, [...(kinds.get(kind) ?? []), Buffer.from(text.replace(/\n/g, '\r\n'), 'latin1')]);
  }
  return [...kinds];
}

const HEADER = `Received: from mx.example.net (mx.example.net [192.0.2.1]) by mail.example.com; Mon, 2 Mar 2026 10:00:00 +0000
Authentication-Results: mail.example.com; dkim=pass header.d=example.net; spf=pass
DKIM-Signature: v=1; a=rsa-sha256; d=example.net; s=s1; h=from:to:subject; bh=x; b=y
Message-ID: <m1@example.net>
In-Reply-To: <m0@example.com>
References: <first@example.net> <m0@example.com>
Date: Mon, 2 Mar 2026 10:00:00 +0000
From: =?UTF-8?Q?Jo=C3=A3o_Silva?= <joao@example.net>
To: Desk <desk@example.com>, "Second, Person" <second@example.com>
Subject: =?UTF-8?B?UmU6IERldm9sdcOnw6NvIGRvIHBlZGlkbw==?=
MIME-Version: 1.0
`;

function plainMail(lines: number): Buffer {
  const text =
    'A chaleira que encomendei na segunda-feira chegou sem a tampa, e gost=\naria de saber o que fazer. J=C3=A1 tentei o telefone, mas ningu=C3=A9m atende.\n';
  return crlf(
    `${HEADER}Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n${text.repeat(lines)}`,
  );
}

function replyMail(): Buffer {
  const answer = 'Thank you, please collect it on Friday.\n\n';
  const history = `On Mon, Mar 2, 2026 at 9:00 AM Desk <desk@example.com> wrote:\n\n${'> The kettle can be collected at any time after noon.\n'.repeat(30)}`;
  const markup = `<div dir="ltr">${answer}</div><div class="gmail_quote">On Mon<blockquote class="gmail_quote">${'<p>The kettle can be collected at any time.</p>'.repeat(30)}</blockquote></div>`;
  return crlf(
    `${HEADER}Content-Type: multipart/alternative; boundary="b"\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n${answer}${history}\n--b\nContent-Type: text/html; charset=utf-8\n\n${markup}\n--b--\n`,
  );
}

function htmlMail(rows: number): Buffer {
  const row =
    '<tr><td style="padding:4px"><a href="https://shop.example/item?id=1">Kettle &amp; cup</a></td><td>29,90 &euro;</td></tr>\n';
  return crlf(
    `${HEADER}Content-Type: text/html; charset=utf-8\n\n<html><head><title>Offers</title></head><body><table>${row.repeat(rows)}</table></body></html>`,
  );
}

function attachmentMail(count: number, kilobytes: number): Buffer {
  const data = Buffer.alloc(kilobytes * 1024, 'a picture of a kettle, ')
    .toString('base64')
    .replace(/.{76}/g, '$&\n');
  const part = `--b\nContent-Type: image/jpeg; name="kettle.jpg"\nContent-Disposition: attachment; filename="kettle.jpg"\nContent-Transfer-Encoding: base64\n\n${data}\n`;
  return crlf(
    `${HEADER}Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain; charset=utf-8\n\nSee the picture.\n${part.repeat(count)}--b--\n`,
  );
}

function crlf(text: string): Buffer {
  return Buffer.from(text.replace(/\n/g, '\r\n'));
}

/** Prints a table, or with `--json` the numbers. */
export async function benchReading(args: string[]): Promise<void> {
  const results = await measureReading(15);
  if (args.includes('--json')) {
    process.stdout.write(`${JSON.stringify(results)}\n`);
    return;
  }
  process.stdout.write('mail                                        ours    postal-mime          mailparser\n');
  for (const { mail, ours, postalMime, mailparser, postalMimeRatio, mailparserRatio } of results) {
    const cell = (time: number, ratio: number): string =>
      `${time.toFixed(3).padStart(9)} ms ${ratio.toFixed(1).padStart(6)} ×`;
    process.stdout.write(
      `${mail.padEnd(40)}${ours.toFixed(3).padStart(7)} ms${cell(postalMime, postalMimeRatio)}${cell(mailparser, mailparserRatio)}\n`,
    );
  }
}
