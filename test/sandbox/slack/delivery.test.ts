import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SocketModeClient } from '@slack/socket-mode';
import { afterEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Driver, drive } from '../../../sandbox/slack/driver.ts';
import { startWorkspace, type Workspace, type WorkspaceOptions } from '../../../sandbox/slack/workspace.ts';
import { silent } from './silent-logger.ts';
import { webClient } from './web-client.ts';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function workspaceWith(options: Partial<WorkspaceOptions>): Promise<{ workspace: Workspace; driver: Driver }> {
  const workspace = await startWorkspace({ port: 0, ...options });
  const driver = drive(workspace.url);
  cleanups.push(
    () => workspace.stop(),
    () => driver.stop(),
  );
  return { workspace, driver };
}

interface Envelope {
  type: string;
  envelope_id: string;
  accepts_response_payload: boolean;
  retry_attempt?: number;
  retry_reason?: string;
  payload: { event_id: string; event: { type: string } };
}

/** A bare Socket Mode client that acknowledges what it is told to. */
async function connect(workspace: Workspace, acknowledge: (envelope: Envelope) => boolean = () => true) {
  const { url } = await webClient(workspace, workspace.appToken).apps.connections.open({});
  const socket = new WebSocket(String(url));
  const envelopes: Envelope[] = [];
  const greeting = await new Promise((resolve) => {
    socket.on('message', (data) => {
      const message = JSON.parse(String(data));
      if (!message.envelope_id) return resolve(message);
      envelopes.push(message);
      if (acknowledge(message)) socket.send(JSON.stringify({ envelope_id: message.envelope_id }));
    });
  });
  cleanups.push(() => socket.terminate());
  return { socket, envelopes, greeting };
}

describe('Socket Mode', () => {
  test('greets, and gives each event to one of several connections', async () => {
    const { workspace, driver } = await workspaceWith({});
    const one = await connect(workspace);
    const two = await connect(workspace);
    expect(two.greeting).toMatchObject({
      type: 'hello',
      num_connections: 2,
      connection_info: { app_id: 'A0SANDBOX01' },
    });
    const ana = await driver.as('ana');
    for (const text of ['1', '2', '3', '4']) await ana.say('sac', text);
    await expect.poll(() => [one.envelopes.length, two.envelopes.length]).toEqual([2, 2]);
    expect(one.envelopes[0]).toMatchObject({ type: 'events_api', accepts_response_payload: false, retry_attempt: 0 });
  });

  test('lets a ticket open one connection only', async () => {
    const { workspace } = await workspaceWith({});
    const { socket } = await connect(workspace);
    const again = new WebSocket(socket.url);
    const failure = await new Promise<Error>((resolve) => again.on('error', resolve));
    expect(failure.message).toContain('401');
  });

  test('sends an event again while it is not acknowledged, with the same event_id, and complains', async () => {
    const { workspace, driver } = await workspaceWith({ ackDeadlineMs: 30, retryPausesMs: [0, 10, 10] });
    const { envelopes } = await connect(workspace, ({ retry_attempt }) => retry_attempt === 2);
    const ana = await driver.as('ana');
    await ana.say('sac', 'hello');
    await expect.poll(() => envelopes.map(({ retry_attempt }) => retry_attempt)).toEqual([0, 1, 2]);
    expect(new Set(envelopes.map(({ payload }) => payload.event_id)).size).toBe(1);
    expect(new Set(envelopes.map(({ envelope_id }) => envelope_id)).size).toBe(3);
    expect(envelopes[1]?.retry_reason).toBe('timeout');
    expect(workspace.complaints().map(({ code }) => code)).toEqual(['missing_ack', 'missing_ack']);
  });

  test('delivers an event twice when it is told to', async () => {
    const { workspace, driver } = await workspaceWith({});
    const { envelopes } = await connect(workspace);
    await driver.fault({ event: 'twice' });
    const ana = await driver.as('ana');
    await ana.say('sac', 'hello');
    await expect.poll(() => envelopes.map(({ payload }) => payload.event_id)).toHaveLength(2);
    expect(envelopes[0]?.payload.event_id).toBe(envelopes[1]?.payload.event_id);
  });

  test('tells the person when the app is silent, and records a late ack', async () => {
    const { workspace, driver } = await workspaceWith({ ackDeadlineMs: 20 });
    const { envelopes, socket } = await connect(workspace, () => false);
    const ana = await driver.as('ana');
    expect(await ana.slash('/hello', 'geral')).toEqual({ ok: false, error: '/hello failed: silent' });
    socket.send(JSON.stringify({ envelope_id: envelopes[0]?.envelope_id }));
    await ana.until(({ complaints }) => complaints.length === 2);
    expect(workspace.complaints()).toMatchObject([
      { code: 'missing_ack', where: 'command /hello' },
      { code: 'late_ack', where: 'command /hello' },
    ]);
  });

  test('an event that a dying connection did not acknowledge goes to the next one, without a complaint', async () => {
    const { workspace, driver } = await workspaceWith({ retryPausesMs: [50] });
    const dying = await connect(workspace, () => false);
    const ana = await driver.as('ana');
    await ana.say('sac', 'hello');
    await expect.poll(() => dying.envelopes).toHaveLength(1);
    dying.socket.terminate();
    const { envelopes } = await connect(workspace);
    await expect.poll(() => envelopes).toMatchObject([{ retry_attempt: 1, retry_reason: 'connection_failed' }]);
    expect(workspace.complaints()).toEqual([]);
  });

  test('without a connection nobody is to blame', async () => {
    const { workspace, driver } = await workspaceWith({});
    const ana = await driver.as('ana');
    expect(await ana.slash('/hello', 'geral')).toMatchObject({ ok: false });
    expect(ana.seen().app).toBe('none');
    expect(workspace.complaints()).toEqual([]);
  });

  test("Slack's own client comes back after Slack asked it to, and after its socket was dropped", async () => {
    const { workspace, driver } = await workspaceWith({});
    const client = new SocketModeClient({
      appToken: workspace.appToken,
      clientOptions: { slackApiUrl: workspace.slackApiUrl },
      clientPingTimeout: 100,
      logger: silent,
    });
    client.on('slash_commands', ({ ack }) => ack());
    cleanups.push(() => client.disconnect());
    await client.start();
    const ana = await driver.as('ana');
    for (const connection of ['refresh', 'drop'] as const) {
      await ana.until(({ app }) => app === 'socket');
      const gone = ana.until(({ app }) => app === 'none');
      await driver.fault({ connection });
      await gone;
      await ana.until(({ app }) => app === 'socket');
      expect(await ana.slash('/hello', 'geral')).toEqual({ ok: true });
    }
  });

  test('with a manifest only what the app subscribed to and declared is sent', async () => {
    const manifest = {
      features: { slash_commands: [{ command: '/known', description: 'Known' }] },
      settings: { event_subscriptions: { bot_events: ['message.channels'] } },
    };
    const { workspace, driver } = await workspaceWith({ manifest });
    const { envelopes } = await connect(workspace);
    const ana = await driver.as('ana');
    await ana.openHome({ published: false });
    await ana.say('sac', 'hello');
    expect(await ana.slash('/unknown', 'geral')).toEqual({ ok: false, error: '/unknown is not a valid command.' });
    expect(await ana.slash('/known', 'geral')).toEqual({ ok: true });
    expect(envelopes.map(({ payload }) => payload.event?.type)).toEqual(['message', undefined]);
    expect(ana.seen().commands).toEqual([{ command: '/known', description: 'Known', usageHint: '' }]);
  });
});

