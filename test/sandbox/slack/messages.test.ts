import type { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Driver, drive } from '../../../sandbox/slack/driver.ts';
import { startWorkspace, type Workspace } from '../../../sandbox/slack/workspace.ts';
import { buttons, section } from './blocks.ts';
import { refusalOf, webClient } from './web-client.ts';

let workspace: Workspace;
let client: WebClient;
let driver: Driver;

beforeAll(async () => {
  workspace = await startWorkspace({ port: 0 });
  client = webClient(workspace);
  driver = drive(workspace.url);
});
afterAll(async () => {
  await driver.stop();
  await workspace.stop();
});

describe('chat.postMessage', () => {
  test('answers the ts and the message as it is stored', async () => {
    const posted = await client.chat.postMessage({ channel: 'sac', text: 'AT&T', blocks: [section('hello')] });
    expect(posted).toMatchObject({ ok: true, ts: expect.stringMatching(/^\d{10}\.\d{6}$/) });
    expect(posted.message).toMatchObject({ text: 'AT&amp;T', bot_id: 'B0SANDBOX01', type: 'message' });
    expect(posted.message?.blocks?.[0]).toMatchObject({ block_id: expect.any(String) });
  });

  test('gives every message a ts that is unique and grows', async () => {
    const posts = await Promise.all([1, 2, 3].map(() => client.chat.postMessage({ channel: 'sac', text: 'a' })));
    const all = posts.map(({ ts }) => ts);
    expect(new Set(all).size).toBe(3);
    expect([...all].sort()).toEqual(all);
  });

  test('takes a person as channel and writes to the direct messages', async () => {
    const ana = await driver.as('ana');
    const { channel } = await client.chat.postMessage({ channel: ana.id, text: 'only you' });
    expect(channel).toMatch(/^D/);
    expect((await client.conversations.open({ users: ana.id })).channel?.id).toBe(channel);
    const bruno = await driver.as('bruno');
    expect(bruno.seen().messages.some(({ text }) => text === 'only you')).toBe(false);
  });

  test.each([
    ['channel_not_found', { channel: 'C404', text: 'a' }],
    ['no_text', { channel: 'sac', text: '' }],
    ['msg_too_long', { channel: 'sac', text: 'x'.repeat(40_001) }],
    ['invalid_blocks', { channel: 'sac', text: 'a', blocks: [{ type: 'header' } as never] }],
    ['thread_not_found', { channel: 'sac', text: 'a', thread_ts: '1.000001' }],
    ['invalid_metadata_format', { channel: 'sac', text: 'a', metadata: { event_type: 'a' } as never }],
  ])('refuses with %s and keeps a complaint', async (code, message) => {
    const before = workspace.complaints().length;
    expect(await refusalOf(client.chat.postMessage(message))).toBe(code);
    expect(workspace.complaints().slice(before)).toMatchObject([{ code, where: 'chat.postMessage' }]);
  });

  test('refuses blocks with the line that Slack gives', async () => {
    const call = client.chat.postMessage({ channel: 'sac', text: 'a', blocks: [section('x'.repeat(3001))] });
    const words = 'must be less than 3001 characters [json-pointer:/blocks/0/text/text]';
    await expect(call).rejects.toMatchObject({
      data: { error: 'invalid_blocks', errors: [words], response_metadata: { messages: [`[ERROR] ${words}`] } },
    });
  });

  test('refuses channels where the bot is no member, or that are archived', async () => {
    const ana = await driver.as('ana');
    await ana.createChannel('elsewhere');
    expect(await refusalOf(client.chat.postMessage({ channel: 'elsewhere', text: 'a' }))).toBe('not_in_channel');
    await client.conversations.join({ channel: 'elsewhere' });
    expect(await refusalOf(client.chat.postMessage({ channel: 'elsewhere', text: 'a' }))).toBe(null);
    await ana.archiveChannel('elsewhere');
    expect(await refusalOf(client.chat.postMessage({ channel: 'elsewhere', text: 'a' }))).toBe('is_archived');
  });

  test('hides private channels from a bot that is no member', async () => {
    const ana = await driver.as('ana');
    await ana.createChannel('secret', { isPrivate: true });
    expect(await refusalOf(client.chat.postMessage({ channel: 'secret', text: 'a' }))).toBe('channel_not_found');
    await ana.inviteBot('secret');
    expect(await refusalOf(client.chat.postMessage({ channel: 'secret', text: 'a' }))).toBe(null);
  });
});

describe('chat.update', () => {
  test('with text and without blocks takes the blocks away; with blocks alone keeps the text', async () => {
    const { channel, ts } = await post({ text: 'one', blocks: [section('one')] });
    await client.chat.update({ channel, ts, blocks: [section('two')] } as never);
    expect(await stored(channel, ts)).toMatchObject({ text: 'one', blocks: [{ text: { text: 'two' } }] });
    await client.chat.update({ channel, ts, text: 'three' });
    expect(await stored(channel, ts)).toMatchObject({ text: 'three', edited: { user: 'U0BOT00001' } });
    expect((await stored(channel, ts)).blocks).toBeUndefined();
  });

  test("finds no message that is not there, and leaves people's messages alone", async () => {
    const { channel } = await post({ text: 'one' });
    expect(await refusalOf(client.chat.update({ channel, ts: '1.000001', text: 'a' }))).toBe('message_not_found');
    const ana = await driver.as('ana');
    const { ts } = await ana.say('sac', 'mine');
    expect(await refusalOf(client.chat.update({ channel, ts, text: 'a' }))).toBe('cant_update_message');
    expect(await refusalOf(client.chat.delete({ channel, ts }))).toBe('cant_delete_message');
  });
});

