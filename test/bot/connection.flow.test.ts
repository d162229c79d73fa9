import type { Person } from '@inbox-email/sandbox/slack/driver.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type RunningBot, runBot } from '../fakes/running-bot.ts';

describe('when the socket to Slack breaks', () => {
  let bot: RunningBot;
  let ana: Person;

  beforeEach(async () => {
    bot = await runBot('socket');
    ana = await bot.slack.as('ana');
  });
  afterEach(async () => {
    await bot.slack.stop();
    await bot.stop();
  });

  test.each(['refresh', 'drop'] as const)('after a %s the bot is back, and answers', async (connection) => {
    await bot.slack.fault({ connection });
    await ana.until(({ app }) => app === 'none');
    await ana.until(({ app }) => app === 'socket');
    await ana.slash('/inbox-email help', 'geral');
    await ana.until(({ messages }) => messages.some(({ ephemeralFor }) => ephemeralFor === ana.id));
    expect(bot.state()).toBe('connected');
  });
});