describe('HTTP mode', () => {
  interface Posted {
    headers: IncomingHttpHeaders;
    body: string;
  }

  /** A request URL that answers as it is told to. */
  async function listener(answer: (posted: Posted, count: number) => { status?: number; body?: string }) {
    const posts: Posted[] = [];
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const posted = { headers: request.headers, body: Buffer.concat(chunks).toString() };
      posts.push(posted);
      const { status = 200, body = '' } = answer(posted, posts.length);
      response.writeHead(status).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    cleanups.push(
      () => server.closeAllConnections(),
      () => server.close(),
    );
    return { posts, requestUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events` };
  }

  const giveChallengeBack = ({ body }: Posted) =>
    body.includes('url_verification') ? { body: JSON.parse(body).challenge as string } : {};

  test('verifies the request URL at the start and signs everything', async () => {
    const { posts, requestUrl } = await listener(giveChallengeBack);
    const { workspace, driver } = await workspaceWith({ requestUrl });
    const ana = await driver.as('ana');
    expect(ana.seen().app).toBe('http');
    await ana.say('sac', 'hello');
    await ana.slash('/hello a b', 'sac');
    expect(posts).toHaveLength(3);
    for (const { headers, body } of posts) {
      const timestamp = String(headers['x-slack-request-timestamp']);
      const signature = createHmac('sha256', workspace.signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
      expect(headers['x-slack-signature']).toBe(`v0=${signature}`);
    }
    expect(JSON.parse(posts[1]?.body ?? '')).toMatchObject({ type: 'event_callback', event: { text: 'hello' } });
    expect(Object.fromEntries(new URLSearchParams(posts[2]?.body))).toMatchObject({
      command: '/hello',
      text: 'a b',
      channel_name: 'sac',
      user_name: 'ana',
      response_url: expect.stringContaining(workspace.url),
    });
    expect(workspace.complaints()).toEqual([]);
  });

  test('sends events again that are not answered with 200, and says why', async () => {
    const { posts, requestUrl } = await listener((posted, count) =>
      count === 2 ? { status: 500 } : giveChallengeBack(posted),
    );
    const { workspace, driver } = await workspaceWith({ requestUrl, retryPausesMs: [0] });
    const ana = await driver.as('ana');
    await ana.say('sac', 'hello');
    await expect.poll(() => posts).toHaveLength(3);
    expect(posts[2]?.headers).toMatchObject({ 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_error' });
    expect(workspace.complaints()).toMatchObject([{ code: 'refused', where: 'event message' }]);
  });
});
