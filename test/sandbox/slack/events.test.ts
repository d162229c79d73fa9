import { afterEach, expect, test } from 'vitest';
import type { Json } from '../../../sandbox/slack/control-api.ts';
import { section } from './blocks.ts';
import { type Stage, stage } from './bolt-app.ts';

let current: Stage | undefined;
afterEach(() => current?.end());

/** A workspace whose app notes every event. */
async function listening() {
  const events: Json[] = [];
  current = await stage('socket', (app) => {
    for (const name of ['message', 'app_mention', 'reaction_added', 'reaction_removed', 'member_joined_channel']) {
      app.event(name, async ({ event }) => void events.push(event));
    }
    app.event('app_home_opened', async ({ event }) => void events.push(event));
    app.event('channel_archive', async ({ event }) => void events.push(event));
    app.event('channel_unarchive', async ({ event }) => void events.push(event));
    app.event('user_change', async ({ event }) => void events.push(event));
  });
  // Bolt keeps an app's own messages from it; joining a channel is the exception.
  const kinds = () => events.map(({ type }) => type);
  return { ...current, events, kinds, ana: await current.driver.as('ana') };
}

test('a message of a person carries its blocks, its channel and, in a thread, its parent', async () => {
  const { ana, events } = await listening();
  const root = await ana.say('sac', 'hello');
  await ana.say('sac', 'again', { threadTs: root.ts });
  await expect.poll(() => events).toHaveLength(2);
  expect(events[0]).toMatchObject({
    type: 'message',
    user: ana.id,
    text: 'hello',
    ts: root.ts,
    event_ts: root.ts,
    channel: root.channel,
    channel_type: 'channel',
    client_msg_id: expect.any(String),
    blocks: [
      { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'hello' }] }] },
    ],
  });
  expect(events[0]).not.toHaveProperty('thread_ts');
  expect(events[1]).toMatchObject({ thread_ts: root.ts, parent_user_id: ana.id });
});

test('a mention of the bot comes as app_mention too', async () => {
  const { ana, events, kinds } = await listening();
  await ana.say('sac', '@bot hello');
  await expect.poll(kinds).toEqual(['message', 'app_mention']);
  expect(events[1].text).toBe('<@U0BOT00001> hello');
});

test('direct messages to the bot are of the type im', async () => {
  const { ana, app, events } = await listening();
  const { channel = '' } = await app.client.chat.postMessage({ channel: ana.id, text: 'hi' });
  await ana.say(channel, 'hello');
  await expect.poll(() => events).toHaveLength(1);
  expect(events[0]).toMatchObject({ channel, channel_type: 'im', text: 'hello' });
});

test('reactions come and go', async () => {
  const { ana, app, events, kinds } = await listening();
  await app.client.chat.postMessage({ channel: 'sac', text: 'ticket' });
  const [message] = await ana.messages('sac');
  if (!message) throw new Error('no message');
  await ana.react(message, 'white_check_mark');
  await ana.react(message, 'white_check_mark');
  await expect.poll(kinds).toEqual(['reaction_added', 'reaction_removed']);
  expect(events[0]).toMatchObject({
    user: ana.id,
    reaction: 'white_check_mark',
    item: { type: 'message', channel: message.channel, ts: message.ts },
    item_user: 'U0BOT00001',
  });
});

test('the bot hears that it was invited, and nothing of channels where it is not', async () => {
  const { ana, events, kinds } = await listening();
  await ana.createChannel('elsewhere');
  await ana.say('elsewhere', 'unheard');
  await ana.inviteBot('elsewhere');
  await expect.poll(kinds).toEqual(['member_joined_channel']);
  expect(events[0]).toMatchObject({ user: 'U0BOT00001', inviter: ana.id, channel_type: 'C' });
});

test('a channel is archived and brought back', async () => {
  const { ana, events } = await listening();
  await ana.archiveChannel('vendas');
  await ana.unarchiveChannel('vendas');
  await expect
    .poll(() => events)
    .toMatchObject([
      { type: 'channel_archive', user: ana.id },
      { type: 'channel_unarchive', user: ana.id },
    ]);
  expect((await ana.say('vendas', 'open again')).text).toBe('open again');
});

test('opening the home carries the view once there is one', async () => {
  const { ana, app, events } = await listening();
  await ana.openHome({ published: false });
  await app.client.views.publish({ user_id: ana.id, view: { type: 'home', blocks: [section('hello')] } });
  await ana.openHome({ published: false });
  await expect.poll(() => events).toHaveLength(2);
  expect(events[0]).toMatchObject({
    type: 'app_home_opened',
    user: ana.id,
    tab: 'home',
    channel: expect.stringMatching(/^D/),
  });
  expect(events[0]).not.toHaveProperty('view');
  expect(events[1].view).toMatchObject({
    type: 'home',
    blocks: [{ text: { text: 'hello' } }],
    hash: expect.any(String),
  });
});

test('a change of language is told and shows in users.info', async () => {
  const { ana, app, events } = await listening();
  await ana.setLocale('es-ES');
  await expect.poll(() => events).toMatchObject([{ type: 'user_change', user: { id: ana.id, locale: 'es-ES' } }]);
  expect((await app.client.users.info({ user: ana.id, include_locale: true })).user?.locale).toBe('es-ES');
});
