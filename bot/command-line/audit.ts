import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { auditFolder } from '@inbox-email/core/from-outside/audit-folder.ts';
import type { Audit } from '@inbox-email/core/message/audit.ts';
import { readConfig } from '../config.ts';
import { keysOf, networkOf } from '../open-desk.ts';
import type { Streams } from './streams.ts';

/**
 * Compares what the mail servers list with the ledger, without changing anything, also while the bot runs. Answers 0
 * when every mail is accounted for, 1 when one is not or a server could not be asked.
 */
export async function audit(args: string[], { stdout, stderr }: Streams): Promise<number> {
  const read = readConfig(process.env);
  if (!read.ok) {
    stderr.write(`${read.problems.join('\n')}\n`);
    return 2;
  }
  const { config } = read;
  if (!existsSync(join(config.dataDir, 'inbox-email.sqlite'))) {
    stderr.write(`There is no database in ${config.dataDir}. Set DATA_DIR to the bot's folder.\n`);
    return 2;
  }
  const audits = await auditFolder({ dataFolder: config.dataDir, keys: keysOf(config), network: networkOf(config) });
  stdout.write(args.includes('--json') ? `${JSON.stringify(audits)}\n` : audits.map(inWords).join(''));
  return audits.every(({ unaccounted, failure }) => unaccounted === 0 && failure === null) ? 0 : 1;
}

function inWords({ accountName, onServer, unaccounted, verdicts, differences, failure }: Audit): string {
  const counts = Object.entries(verdicts).map(([verdict, mails]) => `${mails} ${verdict}`);
  const lines = [
    `${accountName}: ${unaccounted} unaccounted of ${onServer} on the server`,
    `  ${counts.join(' · ')}`,
    ...(failure === null ? [] : [`  not compared now: ${failure}`]),
    ...differences.map(({ folder, key, size }) => `  ${folder} ${key} (${size} bytes)`),
  ];
  return `${lines.join('\n')}\n`;
}
