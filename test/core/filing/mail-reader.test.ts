import {
  createMailReader,
  type MailReader,
  type ReaderOptions,
  ReadingImpossible,
} from '@inbox-email/core/filing/reading/mail-reader.ts';
import { ReadingDied } from '@inbox-email/core/filing/reading/reading-thread.ts';
import { afterEach, expect, test, vi } from 'vitest';
import { mailBytes, obedient, receivedMail, unloadable } from './mails.ts';

let readers: MailReader[] = [];
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(readers.map((reader) => reader.close()));
  readers = [];
});

function open(options: ReaderOptions = {}): MailReader {
  const reader = createMailReader({ program: obedient, limits: { time: 60_000, memory: 64 }, ...options });
  readers.push(reader);
  return reader;
}

const told = (...commands: string[]) =>
  commands.map((command, index) => receivedMail(index + 1, mailBytes(`mail ${index + 1}`, command)));
const read = async (reader: MailReader, ...commands: string[]) =>
  (await reader.read(told(...commands))).map((reading) => ('mail' in reading ? reading.mail.subject : reading.threw));
const failure = (promise: Promise<unknown>): Promise<unknown> => promise.then(() => null).catch((error) => error);

test('mails are read in their order, task by task', async () => {
  const reader = open();
  const both = await Promise.all([read(reader, 'read', 'read'), read(reader, 'read')]);
  expect(both).toEqual([['mail 1', 'mail 2'], ['mail 1']]);
});

test('a mail that makes reading throw keeps none of its task back', async () => {
  expect(await read(open(), 'read', 'throw', 'read')).toEqual(['mail 1', 'RangeError', 'mail 3']);
});

test('a mail that takes too long ends the thread, is named, and the next task is read by a new thread', async () => {
  const reader = open({ limits: { time: 300, memory: 64 } });
  const died = await failure(read(reader, 'read', 'hang', 'read'));
  expect(died).toBeInstanceOf(ReadingDied);
  expect(died).toMatchObject({ why: 'time-limit', index: 1 });
  expect(await read(reader, 'read')).toEqual(['mail 1']);
});

test('a mail that takes too much memory ends the thread and not the process', async () => {
  const reader = open();
  expect(await failure(read(reader, 'fill memory'))).toMatchObject({ why: 'memory-limit', index: 0 });
  expect(await read(reader, 'read')).toEqual(['mail 1']);
});

test('a thread that ends by itself is replaced', async () => {
  const reader = open();
  expect(await failure(read(reader, 'read', 'end'))).toMatchObject({ why: 'ended', index: 1 });
  expect(await read(reader, 'read')).toEqual(['mail 1']);
});

test('what waited behind the mail that ended the thread is not blamed', async () => {
  const reader = open();
  const [first, second] = await Promise.all([failure(read(reader, 'end')), failure(read(reader, 'read'))]);
  expect(first).toMatchObject({ index: 0 });
  expect(second).toMatchObject({ index: null });
});

test('a thread that does not come up is no mail’s fault', async () => {
  expect(await failure(read(open({ program: unloadable }), 'read'))).toBeInstanceOf(ReadingImpossible);
});

test('closing breaks off what is being read', async () => {
  const reader = open();
  const reading = failure(read(reader, 'hang'));
  await reader.close();
  expect(await reading).toBeInstanceOf(ReadingImpossible);
  expect(await failure(read(reader, 'read'))).toBeInstanceOf(ReadingImpossible);
});

test('the thread goes when no mail has come for a while, and comes back with the next', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const reader = open({ idle: 60_000 });
  const thread = async () => {
    const [reading] = await reader.read(told('say the thread'));
    return reading !== undefined && 'mail' in reading && reading.mail.text;
  };
  const first = await thread();
  vi.advanceTimersByTime(59_000);
  expect(await thread()).toBe(first);
  vi.advanceTimersByTime(60_000);
  expect(await thread()).not.toBe(first);
});

test('bytes that share their memory with others are not given away', async () => {
  const memory = Buffer.concat([mailBytes('first'), mailBytes('second')]);
  const first = memory.subarray(0, mailBytes('first').length);
  await open().read([receivedMail(1, first)]);
  expect(memory.length).toBe(mailBytes('first').length + mailBytes('second').length);
  expect(memory.subarray(first.length)).toEqual(mailBytes('second'));
});

test('a mail that comes alone in its memory is handed over, not copied', async () => {
  const bytes = Uint8Array.from(mailBytes('alone'));
  const [reading] = await open().read([receivedMail(1, bytes)]);
  expect(reading).toMatchObject({ mail: { subject: 'alone' } });
  expect(bytes.length).toBe(0);
});

test('a mail of no bytes is read', async () => {
  expect(await open().read([receivedMail(1, new Uint8Array())])).toMatchObject([{ mail: { subject: '' } }]);
});