describe('history', () => {
  test('lists roots newest first with what their threads hold, and replies oldest first', async () => {
    const { channel, ts } = await post({ text: 'root', metadata: { event_type: 'ticket', event_payload: { id: 7 } } });
    const reply = await client.chat.postMessage({ channel, thread_ts: ts, text: 'reply' });
    const later = await post({ text: 'later' });
    const { messages = [] } = await client.conversations.history({ channel, include_all_metadata: true, limit: 2 });
    expect(messages.map((message) => message.ts)).toEqual([later.ts, ts]);
    expect(messages[1]).toMatchObject({ reply_count: 1, thread_ts: ts, metadata: { event_payload: { id: 7 } } });
    const thread = await client.conversations.replies({ channel, ts });
    expect(thread.messages?.map((message) => message.ts)).toEqual([ts, reply.ts]);
    expect(thread.messages?.[0]).not.toHaveProperty('metadata');
  });

  test('pages with cursors and keeps to oldest and latest', async () => {
    const ana = await driver.as('ana');
    await ana.createChannel('pages');
    await ana.inviteBot('pages');
    const posts = [];
    for (const text of ['1', '2', '3']) posts.push(await client.chat.postMessage({ channel: 'pages', text }));
    const channel = posts[0]?.channel ?? '';
    const first = await client.conversations.history({ channel, limit: 2 });
    expect(first.has_more).toBe(true);
    const cursor = first.response_metadata?.next_cursor ?? '';
    const rest = await client.conversations.history({ channel, limit: 2, cursor });
    expect([...(first.messages ?? []), ...(rest.messages ?? [])].map(({ text }) => text)).toContain('1');
    const oldest = posts[1]?.ts ?? '';
    const since = async (inclusive: boolean) =>
      (await client.conversations.history({ channel, oldest, inclusive })).messages?.map(({ text }) => text);
    expect(await since(false)).toEqual(['3']);
    expect(await since(true)).toEqual(['3', '2']);
  });
});

describe('the rest of the Web API', () => {
  test('tells who the app is and checks tokens', async () => {
    expect(await client.auth.test()).toMatchObject({ ok: true, user_id: 'U0BOT00001', team: 'Sandbox' });
    expect(await refusalOf(webClient(workspace, 'xoxb-wrong').auth.test())).toBe('invalid_auth');
    expect(await refusalOf(webClient(workspace, '').auth.test())).toBe('not_authed');
    expect(await refusalOf(client.apps.connections.open({}))).toBe('not_allowed_token_type');
    expect(await refusalOf(client.apiCall('chat.shout', {}))).toBe('unknown_method');
  });

  test('knows people, their roles and, when asked, their locales', async () => {
    const ana = await driver.as('ana');
    const { user } = await client.users.info({ user: ana.id, include_locale: true });
    expect(user).toMatchObject({ is_admin: true, is_owner: true, is_bot: false, locale: 'pt-BR' });
    expect((await client.users.info({ user: ana.id })).user).not.toHaveProperty('locale');
    expect(await refusalOf(client.users.info({ user: 'U404' }))).toBe('user_not_found');
  });

  test('reacts, once', async () => {
    const { channel, ts } = await post({ text: 'nice' });
    const reaction = { channel, timestamp: ts, name: 'eyes' };
    await client.reactions.add(reaction);
    expect(await refusalOf(client.reactions.add(reaction))).toBe('already_reacted');
    expect(await stored(channel, ts)).toMatchObject({ reactions: [{ name: 'eyes', count: 1 }] });
    await client.reactions.remove(reaction);
    expect(await refusalOf(client.reactions.remove(reaction))).toBe('no_reaction');
  });

  test('shows an ephemeral message to one person, whom the channel must have', async () => {
    const [ana, dan] = await Promise.all([driver.as('ana'), driver.as('dan')]);
    await client.chat.postEphemeral({ channel: 'sac', user: ana.id, text: 'psst', blocks: [buttons('Go')] });
    expect((await ana.messages('sac')).at(-1)).toMatchObject({ text: 'psst', ephemeralFor: ana.id });
    expect((await dan.messages('sac')).some(({ text }) => text === 'psst')).toBe(false);
    const nobody = client.chat.postEphemeral({ channel: 'sac', user: 'U404', text: 'a' });
    expect(await refusalOf(nobody)).toBe('user_not_in_channel');
  });

  test('answers as its faults say: rate limits, server errors, error codes', async () => {
    await driver.fault({ method: 'chat.postMessage', answer: { kind: 'ratelimited', retryAfter: 7 } });
    await expect(post({ text: 'a' })).rejects.toMatchObject({ retryAfter: 7 });
    await driver.fault({ method: 'chat.postMessage', answer: { kind: 'status', status: 503 } });
    await expect(post({ text: 'a' })).rejects.toMatchObject({ statusCode: 503 });
    await driver.fault({ method: '*', answer: { kind: 'error', error: 'internal_error' } });
    expect(await refusalOf(client.auth.test())).toBe('internal_error');
    expect(await refusalOf(client.auth.test())).toBe(null);
  });
});

async function post(message: object): Promise<{ channel: string; ts: string }> {
  const { channel = '', ts = '' } = await client.chat.postMessage({ channel: 'sac', ...message } as never);
  return { channel, ts };
}

async function stored(channel: string, ts: string) {
  const { messages = [] } = await client.conversations.replies({ channel, ts });
  return messages[0] as object & { blocks?: unknown };
}
