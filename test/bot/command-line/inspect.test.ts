import { createHash } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { inspect } from '../../../bot/command-line/inspect.ts';

/** Runs the command with that standard input, given in pieces; answers are parsed. */
async function run(args: string[], input: (string | Buffer)[] = []) {
  const streams = { stdin: new PassThrough(), stdout: new PassThrough(), stderr: new PassThrough() };
  const read = async (stream: PassThrough): Promise<string> => {
    let text = '';
    for await (const chunk of stream) text += chunk;
    return text;
  };
  const output = Promise.all([read(streams.stdout), read(streams.stderr)]);
  for (const piece of input) streams.stdin.write(piece);
  streams.stdin.end();
  const exitCode = await inspect(args, streams);
  streams.stdout.end();
  streams.stderr.end();
  const [stdout, stderr] = await output;
  const answers = stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  return { exitCode, answers, stderr };
}

const file = fileURLToPath(new URL('../../fixtures/mail/attachments.eml', import.meta.url));
const line = (id: string, mail: string | Buffer): string =>
  `${JSON.stringify({ id, rawBase64: Buffer.from(mail).toString('base64') })}\n`;

describe('inspect', () => {
  test('prints what a file would become as one line of JSON', async () => {
    const { exitCode, answers } = await run([file]);
    expect(exitCode).toBe(0);
    expect(Object.keys(answers[0])).toEqual(
      expect.arrayContaining([
        'id',
        'subject',
        'from',
        'to',
        'cc',
        'replyTo',
        'messageId',
        'inReplyTo',
        'references',
        'date',
        'text',
        'newText',
        'html',
        'attachments',
        'automatic',
        'bounce',
      ]),
    );
    expect(answers[0]).toMatchObject({
      id: file,
      from: { name: 'Ana', address: 'ana@example.org' },
      date: '2026-03-02T10:00:00.000Z',
      inReplyTo: null,
      automatic: null,
      bounce: null,
    });
    const pdf = answers[0].attachments[1];
    expect(pdf).toEqual({
      filename: 'Rechnung März (Kopie).pdf',
      contentType: 'application/pdf',
      size: 9,
      sha256: createHash('sha256').update('%PDF-1.4\n').digest('hex'),
      inline: false,
      risk: null,
    });
  });

  test('a file that is not there is named, and the others are printed', async () => {
    const { exitCode, answers, stderr } = await run(['/no/such.eml', file]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('/no/such.eml');
    expect(answers).toHaveLength(1);
  });

  test('without a file it says how it is called', async () => {
    const { exitCode, stderr } = await run([]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('inspect FILE');
  });
});

describe('inspect --jsonl', () => {
  test('answers line by line, in order, and goes on after a bad one', async () => {
    const { exitCode, answers } = await run(
      ['--jsonl'],
      [line('1', 'Subject: one\n\n'), 'not JSON\n', '{"id":"3"}\n', '\n', line('4', 'Subject: four\n\n')],
    );
    expect(answers.map((answer) => [answer.id, answer.subject ?? 'error'])).toEqual([
      ['1', 'one'],
      [null, 'error'],
      ['3', 'error'],
      ['4', 'four'],
    ]);
    expect(exitCode).toBe(1);
  });

  test('a line may come in pieces of any size, and end without a line break', async () => {
    const text = line('ü', `Subject: pieces\n\n${'lorem ipsum '.repeat(50)}`).trimEnd();
    const bytes = Buffer.from(text);
    const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, i) => bytes.subarray(i * 7, i * 7 + 7));
    const { answers } = await run(['--jsonl'], pieces);
    expect(answers[0]).toMatchObject({ id: 'ü', subject: 'pieces' });
    expect(answers[0].text).toBe('lorem ipsum '.repeat(50).trim());
  });

  test('the order of the keys and escaped slashes do not matter', async () => {
    const base64 = Buffer.from('Subject: ???>>>\n\n').toString('base64').replaceAll('/', '\\/');
    const { answers } = await run(['--jsonl'], [`{ "rawBase64" : "${base64}", "id": 7, "more": [1] }\n`]);
    expect(answers[0]).toMatchObject({ id: 7, subject: '???>>>' });
  });
});
