import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { openDatabase } from '@inbox-email/core/store/database.ts';
import { defaultFollowUp } from '@inbox-email/core/ticket/follow-up.ts';
import { WebClient } from '@slack/web-api';
import type { Kysely } from 'kysely';
import { pino } from 'pino';
import type { BotContext } from '../../../bot/context.ts';
import { peopleOf } from '../../../bot/person.ts';
import { botMigrations } from '../../../bot/store/migrations.ts';
import type { BotTables } from '../../../bot/store/schema.ts';
import { workspaceLeads } from '../../../bot/supervisors.ts';
import { textIn } from '../../../bot/text/text.ts';
import { createPosting, type Posting } from '../../../bot/tickets/posting.ts';
import type { PostedMessage } from '../../../sandbox/slack/control-api.ts';
import { type Driver, drive, type Person } from '../../../sandbox/slack/driver.ts';
import { startWorkspace, type Workspace } from '../../../sandbox/slack/workspace.ts';
import { type LossyGateway, startLossyGateway } from './lossy-gateway.ts';
import { type ScriptedDesk, scriptedDesk } from './scripted-desk.ts';

/** The posting of tickets against a local workspace, a scripted desk, a real database file and a clock of its own. */
export interface PostingFixture {
  workspace: Workspace;
  driver: Driver;
  ana: Person;
  gateway: LossyGateway;
  script: ScriptedDesk;
  context: BotContext;
  posting(): Posting;
  /** The channel ids by name. */
  channels: Record<string, string>;
  now(): number;
  pass(milliseconds: number): void;
  /** Ticks and lets time pass until nothing is due, or for at most so many milliseconds of its clock. */
  settle(atMost?: number): Promise<void>;
  /** As kill -9 and a new start: everything that was in memory is gone. */
  restart(): void;
  /** The messages of a channel that stand for tickets. */
  roots(channel: string): Promise<PostedMessage[]>;
  thread(root: PostedMessage | undefined): Promise<PostedMessage[]>;
  stop(): Promise<void>;
}

export async function startPostingFixture(): Promise<PostingFixture> {
  let time = Date.now();
  const now = () => time;
  const workspace = await startWorkspace({ port: 0, clock: now });
  const driver = drive(workspace.url);
  const ana = await driver.as('ana');
  const channels = Object.fromEntries((await ana.look()).channels.map(({ name, id }) => [name, id]));
  const gateway = await startLossyGateway(workspace.slackApiUrl);
  const folder = mkdtempSync(`${tmpdir()}/posting-`);
  const database = await openDatabase(`${folder}/test.sqlite`, botMigrations);
  const script = scriptedDesk([
    { id: 'group-sac', name: 'Atendimento', channel: channels.sac ?? null, followUp: defaultFollowUp },
    { id: 'group-vendas', name: 'Vendas', channel: channels.vendas ?? null, followUp: defaultFollowUp },
    { id: 'group-none', name: 'Sem canal', channel: null, followUp: defaultFollowUp },
  ]);
  const client = new WebClient(workspace.botToken, { slackApiUrl: gateway.url, retryConfig: { retries: 0 } });
  const { user_id: botUserId = '', team_id: teamId = '' } = await client.auth.test();
  const context: BotContext = {
    client,
    desk: script.desk,
    database: database as unknown as Kysely<BotTables>,
    personOf: peopleOf(client, script.desk, teamId).of,
    leads: workspaceLeads(client, script.desk),
    defaultText: textIn('en'),
    botUserId,
    safePasswords: null,
    stopping: new AbortController().signal,
    homes: new Map(),
    log: pino({ level: 'silent' }),
  };
  let posting = createPosting(context, now);

  return {
    ...{ workspace, driver, ana, gateway, script, context, channels, now },
    posting: () => posting,
    pass: (milliseconds) => {
      time += milliseconds;
    },
    async settle(atMost = 3_600_000) {
      const end = time + atMost;
      for (let due = await posting.tick(); due !== null && due <= end; due = await posting.tick()) {
        time = Math.max(due, time);
      }
    },
    restart() {
      posting = createPosting(context, now);
    },
    async roots(channel) {
      return (await ana.messages(channel)).filter(({ metadata }) => metadata !== null);
    },
    async thread(root) {
      if (root === undefined) return [];
      return (await ana.thread(root.channel, root.ts)).filter(({ ts }) => ts !== root.ts);
    },
    async stop() {
      await driver.stop();
      await gateway.stop();
      await workspace.stop();
      await database.destroy();
      rmSync(folder, { recursive: true });
    },
  };
}
