import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebClient } from '@slack/web-api';
import { afterEach, expect, test } from 'vitest';
import { FileNotFetched, fetchFiles } from '../../../bot/tickets/fetch-files.ts';

const servers: Server[] = [];

/** A server that stands for Slack, or for somebody else; answers its address. */
async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

const slackAt = (url: string) => new WebClient('xoxb-secret', { slackApiUrl: `${url}/api/` });

test('fetches a file with the bot’s token', async () => {
  const slack = await serve((request, response) => {
    response.statusCode = request.headers.authorization === 'Bearer xoxb-secret' ? 200 : 401;
    response.end('bytes');
  });
  const file = { id: 'F1', name: 'a.bin', mimetype: 'application/x-thing', url_private: `${slack}/files-pri/a.bin` };
  const [fetched] = await fetchFiles(slackAt(slack), [file]);
  expect(fetched).toMatchObject({ filename: 'a.bin', contentType: 'application/x-thing' });
  expect(Buffer.from(fetched?.bytes ?? []).toString()).toBe('bytes');
});

test('sends the token to nobody but Slack', async () => {
  let asked = false;
  const elsewhere = await serve((_, response) => {
    asked = true;
    response.end();
  });
  const slack = await serve((_, response) => response.end());
  for (const url_private of [
    `${elsewhere}/a`,
    'https://files.slack.com.evil.example/a',
    'file:///etc/passwd',
    'nonsense',
  ]) {
    await expect(fetchFiles(slackAt(slack), [{ id: 'F1', name: 'a', url_private }])).rejects.toThrow(FileNotFetched);
  }
  expect(asked).toBe(false);
});

test('follows no redirect, which would carry the token along', async () => {
  let asked = false;
  const elsewhere = await serve((_, response) => {
    asked = true;
    response.end();
  });
  const slack = await serve((_, response) => response.writeHead(302, { location: elsewhere }).end());
  const file = { id: 'F1', name: 'a', url_private: `${slack}/a` };
  await expect(fetchFiles(slackAt(slack), [file])).rejects.toThrow(FileNotFetched);
  expect(asked).toBe(false);
});

test('stops at what mail can carry, for all files together', async () => {
  const megabyte = Buffer.alloc(1_000_000);
  const slack = await serve((_, response) => {
    for (let sent = 0; sent < 10; sent++) response.write(megabyte);
    response.end();
  });
  const file = { id: 'F1', name: 'big', url_private: `${slack}/big` };
  expect(await fetchFiles(slackAt(slack), [file])).toHaveLength(1);
  await expect(fetchFiles(slackAt(slack), [file, file])).rejects.toThrow('larger than mail can carry');
});

test('takes Slack’s sign-in page for no file', async () => {
  const slack = await serve((_, response) => response.setHeader('content-type', 'text/html').end('<title>Sign in'));
  const file = { id: 'F1', name: 'a.png', mimetype: 'image/png', url_private: `${slack}/a` };
  await expect(fetchFiles(slackAt(slack), [file])).rejects.toThrow('asks to sign in');
});
