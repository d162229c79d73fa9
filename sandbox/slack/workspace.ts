import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Router } from 'express';
import { onlyFromHere } from './control/only-from-here.ts';
import { serveControl } from './control/serve-control.ts';
import { protect, servePage } from './control/serve-page.ts';
import type { Complaint, User } from './control-api.ts';
import { createAppLink } from './delivery/app-link.ts';
import { deliverOverHttp } from './delivery/http-mode.ts';
import { serveSocketMode } from './delivery/socket-mode.ts';
import { createFaults } from './faults.ts';
import type { AppManifest } from './manifest.ts';
import { defaultChannels, defaultPeople, populate } from './state/default-team.ts';
import { createState, type State } from './state/state.ts';
import { webApiMethods } from './web-api/methods.ts';
import { serveFiles } from './web-api/serve-files.ts';
import { serveResponseUrls } from './web-api/serve-response-urls.ts';
import { serveWebApi } from './web-api/serve-web-api.ts';

export interface WorkspaceOptions {
  /** 0: any free port. Listens on 127.0.0.1 only. */
  port: number;
  /** Where to send events in HTTP mode (signed); null: Socket Mode. */
  requestUrl?: string | null;
  /** People besides the bot; the default team has a supervisor and agents in three languages. */
  users?: User[];
  /** Channel names to begin with; the bot is a member of these. */
  channels?: string[];
  /** Files of the page, served at /; absent in tests. */
  pageFolder?: string;
  /** Further express routers of the same server, mounted at their path (`/mail`) before the page's files. */
  routers?: Record<string, Router>;
  /** The app's manifest: its commands, its shortcuts and the events it gets. Without one every command and event goes. */
  manifest?: AppManifest;
  /** Milliseconds since 1970, for ts, triggers and response_urls. Date.now unless a test brings its own. */
  clock?: () => number;
  /** How long Slack waits for an ack, in milliseconds: 3000. */
  ackDeadlineMs?: number;
  /** Pauses before each redelivery of an unacknowledged event, in milliseconds: Slack's 0, 1 minute, 5 minutes. */
  retryPausesMs?: readonly number[];
  /** Tokens and secret that the app was given; made up where they are left out. */
  tokens?: { bot: string; app: string; signingSecret: string };
}

/** A running local Slack workspace. */
export interface Workspace {
  /** http://127.0.0.1:PORT : the page and the control API. */
  url: string;
  /** What SLACK_API_URL must be: http://127.0.0.1:PORT/api/ */
  slackApiUrl: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
  complaints(): readonly Complaint[];
  /** HTTP mode: sends `url_verification` again, for an app that was not up yet; true once it answered well. */
  verifyRequestUrl(): Promise<boolean>;
  /** Resolves when the app has answered every event that is on its way. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a strict local Slack workspace. An unmodified Bolt app runs against it:
 *
 *   const workspace = await startWorkspace({ port: 0 });
 *   const app = new App({
 *     token: workspace.botToken, appToken: workspace.appToken, socketMode: true,
 *     clientOptions: { slackApiUrl: workspace.slackApiUrl },
 *   });
 *
 * or, with `requestUrl: 'http://127.0.0.1:3000/slack/events'`, over HTTP with `signingSecret`. People act through the
 * control API (control-api.ts); tests use driver.ts. What Slack would refuse is refused with Slack's error codes and
 * kept in `complaints()`.
 */
export async function startWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  const server = createServer();
  const url = `http://127.0.0.1:${await listen(server, options.port)}`;
  const state = newState(options, url);
  populate(state, structuredClone([...(options.users ?? defaultPeople)]), options.channels ?? defaultChannels);
  const deadline = options.ackDeadlineMs ?? 3000;
  const http = options.requestUrl ? deliverOverHttp(state, options.requestUrl, deadline) : null;
  const socketMode = http ? null : serveSocketMode(state, server, deadline);
  const faults = createFaults();
  const link = createAppLink({
    state,
    transport: http ?? (socketMode as NonNullable<typeof socketMode>),
    faults,
    retryPauses: options.retryPausesMs ?? [0, 60_000, 300_000],
  });

  const app = express();
  app.disable('x-powered-by');
  app.use(onlyFromHere, protect);
  app.use('/api', serveWebApi({ state, link, faults, methods: webApiMethods(socketMode) }));
  app.use(serveFiles(state));
  app.use(serveResponseUrls(state, link));
  app.use('/control', serveControl(state, link, faults));
  for (const [path, router] of Object.entries(options.routers ?? {})) app.use(path, router);
  if (options.pageFolder) app.use(servePage(options.pageFolder));
  server.on('request', app);
  await http?.verify();

  return {
    url,
    slackApiUrl: `${url}/api/`,
    botToken: state.tokens.bot,
    appToken: state.tokens.app,
    signingSecret: state.tokens.signingSecret,
    complaints: () => state.complaints,
    verifyRequestUrl: async () => (await http?.verify()) ?? false,
    settled: link.settled,
    async stop() {
      await link.stop();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function newState(options: WorkspaceOptions, url: string): State {
  return createState({
    clock: options.clock ?? Date.now,
    url,
    team: { id: 'T0SANDBOX01', name: 'Sandbox', domain: 'sandbox' },
    app: { id: 'A0SANDBOX01', botId: 'B0SANDBOX01', botUserId: 'U0BOT00001', verificationToken: secret() },
    tokens: options.tokens ?? {
      bot: `xoxb-${secret()}`,
      app: `xapp-1-A0SANDBOX01-${secret()}`,
      signingSecret: secret(),
    },
    manifest: options.manifest ?? null,
  });
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function secret(): string {
  return randomBytes(16).toString('hex');
}
