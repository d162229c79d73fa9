import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createNetwork, type Network } from '@inbox-email/core/account/network.ts';
import { keysOfFile, keysOfText } from '@inbox-email/core/account/secrets.ts';
import { createDesk } from '@inbox-email/core/create-desk.ts';
import type { Desk } from '@inbox-email/core/desk.ts';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { botMigrations } from './store/migrations.ts';
import type { BotDatabase } from './store/schema.ts';

/** The desk as configured, and the bot's own tables in its database. */
export async function openDesk(config: Config, log: Logger): Promise<{ desk: Desk; database: BotDatabase }> {
  const { desk, database } = await createDesk({
    dataFolder: config.dataDir,
    keys: keysOf(config),
    network: networkOf(config),
    log,
    migrations: botMigrations,
  });
  // The bot's tables stand in the core's database, and the core knows nothing of them.
  return { desk, database: database as unknown as BotDatabase };
}

/** The key ring that seals passwords, newest first; made where there is none yet. */
export function keysOf({ dataDir, key, keyFile }: Config): Uint8Array[] {
  return key === undefined ? keysOfFile(keyFile ?? join(dataDir, 'key')) : keysOfText(key, 'INBOX_EMAIL_KEY');
}

/** How mail servers are reached. */
export function networkOf({ mail }: Config): Network {
  return createNetwork({
    allowedNetworks: mail.allowedNetworks,
    ...(mail.caFile && { extraAuthorities: readFileSync(mail.caFile, 'utf8') }),
  });
}
