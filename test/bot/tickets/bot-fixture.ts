import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { openDatabase } from '@inbox-email/core/store/database.ts';
import { defaultFollowUp } from '@inbox-email/core/ticket/follow-up.ts';
import express from 'express';
import type { Kysely } from 'kysely';
import { pino } from 'pino';
import { answerFailures } from '../../../bot/answer-failures.ts';
import type { BotContext } from '../../../bot/context.ts';
import { peopleOf } from '../../../bot/person.ts';
import { createSlackApp } from '../../../bot/slack-app.ts';
import { botMigrations } from '../../../bot/store/migrations.ts';
import type { BotTables } from '../../../bot/store/schema.ts';
import { workspaceLeads } from '../../../bot/supervisors.ts';
import { textIn } from '../../../bot/text/text.ts';
import { startPosting } from '../../../bot/tickets/post-events.ts';
import { registerTickets } from '../../../bot/tickets/register-tickets.ts';
import type { PostedMessage } from '../../../sandbox/slack/control-api.ts';
import { type Driver, drive, type Person } from '../../../sandbox/slack/driver.ts';
import { startWorkspace } from '../../../sandbox/slack/workspace.ts';
import { type ScriptedDesk, scriptedDesk } from './scripted-desk.ts';

/** The tickets' part of the bot, connected over Socket Mode to a local workspace, on a scripted desk. */
export interface BotFixture {
  driver: Driver;
  script: ScriptedDesk;
  context: BotContext;
  person(name: string): Promise<Person>;
  /** Opens ticket 1 and waits for its message in #sac. */
  openTicket(person: Person, newText?: string, text?: string): Promise<PostedMessage>;
  /** From now on what takes time takes longer than Slack waits for an acknowledgement. */
  slowDown(): void;
  stop(): Promise<void>;
}

export async function startBotFixture(): Promise<BotFixture> {
  const workspace = await startWorkspace({ port: 0 });
  const driver = drive(workspace.url);
  const log = pino({ level: 'silent' });
  const folder = mkdtempSync(`${tmpdir()}/bot-`);
  const database = await openDatabase(`${folder}/test.sqlite`, botMigrations);
  const watcher = await driver.as('ana');
  const sac = watcher.seen().channels.find(({ name }) => name === 'sac')?.id ?? null;
  const script = scriptedDesk([{ id: 'group-sac', name: 'Atendimento', channel: sac, followUp: defaultFollowUp }]);
  const mode = { kind: 'socket' as const, appToken: workspace.appToken };
  const slackApp = createSlackApp(
    { botToken: workspace.botToken, mode, apiUrl: workspace.slackApiUrl },
    express(),
    log,
  );
  const { botUserId, teamId } = await slackApp.signIn();
  const { app } = slackApp;
  const context: BotContext = {
    client: app.client,
    desk: script.desk,
    database: database as unknown as Kysely<BotTables>,
    personOf: peopleOf(app.client, script.desk, teamId).of,
    leads: workspaceLeads(app.client, script.desk),
    defaultText: textIn('en'),
    botUserId,
    safePasswords: null,
    stopping: new AbortController().signal,
    homes: new Map(),
    log,
  };
  app.use(answerFailures(context));
  const posting = startPosting(context);
  let ackLimit = () => new Promise<void>(() => {});
  registerTickets(app, context, posting, () => ackLimit());
  await slackApp.receive();

  return {
    driver,
    script,
    context,
    person: (name) => driver.as(name),
    async openTicket(person, newText = 'Onde está o meu pedido?', text = newText) {
      script.open({ id: 1 }, { newText, text });
      return person.until(({ messages }) => messages.find((message) => message.text.startsWith('#1 ')));
    },
    slowDown() {
      // After whatever is settled already: only what waits for something is late.
      ackLimit = () => new Promise((resolve) => setImmediate(resolve));
    },
    async stop() {
      await driver.stop();
      await slackApp.stop();
      await posting.stop();
      await workspace.stop();
      await database.destroy();
      rmSync(folder, { recursive: true });
    },
  };
}
