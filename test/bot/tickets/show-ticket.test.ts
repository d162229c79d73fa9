import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { wordsOf } from '../../../sandbox/slack/driver.ts';
import { type BotFixture, startBotFixture } from './bot-fixture.ts';

let fixture: BotFixture;

beforeEach(async () => {
  fixture = await startBotFixture();
});
afterEach(async () => {
  const complaints = await fixture.driver.complaints();
  await fixture.stop();
  expect(complaints).toEqual([]);
});

describe('a ticket of the backlog', () => {
  test('is brought into the channel by its number, by whoever wants to see it', async () => {
    const bruno = await fixture.person('bruno');
    for (const id of [1, 2, 3]) fixture.script.open({ id }, { backlog: true });
    const digest = await bruno.until(({ messages }) => messages.find(({ text }) => text.includes('#1–#3')));
    await bruno.click('Show a ticket', { in: digest });
    await bruno.modal('Mostrar um ticket');
    await bruno.type('Número do ticket', '99');
    await bruno.submit();
    const refused = await bruno.until(({ modals }) => modals[0]?.errors.number && modals[0]);
    expect(refused.errors).toEqual({ number: 'Não existe esse ticket.' });
    await bruno.type('Número do ticket', '#2');
    await bruno.submit();
    await bruno.until(({ modals }) => modals[0] && wordsOf(modals[0]).includes('O ticket #2 aparece no canal'));
    await bruno.until(({ messages }) => messages.some(({ text }) => text.startsWith('#2 ')));
    expect((await bruno.messages('sac')).filter(({ text }) => /^#[13] /.test(text))).toEqual([]);
  });
});

describe('a mail that stays on the server', () => {
  test('says so above its whole text', async () => {
    const dan = await fixture.person('dan');
    fixture.script.open({ id: 1 }, { leftOnServer: 212_000_000, text: 'short\n> long' });
    const root = await dan.until(({ messages }) => messages.find(({ text }) => text.startsWith('#1 ')));
    await dan.choose('ticket-more', 'Show full text', { in: root });
    await dan.until(
      ({ modals }) =>
        modals[0] && wordsOf(modals[0]).includes('This mail of 212.0 MB is larger than the limit of 50 MB'),
    );
  });
});
