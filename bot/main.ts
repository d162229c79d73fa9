import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Desk } from '@inbox-email/core/desk.ts';
import { serveApi } from './api/serve-api.ts';
import { whenAskedToStop } from './asked-to-stop.ts';
import { startBot } from './bot.ts';
import { type Config, readConfig } from './config.ts';
import { createLog } from './log.ts';
import { networkOf, openDesk } from './open-desk.ts';
import { openSandbox } from './sandbox.ts';
import { countStates, serveHealth } from './web/health.ts';
import { openWeb } from './web/web.ts';

/**
 * Longest time that a stop may take, in milliseconds: whoever asked for it waits no longer than five seconds before
 * killing. Slack and HTTP get the smaller part of it, for a mail that is on its way out needs more care than a post.
 */
const stopWithin = { surfaces: 1_800, everything: 4_800 };

if (existsSync('.env')) process.loadEnvFile('.env');
const read = readConfig(process.env);
if (!read.ok) giveUp(['Inbox Email cannot start:', ...read.problems.map((problem) => `  ${problem}`)].join('\n'));

const log = createLog(read.config.logLevel);
// A rejection that nobody awaited is a defect to see in the log, and no reason to stop receiving mail.
process.on('unhandledRejection', (reason) => log.error({ err: reason }, 'A failure that nobody waited for'));

const sandbox = read.config.slack === null ? await openSandbox(read.config) : null;
const config = sandbox?.config ?? read.config;
const { slack } = config;
if (slack === null) throw new Error('There is neither Slack nor a sandbox');

// The desk first: a second program on the same folder shall be told that, and not that its port is taken.
const { desk, database } = await openDeskOf(config).catch(giveUp);
const web = await openWeb({ ...config.web, anyPort: sandbox !== null && !config.web.portChosen }).catch(giveUp);
await sandbox?.furnish(desk);
await desk.start();

serveApi(web.app, { desk, database, log });
const bot = startBot({ ...config, slack, desk, database, web: web.app, log });
serveHealth(web.app, async () => ({
  slack: bot.state(),
  accounts: countStates(await accountsOf(desk).catch(() => [])),
  storage: desk.storage(),
}));

if (sandbox === null) log.info(`Inbox Email is up: ${web.url}/healthz`);
else
  console.log(
    `\n  Inbox Email is ready to try: ${sandbox.url}\n  For programs: ${web.url.replace('http://', '')}/api/v1/docs\n`,
  );

whenAskedToStop(() => void stop(), process.env);

async function openDeskOf(config: Config) {
  return openDesk(config, log, { readyAtOnce: true, network: networkOf(config, { names: sandbox?.names }) });
}

/** From the outside in: nothing new comes from Slack or HTTP, then the desk finishes what is in flight. */
async function stop(): Promise<void> {
  setTimeout(() => process.exit(1), stopWithin.everything).unref();
  await Promise.race([Promise.all([bot.stop(), web.close()]), pause(stopWithin.surfaces)]);
  await desk.stop();
  await sandbox?.stop();
  process.exit(0);
}

function accountsOf({ accounts }: Desk) {
  return accounts.list({ id: 'healthz', name: 'healthz', role: 'supervisor' });
}

function giveUp(reason: unknown): never {
  console.error(reason instanceof Error ? reason.message : reason);
  process.exit(1);
}
