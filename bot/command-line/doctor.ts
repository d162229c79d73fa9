import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { explanationOf } from '@inbox-email/core/account/explain.ts';
import { keysOfFile, keysOfText } from '@inbox-email/core/account/secrets.ts';
import { storageCauseIn } from '@inbox-email/core/from-outside/look-at-storage.ts';
import { type Config, readConfig } from '../config.ts';
import type { Health } from '../web/health.ts';
import type { Streams } from './streams.ts';

/** What one check found. `advice` says what to do where it is not right. */
export interface Finding {
  ok: boolean;
  what: string;
  advice?: string;
}

/**
 * Checks everything that the bot needs before it can start, changing nothing, and prints a line each. Answers 1 where
 * something is wrong. Secrets are checked for their form and never printed.
 */
export async function doctor(_args: string[], { stdout }: Streams): Promise<number> {
  const findings = await examine(process.env);
  for (const { ok, what, advice } of findings)
    stdout.write(`${ok ? '✓' : '✗'} ${what}${advice ? `\n    → ${advice}` : ''}\n`);
  return findings.every(({ ok }) => ok) ? 0 : 1;
}

export async function examine(environment: NodeJS.ProcessEnv): Promise<Finding[]> {
  const read = readConfig(environment);
  if (!read.ok) return read.problems.map((problem) => ({ ok: false, what: problem }));
  const { config } = read;
  return [
    slackFinding(config),
    folderFinding(config),
    keyFinding(config),
    authorityFinding(config),
    await portFinding(config),
    await storageFinding(config),
  ];
}

function slackFinding({ slack }: Config): Finding {
  if (slack === null) {
    return {
      ok: true,
      what: 'No Slack tokens: `npm start` opens the local workspace to try',
      advice: 'for the real Slack set SLACK_BOT_TOKEN and SLACK_APP_TOKEN (the README tells where to find them)',
    };
  }
  const mode = slack.mode.kind === 'socket' ? 'Socket Mode' : 'HTTP mode: Slack must reach /slack/events';
  return { ok: true, what: `Slack tokens are there (${mode})` };
}

function folderFinding({ dataDir }: Config): Finding {
  const existing = nearestExisting(dataDir);
  if (!statSync(existing).isDirectory()) {
    return {
      ok: false,
      what: `DATA_DIR ${dataDir} cannot be a folder: ${existing} is a file`,
      advice: 'name a folder',
    };
  }
  try {
    accessSync(existing, constants.W_OK);
    return { ok: true, what: `DATA_DIR ${dataDir} can be written` };
  } catch {
    return {
      ok: false,
      what: `DATA_DIR ${dataDir} cannot be written`,
      advice: `allow this user to write to ${existing}`,
    };
  }
}

function nearestExisting(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearestExisting(dirname(folder));
}

function keyFinding({ key, keyFile, dataDir }: Config): Finding {
  const file = keyFile ?? join(dataDir, 'key');
  try {
    if (key !== undefined) {
      keysOfText(key, 'INBOX_EMAIL_KEY');
      return { ok: true, what: 'The key that seals passwords is in INBOX_EMAIL_KEY' };
    }
    if (!existsSync(file)) return { ok: true, what: `The key that seals passwords will be made in ${file}` };
    keysOfFile(file);
    const readableByOthers = (statSync(file).mode & 0o077) !== 0;
    return readableByOthers
      ? { ok: false, what: `The key file ${file} can be read by others`, advice: `chmod 600 ${file}` }
      : { ok: true, what: `The key that seals passwords is in ${file}: back it up apart from the database` };
  } catch (error) {
    return { ok: false, what: error instanceof Error ? error.message : 'The key cannot be read' };
  }
}

function authorityFinding({ mail: { caFile } }: Config): Finding {
  if (caFile === undefined) return { ok: true, what: 'Mail servers need certificates of public authorities' };
  try {
    const authority = readFileSync(caFile, 'utf8').includes('-----BEGIN CERTIFICATE-----');
    return authority
      ? { ok: true, what: `MAIL_CA_FILE ${caFile} adds an authority` }
      : { ok: false, what: `MAIL_CA_FILE ${caFile} holds no certificate`, advice: 'it must be in PEM form' };
  } catch {
    return { ok: false, what: `MAIL_CA_FILE ${caFile} cannot be read` };
  }
}

function portFinding({ web: { host, port } }: Config): Promise<Finding> {
  return new Promise((resolve) => {
    const server = createServer()
      .once('error', async () => {
        const ours = await isInboxEmail(`http://${host}:${port}/healthz`);
        resolve(
          ours
            ? { ok: true, what: `Inbox Email is running on port ${port}` }
            : { ok: false, what: `Port ${port} on ${host} is taken`, advice: 'stop what uses it, or set PORT' },
        );
      })
      .listen(port, host, () => server.close(() => resolve({ ok: true, what: `Port ${port} on ${host} is free` })));
  });
}

async function isInboxEmail(url: string): Promise<boolean> {
  return (await healthOf(url)) !== null;
}

async function healthOf(url: string): Promise<Pick<Health, 'accounts' | 'storage'> | null> {
  try {
    const health = await (await fetch(url, { signal: AbortSignal.timeout(2000) })).json();
    return typeof health === 'object' && health !== null && 'accounts' in health ? (health as Health) : null;
  } catch {
    return null;
  }
}

/** What the running process says of its database; where none runs, whether there is room, and nobody in the way. */
async function storageFinding({ dataDir, web: { host, port } }: Config): Promise<Finding> {
  const cause = (await healthOf(`http://${host}:${port}/healthz`))?.storage?.cause ?? (await storageCauseIn(dataDir));
  if (cause === null) return { ok: true, what: 'The database can be written' };
  const { cause: why, remedy } = explanationOf(cause, 'incoming', '');
  return { ok: false, what: `Receiving is paused: ${why.en}`, advice: remedy.en };
}
