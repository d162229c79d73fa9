import { startScriptedImap } from '../../fakes/scripted-imap.ts';
import { accountFor, verdictsOf } from '../account-for.ts';
import type { Fault, Stage } from '../fault.ts';
import { imapAccount } from '../imap-account.ts';
import { createWriter, type Letter, letterOf } from '../letters.ts';
import type { Random } from '../seeded.ts';
import { until } from '../until.ts';

const head = (more = '') =>
  `From: eve@estranha.example\r\nTo: sac@empresa.example\r\nMessage-ID: <${++written}@estranha.example>\r\n${more}`;
let written = 0;

/** Mails that are hard to read: each gets a verdict, memory stays bounded, and the next mail goes on. */
export const hostileMails: Fault[] = [
  hostile('MIME nested 10,000 deep', () => nested('multipart/mixed', 10_000)),
  hostile(
    'mails within mails, 10,000 deep',
    () => `${head()}${'Content-Type: message/rfc822\r\n\r\n'.repeat(10_000)}Subject: innermost\r\n\r\nhere\r\n`,
  ),
  hostile('100,000 parts', () => {
    const part = '--b\r\nContent-Type: text/plain\r\n\r\nx\r\n';
    return `${head('Subject: parts\r\nContent-Type: multipart/mixed; boundary=b\r\n')}\r\n${part.repeat(100_000)}--b--\r\n`;
  }),
  hostile('a subject of one megabyte', () => `${head(`Subject: ${'long '.repeat(200_000)}\r\n`)}\r\nhello\r\n`),
  hostile(
    'a megabyte of addresses',
    () => `${head(`Cc: ${'<a@b.example>, '.repeat(70_000)}c@d.example\r\n`)}\r\nhello\r\n`,
  ),
  hostile(
    'a megabyte of References',
    () => `${head(`References: ${'<a.b.c@d.example> '.repeat(55_000)}\r\n`)}\r\nhello\r\n`,
  ),
  hostile('100,000 header lines', () => `${head('X-Line: y\r\n'.repeat(100_000))}Subject: lines\r\n\r\nhello\r\n`),
  hostile('a boundary of one megabyte', () => {
    const boundary = 'b'.repeat(1_000_000);
    return `${head(`Content-Type: multipart/mixed; boundary="${boundary}"\r\n`)}\r\n--${boundary}\r\n\r\nhello\r\n--${boundary}--\r\n`;
  }),
  hostile(
    'NUL bytes in headers and text',
    () => `${head('Subject: nul\0nul\0\r\nX\0Y: z\0\r\n')}\r\nhello\0\0\0there\r\n`,
  ),
  hostile('a mail of nothing but NUL bytes', () => Buffer.alloc(100_000)),
  hostile('a mail of random bytes', (random) =>
    Buffer.from(Array.from({ length: 300_000 }, () => Math.floor(random() * 256))),
  ),
  hostile('a mail of no bytes', () => ''),
  hostile('a mail of one line end', () => '\r\n'),
  hostile('a mail without Message-ID, From, Date or Subject', () => '\r\nonly text\r\n'),
  hostile(
    'quotes 100,000 deep',
    () => `${head('Subject: quotes\r\n')}\r\n${'>'.repeat(100_000)} hello\r\n${'> '.repeat(100_000)}\r\n`,
  ),
  hostile(
    'format=flowed of five megabytes',
    () =>
      `${head('Subject: flowed\r\nContent-Type: text/plain; format=flowed\r\n')}\r\n${'flows on \r\n'.repeat(480_000)}`,
  ),
  hostile(
    'HTML of five megabytes, 100,000 deep',
    () =>
      `${head('Subject: html\r\nContent-Type: text/html\r\n')}\r\n${'<div><b>x'.repeat(100_000)}${'<p>y</p>\r\n'.repeat(400_000)}`,
  ),
  hostile(
    'encoded words without end',
    () => `${head(`Subject: ${'=?utf-8?q?=C3=A9?= '.repeat(50_000)}\r\n`)}\r\nhello\r\n`,
  ),
  { name: 'the same Message-ID on other mails', tries: 1, run: sameMessageId },
];

function nested(type: string, depth: number): string {
  const opening = Array.from(
    { length: depth },
    (_, level) => `Content-Type: ${type}; boundary=b${level}\r\n\r\n--b${level}\r\n`,
  );
  return `${head('Subject: nested\r\n')}${opening.join('')}\r\nhello\r\n`;
}

function hostile(name: string, compose: (random: Random) => string | Uint8Array): Fault {
  return {
    name: `${name}`,
    tries: 1,
    async run(stage) {
      const letters = Array.from({ length: stage.tries }, (_, number) => {
        const mail = compose(stage.random);
        // Two tries must not be the same mail twice, which would rightly become one.
        return letterOf(name, number === 0 ? mail : Buffer.concat([Buffer.from(mail), Buffer.from(`${number}\r\n`)]));
      });
      return receive(stage, letters);
    },
  };
}

/** Two mails that share an id and say different things are two messages. */
function sameMessageId(stage: Stage) {
  const mail = (text: string) =>
    letterOf(
      text,
      `From: dhl@envios.example\r\nMessage-ID: <same@envios.example>\r\nSubject: ${text}\r\n\r\n${text}\r\n`,
    );
  return receive(stage, ['first', 'second', 'third'].map(mail));
}

async function receive(stage: Stage, hostiles: readonly Letter[]) {
  const imap = await startScriptedImap();
  stage.afterwards(() => imap.stop());
  const desk = await stage.desk({ silentAtMost: 30_000, connectWithin: 10_000 });
  const write = createWriter(stage.random);
  const letters: Letter[] = [];
  for (const letter of hostiles) letters.push(letter, ...write(2));
  for (const { bytes } of letters) imap.inbox.deliver(bytes);
  const began = Date.now();
  const { id } = await desk.add(imapAccount(imap.port));
  await until(() => accountFor(stage.dataFolder, letters).lost.length === 0, 60_000);
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  const audit = await desk.audit(id);
  const found = accountFor(stage.dataFolder, letters);
  const peak = desk.peakMegabytes();
  if (peak > 300) throw new Error(`The desk took ${peak} MB (${seconds} s): ${verdictsOf(stage.dataFolder)}`);
  return {
    mails: letters.length,
    lost: Math.max(found.lost.length, audit.unaccounted),
    doubled: found.doubled,
    note: `${seconds} s, peak ${peak} MB, ${verdictsOf(stage.dataFolder)}`,
  };
}
