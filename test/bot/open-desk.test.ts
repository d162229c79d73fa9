import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readConfig } from '../../bot/config.ts';
import { explainPlace, NotUsable } from '../../bot/not-usable.ts';
import { openDesk } from '../../bot/open-desk.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inbox-email-open-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** What whoever starts the program with these settings reads. */
async function saidFor(settings: Record<string, string>): Promise<string> {
  const read = readConfig({ DATA_DIR: join(folder, 'data'), ...settings });
  if (!read.ok) throw new Error(read.problems.join());
  try {
    const { desk } = await openDesk(read.config, pino({ level: 'silent' }));
    await desk.stop();
    return '';
  } catch (error) {
    expect(error).toBeInstanceOf(NotUsable);
    return (error as Error).message;
  }
}

describe('a setting that cannot be worked with is one line that names it and says what to do', () => {
  test('a data folder that is a file', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    const words = `DATA_DIR: ${file} is not a folder. Name one.`;
    expect(await saidFor({ DATA_DIR: file })).toBe(words);
    expect(await saidFor({ DATA_DIR: join(file, 'below') })).toContain('is not a folder');
  });

  test('a data folder where no folder can be made', async () => {
    expect(await saidFor({ DATA_DIR: '/proc/x' })).toMatch(
      /^DATA_DIR: \/proc\/x does not exist, and cannot be made there/,
    );
  });

  test('a database that is none', async () => {
    await mkdir(join(folder, 'data'));
    await writeFile(join(folder, 'data', 'inbox-email.sqlite'), 'not a database '.repeat(100));
    expect(await saidFor({})).toMatch(/^DATA_DIR: a file in .* is damaged, or is not a database of Inbox Email\. Put/);
  });

  test('authorities that are not there, or are none', async () => {
    const file = join(folder, 'authorities.pem');
    expect(await saidFor({ MAIL_CA_FILE: file })).toMatch(/^MAIL_CA_FILE: .* cannot be read \(ENOENT\)\. Correct/);
    await writeFile(file, 'hello');
    expect(await saidFor({ MAIL_CA_FILE: file })).toMatch(/^MAIL_CA_FILE: .* holds no certificate/);
  });

  test('a key file whose folder is not there, which is not made: it would hold a key that opens nothing', async () => {
    const file = join(folder, 'not-mounted', 'key');
    expect(await saidFor({ INBOX_EMAIL_KEY_FILE: file })).toMatch(
      /^INBOX_EMAIL_KEY_FILE: there is no folder .*not-mounted\./,
    );
    expect(await saidFor({ INBOX_EMAIL_KEY_FILE: folder })).toMatch(
      /^INBOX_EMAIL_KEY_FILE: .* is a folder, not a file/,
    );
  });

  test('whatever can be worked with is', async () => {
    expect(await saidFor({ DATA_DIR: join(folder, 'a', 'b', 'c') })).toBe('');
  });
});

describe('a failure of the file system or of the database', () => {
  const code = (name: string) => Object.assign(new Error(name), { code: name });
  const sqlite = (errcode: number) => Object.assign(new Error('sqlite'), { code: 'ERR_SQLITE_ERROR', errcode });

  test.each([
    [code('ENOSPC'), /disk that \/data is on is full/],
    [sqlite(13), /disk that \/data is on is full/],
    [new Error('The database could not be brought up to date', { cause: sqlite(13) }), /is full/],
    [sqlite(4874), /reading or writing in \/data failed/],
    [code('EACCES'), /cannot write in \/data/],
    [code('EROFS'), /cannot write in \/data/],
    [sqlite(8), /cannot write in \/data/],
    [sqlite(11), /damaged/],
    [sqlite(26), /damaged/],
  ])('%s', (error, words) => {
    expect(explainPlace(error, 'DATA_DIR', '/data')).toMatchObject({ message: expect.stringMatching(words) });
  });

  test('that says nothing about the place stays as it is', () => {
    const other = new Error('other');
    expect(explainPlace(other, 'DATA_DIR', '/data')).toBe(other);
  });
});
