import type { Desk } from '@inbox-email/core/desk.ts';
import type { Express } from 'express';
import type { Logger } from 'pino';
import { keepHomesFresh } from './accounts/home/keep-homes-fresh.ts';
import { createSafePasswords } from './accounts/password-page/safe-passwords.ts';
import { servePasswordPage } from './accounts/password-page/serve-password-page.ts';
import { registerAccounts } from './accounts/register-accounts.ts';
import { registerAlerts } from './alerts/register-alerts.ts';
import { watchStorage } from './alerts/tell-storage.ts';
import { answerFailures } from './answer-failures.ts';
import type { Config, SlackConfig } from './config.ts';
import type { BotContext } from './context.ts';
import { type ConnectionState, keepConnected } from './keep-connected.ts';
import { type People, peopleOf } from './person.ts';
import { registerRules } from './rules/rules.ts';
import { createSlackApp, type SlackApp } from './slack-app.ts';
import type { BotDatabase } from './store/schema.ts';
import { workspaceLeads } from './supervisors.ts';
import { textIn } from './text/text.ts';
import { startPosting } from './tickets/post-events.ts';
import { registerTickets } from './tickets/register-tickets.ts';
import { answerWebFailures } from './web/answer-web-failures.ts';

export interface Bot {
  state(): ConnectionState;
  /** Takes nothing new from Slack and finishes what is in flight. */
  stop(): Promise<void>;
}

export interface BotParts {
  slack: SlackConfig;
  defaultLanguage?: Config['defaultLanguage'];
  desk: Desk;
  /** The desk's database, opened with `botMigrations` too. */
  database: BotDatabase;
  /** Where Slack's requests arrive in HTTP mode, and people open our pages. */
  web: Express;
  /** How people's browsers reach `web`; absent where they cannot. */
  publicUrl?: string | undefined;
  log: Logger;
}

/** The desk in Slack. Returns at once; the connection is made, and made again, in the background. */
export function startBot(parts: BotParts): Bot {
  const { slack, web, log } = parts;
  const slackApp = createSlackApp(slack, web, log);
  const stopping = new AbortController();
  let posting: { stop(): Promise<void> } | undefined;
  let storageAlerts: { stop(): void } | undefined;
  let homes: { stop(): void } | undefined;

  const connection = keepConnected(async () => {
    if (posting === undefined) {
      const { context, people } = await introduce(slackApp, parts, stopping.signal);
      slackApp.app.use(answerFailures(context));
      if (context.safePasswords !== null) servePasswordPage(web, context, context.safePasswords);
      answerWebFailures(web, log);
      registerAccounts(slackApp.app, context, people);
      registerRules(slackApp.app, context);
      registerAlerts(slackApp.app, context);
      const started = startPosting(context);
      registerTickets(slackApp.app, context, started);
      posting = started;
      storageAlerts = watchStorage(context);
      homes = keepHomesFresh(context);
    }
    const received = await slackApp.receive();
    log.info('Connected to Slack.');
    return received;
  }, log);

  return {
    state: connection.state,
    async stop() {
      stopping.abort();
      await connection.stop();
      await slackApp.stop();
      storageAlerts?.stop();
      homes?.stop();
      await posting?.stop();
    },
  };
}

async function introduce(
  { app, signIn }: SlackApp,
  { desk, database, defaultLanguage, publicUrl, log }: BotParts,
  stopping: AbortSignal,
): Promise<{ context: BotContext; people: People }> {
  const { botUserId, teamId, teamName } = await signIn();
  log.info(`Slack knows this bot as ${botUserId} of the workspace ${teamName}.`);
  const people = peopleOf(app.client, desk, teamId);
  const leads = workspaceLeads(app.client, desk);
  const defaultText = textIn(defaultLanguage ?? (await leads.language()));
  const safePasswords = publicUrl === undefined ? null : createSafePasswords(database, publicUrl);
  const context = {
    ...{ client: app.client, desk, database, personOf: people.of, leads, defaultText, botUserId, safePasswords, log },
    stopping,
    homes: new Map(),
  };
  return { context, people };
}
