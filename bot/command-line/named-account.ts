import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Account } from '@inbox-email/core/account/account.ts';
import { type FolderToTest, openFolderToTest } from '@inbox-email/core/from-outside/diagnose-folder.ts';
import { matchAccounts } from '../accounts/command/match-accounts.ts';
import { readConfig } from '../config.ts';
import { keysOf, networkOf } from '../open-desk.ts';
import type { Streams } from './streams.ts';

/**
 * Runs something for the account that a command names, as forgivingly as in Slack, also while the bot runs. Answers 2 where
 * there is no such account, or no database.
 */
export async function withNamedAccount(
  args: readonly string[],
  { stderr }: Streams,
  run: (account: Account, folder: FolderToTest) => Promise<number>,
): Promise<number> {
  const named = args.filter((arg) => arg !== '--json').join(' ');
  const refuse = (words: string) => {
    stderr.write(`${words}\n`);
    return 2;
  };
  const read = readConfig(process.env);
  if (!read.ok) return refuse(read.problems.join('\n'));
  const { config } = read;
  if (!existsSync(join(config.dataDir, 'inbox-email.sqlite'))) {
    return refuse(`There is no database in ${config.dataDir}. Set DATA_DIR to the bot's folder.`);
  }
  const folder = await openFolderToTest({
    ...{ dataFolder: config.dataDir, keys: keysOf(config), network: networkOf(config) },
  });
  try {
    const [account, ...others] = matchAccounts(named, folder.accounts);
    if (account === undefined) return refuse(`No account is called "${named}".${listed(folder.accounts)}`);
    if (others.length > 0) return refuse(`Say which account.${listed([account, ...others])}`);
    return await run(account, folder);
  } finally {
    await folder.close();
  }
}

const listed = (accounts: readonly Account[]) =>
  accounts.map(({ name, address }) => `\n  ${name} (${address})`).join('');
