import type { AddressInfo } from 'node:net';
import { App, LogLevel } from '@slack/bolt';
import { type Driver, drive } from '../../../sandbox/slack/driver.ts';
import { startWorkspace, type Workspace, type WorkspaceOptions } from '../../../sandbox/slack/workspace.ts';

export type Mode = 'socket' | 'http';

/** A workspace with a real Bolt app in it. */
export interface Stage {
  workspace: Workspace;
  app: App;
  driver: Driver;
  end(): Promise<void>;
}

/** Starts a workspace and, in it, the Bolt app that `register` gives its listeners. */
export async function stage(
  mode: Mode,
  register: (app: App) => void,
  options: Partial<WorkspaceOptions> = {},
): Promise<Stage> {
  return mode === 'socket' ? socketStage(register, options) : httpStage(register, options);
}

async function socketStage(register: (app: App) => void, options: Partial<WorkspaceOptions>): Promise<Stage> {
  const workspace = await startWorkspace({ port: 0, ...options });
  const app = new App({
    token: workspace.botToken,
    appToken: workspace.appToken,
    socketMode: true,
    deferInitialization: true,
    logLevel: LogLevel.ERROR,
    clientOptions: clientOptions(workspace.slackApiUrl),
  });
  await app.init();
  register(app);
  await app.start();
  return staged(workspace, app);
}

/** The app listens first, so that its request URL is known; its listeners stand before the workspace verifies it. */
async function httpStage(register: (app: App) => void, options: Partial<WorkspaceOptions>): Promise<Stage> {
  const port = await freePort();
  const requestUrl = `http://127.0.0.1:${port}/slack/events`;
  const workspace = await startWorkspace({ port: 0, requestUrl, ...options });
  const app = new App({
    token: workspace.botToken,
    signingSecret: workspace.signingSecret,
    deferInitialization: true,
    logLevel: LogLevel.ERROR,
    clientOptions: clientOptions(workspace.slackApiUrl),
  });
  await app.init();
  register(app);
  await app.start(port);
  await workspace.verifyRequestUrl();
  return staged(workspace, app);
}

function clientOptions(slackApiUrl: string) {
  return { slackApiUrl, retryConfig: { retries: 0 } };
}

function staged(workspace: Workspace, app: App): Stage {
  const driver = drive(workspace.url);
  return {
    workspace,
    app,
    driver,
    async end() {
      await driver.stop();
      await app.stop();
      await workspace.stop();
    },
  };
}

async function freePort(): Promise<number> {
  const { createServer } = await import('node:net');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
