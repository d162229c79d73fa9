import { App, ExpressReceiver, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import type { Express } from 'express';
import type { Logger } from 'pino';
import type { SlackConfig } from './config.ts';
import { slackLog } from './slack-log.ts';

/** A Bolt app, and how to get it going in its mode. */
export interface SlackApp {
  app: App;
  /** Who the bot is, by auth.test. Throws Slack's error for a bad token or an unreachable Slack. */
  signIn(): Promise<{ botUserId: string; teamId: string; teamName: string }>;
  /**
   * Begins to receive. Throws when Slack refuses or cannot be reached. The promise `lost` in the answer resolves when
   * the connection is gone and `receive` has to be called again; in HTTP mode there is no connection to lose.
   */
  receive(): Promise<{ lost: Promise<void> }>;
  /** No further payloads come in. */
  stop(): Promise<void>;
}

/** The Bolt app for Socket Mode, or for HTTP with Slack's requests at `/slack/events` of `web`. */
export function createSlackApp(config: SlackConfig, web: Express, log: Logger): SlackApp {
  const clientOptions: WebClientOptions = {
    ...(config.apiUrl && { slackApiUrl: config.apiUrl }),
    timeout: 10_000,
    // Slack's default goes on for half an hour, in which a listener would be stuck; whoever needs longer tries again itself.
    retryConfig: { retries: 3, minTimeout: 500, factor: 2 },
  };
  const transport =
    config.mode.kind === 'socket'
      ? socketMode(config.mode.appToken, clientOptions, log)
      : httpMode(config.mode.signingSecret, web, log);
  const app = new App({
    token: config.botToken,
    receiver: transport.receiver,
    clientOptions: { ...clientOptions },
    logger: slackLog(log),
    convoStore: false,
    deferInitialization: true,
  });
  // What a listener throws is answered in answer-failures.ts; this is the rest, a payload that could not be authorised.
  app.error(async (error) => log.error(`Slack sent something that could not be taken in: ${error.message}`));
  return {
    app,
    async signIn() {
      const identity = await app.client.auth.test();
      await app.init();
      return {
        botUserId: identity.user_id ?? '',
        teamId: identity.team_id ?? '',
        teamName: identity.team ?? '',
      };
    },
    receive: transport.receive,
    stop: transport.stop,
  };
}

interface Transport {
  receiver: Receiver;
  receive: SlackApp['receive'];
  stop: SlackApp['stop'];
}

function socketMode(appToken: string, clientOptions: WebClientOptions, log: Logger): Transport {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: slackLog(log),
    installerOptions: { clientOptions: { ...clientOptions } },
    // Bolt's own way of connecting again waits 5 seconds, and a failure in it is a rejection that nobody catches.
    autoReconnectEnabled: false,
  });
  return {
    receiver,
    async receive() {
      const { promise: lost, resolve } = Promise.withResolvers<void>();
      receiver.client.once('disconnected', resolve);
      try {
        await receiver.client.start();
      } catch (error) {
        receiver.client.off('disconnected', resolve);
        throw error;
      }
      return { lost };
    },
    async stop() {
      // Not awaited: a peer that never answers the closing handshake would hold up the stop for 30 seconds.
      void receiver.client.disconnect();
    },
  };
}

function httpMode(signingSecret: string, web: Express, log: Logger): Transport {
  const receiver = new ExpressReceiver({ signingSecret, logger: slackLog(log), endpoints: '/slack/events' });
  let open = false;
  web.use((request, response, next) => {
    if (!request.path.startsWith('/slack/events')) next();
    else if (open) receiver.app(request, response);
    else response.status(503).end();
  });
  return {
    receiver,
    async receive() {
      open = true;
      return { lost: new Promise(() => {}) };
    },
    async stop() {
      open = false;
    },
  };
}
