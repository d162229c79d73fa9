import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ReadMail } from '@inbox-email/core/message/message.ts';
import { readMail } from '@inbox-email/core/message/read-mail.ts';
import { taggedTickets } from '@inbox-email/core/ticket/base-subject.ts';
import { referredIds } from '@inbox-email/core/ticket/referred-ids.ts';
import { type MailLine, readMailLines } from './read-mail-lines.ts';
import type { Streams } from './streams.ts';

/**
 * `inspect FILE…` prints what each mail would become, as one line of JSON; `inspect --jsonl` does the same for lines
 * `{id, rawBase64}` on standard input, one answer a line, in order. An input that is no mail gets `{id, error}`.
 *
 * @returns the exit code: 0, or 1 when a file or a line could not be read
 */
export async function inspect(args: string[], streams: Streams): Promise<number> {
  if (args.includes('--jsonl')) return inspectLines(streams);
  if (args.length === 0) {
    streams.stderr.write('Usage: inspect FILE… | inspect --jsonl < LINES\n');
    return 2;
  }
  let exitCode = 0;
  for (const file of args) {
    try {
      await print(streams.stdout, { id: file, ...describe(readMail(await readFile(file))) });
    } catch (error) {
      exitCode = 1;
      streams.stderr.write(`${file}: ${(error as Error).message}\n`);
    }
  }
  return exitCode;
}

async function inspectLines(streams: Streams): Promise<number> {
  let exitCode = 0;
  for await (const line of readMailLines(streams.stdin)) {
    const answer = answerLine(line);
    if ('error' in answer) exitCode = 1;
    await print(streams.stdout, answer);
  }
  return exitCode;
}

function answerLine(line: MailLine): object {
  if ('error' in line) return line;
  try {
    return { id: line.id, ...describe(readMail(line.raw)) };
  } catch (error) {
    return { id: line.id, error: (error as Error).message };
  }
}

function describe(mail: ReadMail): object {
  const { guesses, attachments, bounce, date, inReplyTo, ...rest } = mail;
  return {
    subject: rest.subject,
    from: rest.from,
    to: rest.to,
    cc: rest.cc,
    replyTo: rest.replyTo,
    messageId: rest.messageId,
    inReplyTo: inReplyTo[0] ?? null,
    references: rest.references,
    /** By what it would find its ticket: Message-IDs in the order in which they count, and tags in the subject. */
    threading: { refersTo: referredIds(mail), tags: taggedTickets(mail.subject) },
    date: date === null ? null : isoDate(date),
    text: rest.text,
    newText: rest.newText,
    html: rest.html,
    attachments: attachments.map(({ filename, contentType, inline, risk, open }) => {
      const bytes = open();
      return {
        filename,
        contentType,
        size: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        inline,
        risk,
      };
    }),
    automatic: rest.automatic,
    bounce,
    guesses,
  };
}

function isoDate(time: number): string | null {
  return Math.abs(time) <= 8.64e15 ? new Date(time).toISOString() : null;
}

function print(stdout: NodeJS.WritableStream, answer: object): Promise<void> {
  return new Promise((resolve) => {
    if (stdout.write(`${JSON.stringify(answer)}\n`)) resolve();
    else stdout.once('drain', resolve);
  });
}
