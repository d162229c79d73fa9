import type { App } from '@slack/bolt';
import { afterEach, describe, expect, test } from 'vitest';
import { wordsOf } from '../../../sandbox/slack/driver.ts';
import { buttons, modal, plain, section, textField } from './blocks.ts';
import { type Mode, type Stage, stage } from './bolt-app.ts';

let current: Stage | undefined;
afterEach(() => current?.end());

async function play(mode: Mode, register: (app: App) => void): Promise<Stage> {
  current = await stage(mode, register);
  return current;
}

describe.each(['socket', 'http'] as const)('an unmodified Bolt app over %s', (mode) => {
  test('publishes its home when a person opens it, and hears the buttons on it', async () => {
    const { driver } = await play(mode, (app) => {
      app.event('app_home_opened', async ({ event, client }) => {
        await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [buttons('Add')] } });
      });
      app.action('add', async ({ ack, client, body }) => {
        await ack();
        await client.views.publish({ user_id: body.user.id, view: { type: 'home', blocks: [section('added')] } });
      });
    });
    const ana = await driver.as('ana');
    await ana.openHome();
    expect(await ana.click('Add')).toEqual({ ok: true });
    await ana.until(({ home }) => wordsOf(home).includes('added'));
    expect(await driver.complaints()).toEqual([]);
  });

  test('opens a modal from a command and gets what was typed into it', async () => {
    let submitted: unknown;
    const { driver } = await play(mode, (app) => {
      app.command('/form', async ({ ack, client, command }) => {
        await ack();
        await client.views.open({
          trigger_id: command.trigger_id,
          view: modal('form', [textField('name', 'Name'), textField('note', 'Note', { initial_value: 'as before' })]),
        });
      });
      app.view('form', async ({ ack, view }) => {
        submitted = view.state.values;
        await ack();
      });
    });
    const ana = await driver.as('ana');
    await ana.slash('/form', '#geral');
    await ana.modal('A form');
    await ana.type('Name', 'Zoë & <co>');
    expect(await ana.submit()).toEqual({ ok: true });
    expect(ana.seen().modals).toEqual([]);
    expect(submitted).toEqual({
      name: { typed: { type: 'plain_text_input', value: 'Zoë & <co>' } },
      note: { typed: { type: 'plain_text_input', value: 'as before' } },
    });
    expect(await driver.complaints()).toEqual([]);
  });

  test('hears messages as Slack escapes them, and answers in the thread', async () => {
    const { driver } = await play(mode, (app) => {
      app.message(async ({ message, say }) => {
        const { text, ts } = message as { text: string; ts: string };
        await say({ text: `heard: ${text}`, thread_ts: ts });
      });
    });
    const bruno = await driver.as('bruno');
    const said = await bruno.say('#sac', 'a < b & https://example.com/x?a=1&b=2, zoe@example.com');
    const answer = await bruno.until(({ messages }) => messages.find(({ threadTs }) => threadTs === said.ts));
    expect(answer.text).toBe(
      'heard: a &lt; b &amp; <https://example.com/x?a=1&amp;b=2>, <mailto:zoe@example.com|zoe@example.com>',
    );
    expect((await bruno.thread('#sac', said.ts)).map(({ user }) => user)).toEqual([bruno.id, bruno.seen().botUserId]);
    expect(await driver.complaints()).toEqual([]);
  });

  test('answers a command in its ack, for the person alone', async () => {
    const { driver } = await play(mode, (app) => {
      app.command('/hello', async ({ ack, command }) => ack(`hello ${command.user_name}, you said ${command.text}`));
    });
    const [ana, dan] = await Promise.all([driver.as('ana'), driver.as('dan')]);
    expect(await ana.slash('/hello <there> & here', 'geral')).toEqual({ ok: true });
    const [answer] = await ana.messages('geral');
    expect(answer).toMatchObject({ ephemeralFor: ana.id, text: 'hello ana, you said &lt;there&gt; &amp; here' });
    expect(await dan.messages('geral')).toEqual([]);
  });

  test('reacts to a button of its own message and replaces the message over the response_url', async () => {
    const { driver, app } = await play(mode, (app) => {
      app.action('close', async ({ ack, respond }) => {
        await ack();
        await respond({ text: 'closed', replace_original: true });
      });
    });
    await app.client.chat.postMessage({ channel: 'sac', text: 'open', blocks: [section('open'), buttons('Close')] });
    const carla = await driver.as('carla');
    const [message] = await carla.messages('sac');
    if (!message) throw new Error('no message');
    await carla.click('Close', { in: message });
    await carla.until(({ messages }) => messages.find(({ ts, text }) => ts === message.ts && text === 'closed'));
    expect((await carla.messages('sac'))[0]).toMatchObject({ blocks: [], edited: true });
  });

  test('gets a message shortcut with the message', async () => {
    let seen: unknown;
    const { driver } = await play(mode, (app) => {
      app.shortcut({ callback_id: 'to_ticket', type: 'message_action' }, async ({ ack, shortcut }) => {
        seen = { text: shortcut.message.text, channel: shortcut.channel.name };
        await ack();
      });
    });
    const ana = await driver.as('ana');
    const said = await ana.say('vendas', 'please look');
    expect(await ana.shortcut('to_ticket', said)).toEqual({ ok: true });
    expect(seen).toEqual({ text: 'please look', channel: 'vendas' });
  });

  test('suggests options for an external select', async () => {
    const option = { text: plain('Ana Souza'), value: 'ana' };
    const { driver } = await play(mode, (app) => {
      app.command('/pick', async ({ ack, client, command }) => {
        await ack();
        const element = { type: 'external_select' as const, action_id: 'customer', min_query_length: 1 };
        await client.views.open({
          trigger_id: command.trigger_id,
          view: modal('pick', [{ type: 'input', block_id: 'who', label: plain('Customer'), element }]),
        });
      });
      app.options('customer', async ({ ack, options }) => ack({ options: options.value === 'Ana' ? [option] : [] }));
    });
    const ana = await driver.as('ana');
    await ana.slash('/pick', 'geral');
    expect(await ana.suggestions('Customer', 'Ana')).toEqual([option]);
    expect(await ana.suggestions('Customer', 'Bo')).toEqual([]);
  });
});
