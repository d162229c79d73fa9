import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { NameService } from '@inbox-email/core/account/name-service.ts';
import { createNetwork, type Network, type NetworkOptions } from '@inbox-email/core/account/network.ts';
import { type KeyRing, keysOfText, ringOfFile } from '@inbox-email/core/account/secrets.ts';
import { createDesk } from '@inbox-email/core/create-desk.ts';
import type { Desk } from '@inbox-email/core/desk.ts';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { explainPlace, NotUsable } from './not-usable.ts';
import { botMigrations } from './store/migrations.ts';
import type { BotDatabase } from './store/schema.ts';

/**
 * The desk as configured, and the bot's own tables in its database.
 *
 * @throws NotUsable where a setting names what cannot be worked with; AlreadyRunning
 */
export async function openDesk(
  config: Config,
  log: Logger,
  { readyAtOnce = false, network = networkOf(config) }: { readyAtOnce?: boolean; network?: Network } = {},
): Promise<{ desk: Desk; database: BotDatabase }> {
  const { dataDir } = config;
  try {
    makeFolder(resolve(dataDir));
  } catch (error) {
    throw explainPlace(error, 'DATA_DIR', dataDir);
  }
  const keys = keysOf(config);
  const { desk, database } = await createDesk({
    ...{ dataFolder: dataDir, keys, network, identityProviders: config.identityProviders, log, readyAtOnce },
    migrations: botMigrations,
  }).catch((error) => {
    throw explainPlace(error, 'DATA_DIR', dataDir);
  });
  // The bot's tables stand in the core's database, and the core knows nothing of them.
  return { desk, database: database as unknown as BotDatabase };
}

/** The key ring that seals passwords, read anew where its file changes; made where there is none yet. */
export function keysOf({ dataDir, key, keyFile }: Config): KeyRing {
  if (key !== undefined) return keysOfText(key, 'INBOX_EMAIL_KEY');
  if (keyFile === undefined) {
    try {
      return ringOfFile(join(dataDir, 'key'));
    } catch (error) {
      throw explainPlace(error, 'DATA_DIR', dataDir);
    }
  }
  // Made here it would hold a new key, with which no password opens, where the right one was only not mounted.
  if (!existsSync(dirname(keyFile))) {
    throw new NotUsable(
      'INBOX_EMAIL_KEY_FILE',
      `there is no folder ${dirname(keyFile)}. Make it, or correct the setting.`,
    );
  }
  try {
    return ringOfFile(keyFile);
  } catch (error) {
    throw explainPlace(error, 'INBOX_EMAIL_KEY_FILE', keyFile);
  }
}

/** What leads to servers in a network of one's own: the sandbox's. */
interface OwnNetwork extends Pick<NetworkOptions, 'portBehind'> {
  /** Absent: the system's. */
  names?: NameService | undefined;
}

/** How mail servers are reached. */
export function networkOf(
  { mail: { allowedNetworks, allowedPorts, caFile } }: Config,
  { names, portBehind }: OwnNetwork = {},
): Network {
  return createNetwork({
    ...{ allowedNetworks, allowedPorts },
    ...(caFile && { extraAuthorities: readAuthorities(caFile) }),
    ...(names && { names }),
    ...(portBehind && { portBehind }),
  });
}

function readAuthorities(caFile: string): string {
  let certificates: string;
  try {
    certificates = readFileSync(caFile, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new NotUsable(
      'MAIL_CA_FILE',
      `${caFile} cannot be read (${code}). Correct the setting, or leave it out.`,
      error,
    );
  }
  if (!certificates.includes('-----BEGIN CERTIFICATE-----')) {
    throw new NotUsable('MAIL_CA_FILE', `${caFile} holds no certificate. It must be in PEM form.`);
  }
  return certificates;
}

/** Folder by folder: where one cannot be made although the one above is there (`/proc`), mkdir's `recursive` tries for ever. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) {
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' });
    return;
  }
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}
