import { afterEach, expect, test } from 'vitest';
import { modal, plain } from './blocks.ts';
import { type Stage, stage } from './bolt-app.ts';
import { refusalOf } from './web-client.ts';

let current: Stage | undefined;
afterEach(() => current?.end());

test('the app uploads files into a thread, and a person downloads them', async () => {
  current = await stage('socket', () => {});
  const { app, driver } = current;
  const { ts = '', channel = '' } = await app.client.chat.postMessage({ channel: 'sac', text: 'ticket' });
  const answer = await app.client.files.uploadV2({
    channel_id: channel,
    thread_ts: ts,
    initial_comment: 'two files',
    file_uploads: [
      { file: Buffer.from('hello'), filename: 'hello.txt' },
      { file: Buffer.from([0x89, 0x50, 0x4e, 0x47]), filename: 'dot.png', title: 'A dot' },
    ],
  });
  expect(JSON.stringify(answer)).not.toContain('"ts"');
  const ana = await driver.as('ana');
  const message = await ana.until(({ messages }) => messages.find(({ threadTs }) => threadTs === ts));
  expect(message).toMatchObject({ text: 'two files', user: ana.seen().botUserId });
  expect(message.files).toMatchObject([
    { name: 'hello.txt', mimetype: 'text/plain', size: 5 },
    { name: 'dot.png', mimetype: 'image/png', size: 4 },
  ]);
  expect(Buffer.from(await ana.download(message.files[0]?.id ?? '')).toString()).toBe('hello');
  const info = await app.client.files.info({ file: message.files[0]?.id ?? '' });
  expect(info.file?.shares?.public?.[channel]).toMatchObject([{ ts: message.ts, thread_ts: ts }]);
  expect(await driver.complaints()).toEqual([]);
});

test('a person posts a file, and the app downloads it with its token only', async () => {
  let heard: { subtype?: string; files?: { url_private: string; name: string }[] } = {};
  current = await stage('socket', (app) => {
    app.event('message', async ({ event }) => {
      heard = event as typeof heard;
    });
  });
  const { driver, workspace } = current;
  const bruno = await driver.as('bruno');
  await bruno.say('sac', 'see here', { files: [{ name: 'notes & more.txt', content: 'olá' }] });
  await expect.poll(() => heard.subtype).toBe('file_share');
  const [file] = heard.files ?? [];
  const url = file?.url_private ?? '';
  const good = await fetch(url, { headers: { authorization: `Bearer ${workspace.botToken}` } });
  expect([good.status, await good.text()]).toEqual([200, 'olá']);
  const bad = await fetch(url);
  expect([bad.status, bad.headers.get('content-type')]).toEqual([401, 'text/html; charset=utf-8']);
});

test('a modal takes files, and its submission carries them whole', async () => {
  let files: unknown;
  current = await stage('socket', (app) => {
    app.command('/reply', async ({ ack, client, command }) => {
      await ack();
      const element = { type: 'file_input' as const, action_id: 'picked', max_files: 2 };
      await client.views.open({
        trigger_id: command.trigger_id,
        view: modal('reply', [{ type: 'input', block_id: 'files', label: plain('Files'), optional: true, element }]),
      });
    });
    app.view('reply', async ({ ack, view }) => {
      files = view.state.values.files?.picked?.files;
      await ack();
    });
  });
  const ana = await current.driver.as('ana');
  await ana.slash('/reply', 'geral');
  await ana.attach('Files', [{ name: 'a.pdf', content: 'pdf' }]);
  expect(await ana.submit()).toEqual({ ok: true });
  expect(files).toMatchObject([
    { name: 'a.pdf', mimetype: 'application/pdf', size: 3, url_private: expect.stringContaining('/files-pri/') },
  ]);
});

test('an upload that is not finished cannot be completed, one of another size is refused', async () => {
  current = await stage('socket', () => {});
  const { app, driver } = current;
  const { file_id: id = '', upload_url: url = '' } = await app.client.files.getUploadURLExternal({
    filename: 'a.txt',
    length: 3,
  });
  const complete = () => app.client.files.completeUploadExternal({ files: [{ id }], channel_id: 'sac' } as never);
  expect(await refusalOf(complete())).toBe('file_not_found');
  expect((await fetch(url, { method: 'POST', body: 'four' })).status).toBe(400);
  expect((await fetch(url, { method: 'POST', body: 'abc' })).status).toBe(200);
  expect(await refusalOf(complete())).toBe(null);
  expect((await driver.complaints()).map(({ code }) => code)).toEqual(['file_not_found', 'upload_size_mismatch']);
});
