import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { keysOfText } from '@inbox-email/core/account/secrets.ts';
import {
  dropOldKeys,
  KeysBusy,
  type Rotated,
  resealFolder,
  rotateKeys,
} from '@inbox-email/core/from-outside/rotate-keys.ts';
import { type Config, readConfig } from '../config.ts';
import type { Streams } from './streams.ts';

/** Seals all secrets with a new key, also while the bot runs. Answers 1 where some could not be opened. */
export async function rotateKeysCommand(args: string[], { stdout, stderr }: Streams): Promise<number> {
  const drop = args.includes('--drop-old');
  if (args.length > (drop ? 1 : 0)) {
    stderr.write('Usage: rotate-keys [--drop-old]\n');
    return 2;
  }
  const read = readConfig(process.env);
  if (!read.ok) {
    stderr.write(`${read.problems.join('\n')}\n`);
    return 2;
  }
  const { dataDir, key, keyFile = join(dataDir, 'key') } = read.config;
  if (!existsSync(join(dataDir, 'inbox-email.sqlite'))) {
    stderr.write(`There is no database in ${dataDir}. Set DATA_DIR to the bot's folder.\n`);
    return 2;
  }
  if (key !== undefined) return fromEnvironment(read.config, key, drop, { stdout, stderr });
  if (!existsSync(keyFile)) {
    stderr.write(
      `There is no key file ${keyFile}. Set INBOX_EMAIL_KEY_FILE or INBOX_EMAIL_KEY as for the bot: a new key alone would open nothing.\n`,
    );
    return 2;
  }
  try {
    return await (drop ? dropped(dataDir, keyFile, { stdout, stderr }) : rotated(dataDir, keyFile, stdout));
  } catch (error) {
    if (error instanceof KeysBusy) stderr.write(`${error.message} Try again when it is through.\n`);
    else if (isNotWritable(error)) {
      stderr.write(`${keyFile} cannot be changed by this user: run this where it and its folder can be written.\n`);
    } else throw error;
    return 1;
  }
}

function isNotWritable(error: unknown): boolean {
  const { code = '', message = '' } = error as NodeJS.ErrnoException;
  return ['EACCES', 'EPERM', 'EROFS'].includes(code) || /unable to open|readonly/i.test(message);
}

type Out = Pick<Streams, 'stdout' | 'stderr'>;

async function dropped(dataDir: string, keyFile: string, { stdout, stderr }: Out): Promise<number> {
  const outcome = await dropOldKeys(dataDir, keyFile);
  if (outcome === null) {
    stderr.write('Some secrets cannot be opened by any key of the ring, so no key was taken out of it.\n');
    return 1;
  }
  stdout.write(`${outcome.dropped} older keys taken out of ${keyFile}. Backups from before can no longer be opened.\n`);
  return 0;
}

async function rotated(dataDir: string, keyFile: string, stdout: Streams['stdout']): Promise<number> {
  const outcome = await rotateKeys(dataDir, keyFile);
  stdout.write(
    `${inWords(outcome)}\nA new key stands first in ${keyFile}: back it up. The older ones stay for backups from before; rotate-keys --drop-old takes them out.\n`,
  );
  return outcome.broken > 0 ? 1 : 0;
}

/** We cannot change the environment of another process: whoever runs it puts the new key there. */
async function fromEnvironment(
  { dataDir }: Config,
  key: string,
  drop: boolean,
  { stdout, stderr }: Out,
): Promise<number> {
  const keys = keysOfText(key, 'INBOX_EMAIL_KEY');
  if (drop || keys.length < 2) {
    stderr.write(
      'The key comes from INBOX_EMAIL_KEY. Make a new one (openssl rand -base64 32), set INBOX_EMAIL_KEY to "NEW,OLD", restart the bot, and run rotate-keys; afterwards leave the old one out and restart again.\n',
    );
    return 2;
  }
  const outcome = await resealFolder(dataDir, keys);
  stdout.write(`${inWords(outcome)}\nThe older keys of INBOX_EMAIL_KEY are needed for backups from before only.\n`);
  return outcome.broken > 0 ? 1 : 0;
}

function inWords({ resealed, broken }: Rotated): string {
  const bad =
    broken === 0 ? '' : ` ${broken} could not be opened, for their key is missing: type those passwords again.`;
  return `${resealed} secrets are sealed with the newest key now.${bad}`;
}
