import { afterEach, expect, test } from 'vitest';
import { startWorkspace } from '../../../sandbox/slack/workspace.ts';
import { buttons, section } from './blocks.ts';
import { type Stage, stage } from './bolt-app.ts';

let now = Date.parse('2026-11-23T12:00:00Z');
let current: Stage | undefined;
afterEach(() => current?.end());

/** A person has typed a command; answers with what posts to its response_url. */
async function commanded() {
  let url = '';
  current = await stage(
    'socket',
    (app) => {
      app.command('/do', async ({ ack, command }) => {
        url = command.response_url;
        await ack();
      });
    },
    { clock: () => now },
  );
  const ana = await current.driver.as('ana');
  await ana.slash('/do', 'geral');
  const respond = (body: object) => fetch(url, { method: 'POST', body: JSON.stringify(body) });
  return { ana, respond, workspace: current.workspace };
}

test('five answers are taken, the sixth is not', async () => {
  const { respond, workspace } = await commanded();
  const statuses = [];
  for (let i = 0; i < 6; i += 1) statuses.push((await respond({ text: `answer ${i}` })).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
  expect(workspace.complaints()).toMatchObject([{ code: 'used_url' }]);
});

test('after 30 minutes no answer is taken', async () => {
  const { respond, workspace } = await commanded();
  now += 30 * 60_000;
  expect((await respond({ text: 'just in time' })).status).toBe(200);
  now += 1;
  expect((await respond({ text: 'too late' })).status).toBe(404);
  expect(workspace.complaints()).toMatchObject([{ code: 'expired_url' }]);
});

test('answers are for the person alone unless they are for the channel', async () => {
  const { ana, respond } = await commanded();
  await respond({ text: 'for you' });
  await respond({ text: 'for all', response_type: 'in_channel' });
  const answers = (await ana.messages('geral')).map(({ text, ephemeralFor }) => [text, ephemeralFor]);
  expect(answers).toEqual([
    ['for you', ana.id],
    ['for all', null],
  ]);
});

test('invalid blocks are refused', async () => {
  const { respond, workspace } = await commanded();
  expect((await respond({ blocks: [section('x'.repeat(3001))] })).status).toBe(400);
  expect(workspace.complaints()).toMatchObject([{ code: 'invalid_blocks', where: 'response_url' }]);
});

test('the answer to a button of an ephemeral message replaces or deletes that message', async () => {
  current = await stage('socket', (app) => {
    app.action('replace', async ({ ack, respond }) => {
      await ack();
      await respond({ replace_original: true, text: 'replaced', blocks: [buttons('Delete')] });
    });
    app.action('delete', async ({ ack, respond }) => {
      await ack();
      await respond({ delete_original: true });
    });
  });
  const { app, driver } = current;
  const ana = await driver.as('ana');
  await app.client.chat.postEphemeral({ channel: 'sac', user: ana.id, text: 'one', blocks: [buttons('Replace')] });
  await ana.click('Replace', { in: await ana.until(({ messages }) => messages[0]) });
  await ana.click('Delete', { in: await ana.until(({ messages: [one] }) => one?.text === 'replaced' && one) });
  await ana.until(({ messages }) => messages.length === 0);
  expect(await driver.complaints()).toEqual([]);
});

test('an unknown response_url answers 404', async () => {
  const workspace = await startWorkspace({ port: 0 });
  const answer = await fetch(`${workspace.url}/response/T0/nothing`, { method: 'POST', body: '{"text":"a"}' });
  expect(answer.status).toBe(404);
  await workspace.stop();
});
