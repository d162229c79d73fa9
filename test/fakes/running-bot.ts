import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startBot } from '@inbox-email/bot/bot.ts';
import { readConfig } from '@inbox-email/bot/config.ts';
import type { ConnectionState } from '@inbox-email/bot/keep-connected.ts';
import manifest from '@inbox-email/bot/manifest.json' with { type: 'json' };
import { networkOf, openDesk } from '@inbox-email/bot/open-desk.ts';
import { sandboxNames } from '@inbox-email/bot/sandbox-names.ts';
import { openWeb } from '@inbox-email/bot/web/web.ts';
import type { NameService } from '@inbox-email/core/account/name-service.ts';
import type { Network } from '@inbox-email/core/account/network.ts';
import type { Desk } from '@inbox-email/core/desk.ts';
import { mailRouter } from '@inbox-email/sandbox/mail/mail-router.ts';
import { type MailServer, startMailServer } from '@inbox-email/sandbox/mail/mail-server.ts';
import { defaultMailboxes, type Mailbox } from '@inbox-email/sandbox/mail/mailbox.ts';
import { type IdentityProviderServer, startIdentityProvider } from '@inbox-email/sandbox/sign-in/identity-provider.ts';
import type { Complaint } from '@inbox-email/sandbox/slack/control-api.ts';
import { type Driver, drive } from '@inbox-email/sandbox/slack/driver.ts';
import { startWorkspace, type Workspace } from '@inbox-email/sandbox/slack/workspace.ts';
import { pino } from 'pino';
import { vi } from 'vitest';
import { startRecordingProxy } from './recording-proxy.ts';

/** The whole bot over a real desk, connected to a strict local Slack workspace and a local mail server. */
export interface RunningBot {
  workspace: Workspace;
  slack: Driver;
  mail: MailServer;
  desk: Desk;
  /** Where the account may be signed in; null unless asked for. */
  signIn: IdentityProviderServer | null;
  /** The bot's DATA_DIR. */
  dataDir: string;
  state(): ConnectionState;
  /** What the workspace has to complain about. */
  complaints(): readonly Complaint[];
  /** What the bot has logged so far. */
  logged(): string;
  /** What went between it and Slack's Web API, where that is recorded. */
  saidToSlack(): string;
  stop(): Promise<void>;
}

export interface RunOptions {
  /** Browsers can reach the bot's own pages (PUBLIC_URL). */
  pages?: boolean;
  /** There is a provider to sign in at; needs `pages`. */
  signIn?: boolean;
  /** The workspace has its page, to be clicked in a browser. */
  page?: boolean;
  /** Which port of this machine stands behind a host's; absent: that very port. */
  portBehind?: (host: string, port: number) => number;
  /** How mail servers are reached, in the place of all that. */
  network?: Network;
  /** A file of the authorities (PEM) that mail servers may be signed by. */
  caFile?: string;
  /** Keeps all that goes between the bot and Slack's Web API. */
  recordSlack?: boolean;
  /** On the mail server, unless the usual ones. */
  mailboxes?: readonly Mailbox[];
  /** Who answers what is asked of the DNS; absent: the DNS of the mail server's companies. */
  names?: NameService;
}

/** Resolves once Slack is connected. */
export async function runBot(mode: 'socket' | 'http', options: RunOptions = {}): Promise<RunningBot> {
  const { pages = false } = options;
  const web = await openWeb({ host: '127.0.0.1', port: 0, anyPort: true });
  const boxes = options.mailboxes ?? defaultMailboxes;
  const mailboxes = boxes.map(({ address }) => address);
  const redirectUris = [`${web.url}/sign-in/done`];
  const signIn = options.signIn ? await startIdentityProvider({ redirectUris, mailboxes }) : null;
  const mail = await startMailServer({ mailboxes: boxes, ...(signIn && { takesToken: signIn.opens }) });
  const requestUrl = mode === 'http' ? `${web.url}/slack/events` : null;
  const workspace = await startWorkspace({
    ...{ port: 0, manifest, requestUrl },
    ...(options.page && { pageFolder: fileURLToPath(new URL('../../sandbox/slack/page', import.meta.url)) }),
    ...(options.page && { routers: { '/mail': mailRouter(mail) } }),
  });
  const proxy = options.recordSlack ? await startRecordingProxy(Number(new URL(workspace.url).port)) : null;
  const dataDir = await mkdtemp(join(tmpdir(), 'inbox-email-test-'));
  const read = readConfig({
    SLACK_BOT_TOKEN: workspace.botToken,
    SLACK_API_URL: proxy === null ? workspace.slackApiUrl : `http://127.0.0.1:${proxy.port}/api/`,
    ...(mode === 'http' ? { SLACK_SIGNING_SECRET: workspace.signingSecret } : { SLACK_APP_TOKEN: workspace.appToken }),
    DATA_DIR: dataDir,
    MAIL_ALLOWED_NETWORKS: '127.0.0.0/8',
    MAIL_ALLOWED_PORTS: '1-65535',
    ...(pages && { PUBLIC_URL: web.url }),
    ...(options.caFile && { MAIL_CA_FILE: options.caFile }),
    ...(signIn && {
      ...{ OAUTH_ISSUER: signIn.issuer, OAUTH_NAME: 'Empresa', OAUTH_SCOPE: signIn.scope },
      ...{ OAUTH_CLIENT_ID: signIn.clientId, OAUTH_CLIENT_SECRET: signIn.clientSecret },
    }),
  });
  if (!read.ok || read.config.slack === null) throw new Error('the configuration of the test is wrong');
  const { config } = read;

  let logged = '';
  const log = pino(
    { level: 'trace' },
    {
      write(line: string) {
        logged += line;
      },
    },
  );
  const { desk, database } = await openDesk(config, log, {
    network:
      options.network ??
      networkOf(config, {
        names: options.names ?? sandboxNames(mail),
        ...(options.portBehind && { portBehind: options.portBehind }),
      }),
  });
  await desk.start();
  const bot = startBot({ ...config, slack: read.config.slack, desk, database, web: web.app, log });
  await vi.waitFor(() => {
    if (bot.state() !== 'connected') throw new Error(`the bot is ${bot.state()}: ${logged}`);
  }, 10_000);

  // The address was checked once before the bot could know the workspace's; Slack lets one check it again.
  const early = mode === 'http' && (await workspace.verifyRequestUrl()) ? 1 : 0;

  return {
    state: bot.state,
    complaints: () => workspace.complaints().slice(early),
    workspace,
    slack: drive(workspace.url),
    mail,
    desk,
    signIn,
    dataDir,
    logged: () => logged,
    saidToSlack: () => proxy?.recorded() ?? '',
    async stop() {
      await bot.stop();
      await desk.stop();
      await web.close();
      await proxy?.stop();
      await workspace.stop();
      await mail.stop();
      await signIn?.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
