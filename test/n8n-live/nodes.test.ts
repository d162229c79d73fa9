import { globSync, readFileSync } from 'node:fs';
import { type MailServer, startMailServer } from '@inbox-email/sandbox/mail/mail-server.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLiveN8n, type LiveN8n } from './live-n8n.ts';
import { mailboxOn } from './mail-to-tickets.ts';

let n8n: LiveN8n;
let mail: MailServer;
const folder = new URL('../../n8n-nodes/workflows/', import.meta.url);
const files = globSync('*.json', { cwd: folder.pathname });

interface Stored {
  name: string;
  nodes: { type: string; typeVersion: number; parameters: object }[];
}
const ready = files.map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Stored);

beforeAll(async () => {
  const mailboxes = [
    { name: 'SAC', address: 'sac@example.com', login: 'sac', password: 'secret' },
    { name: 'Ana', address: 'ana@example.com', password: 'secret', side: 'customer' as const },
  ];
  [mail, n8n] = await Promise.all([startMailServer({ mailboxes }), createLiveN8n()]);
  await n8n.import('workflow', ...ready, parseAndReply);
  await n8n.import('credentials', credential('secret'));
});
afterAll(() => Promise.all([n8n.remove(), mail.stop()]));

const credential = (password: string) =>
  mailboxOn(mail.imapPort, { password, protocol: 'smtp', outgoingHost: '127.0.0.1', outgoingPort: mail.smtpPort });

test('a workflow parses a mail and answers it in its thread, by the command line', async () => {
  const printed = await n8n.execute('parseAndReply');
  expect(printed).toContain('"event": "message.sent"');
  const [answer] = await mail.waitForMails('ana@example.com', 1);
  const text = Buffer.from(answer?.raw ?? '').toString();
  expect(text).toMatch(/^In-Reply-To: <order@example\.com>\r$/m);
  expect(text).toMatch(/^Subject: Re: Order\r$/m);
});

test('the test button tells what the staged test finds, and the ready workflows stand there with nodes that n8n knows', async () => {
  await n8n.start();
  const test = async (password: string) => {
    const { id, name, type, data } = credential(password);
    const { body } = await n8n.ask('POST', '/rest/credentials/test', { credentials: { id, name, type, data } });
    return (body as { data: { status: string; message: string } }).data;
  };
  expect(await test('secret')).toEqual({ status: 'OK', message: expect.stringContaining('Connection successful') });
  const refused = await test('wrong');
  expect(refused.status).toBe('Error');
  expect(refused.message).toContain('Incoming server, sign-in: ');
  expect(refused.message).toContain('Field: Password.');

  const { body } = await n8n.ask('GET', '/rest/workflows');
  const stored = (body as { data: { id: string; name: string }[] }).data;
  expect(stored.map(({ name }) => name)).toEqual(expect.arrayContaining(ready.map(({ name }) => name)));
  const wanted = ready.flatMap(({ nodes }) => nodes.map(({ type: name, typeVersion: version }) => ({ name, version })));
  const known = await n8n.ask('POST', '/rest/node-types', { nodeInfos: wanted });
  const types = (known.body as { data: { name: string }[] }).data;
  // n8n answers without the package's name, and fails where it does not know one of them.
  const bare = wanted.map(({ name }) => name.replace(/^.*\./, ''));
  expect(types.map(({ name }) => name).toSorted()).toEqual(bare.toSorted());
});

const parseAndReply = {
  ...{ id: 'parseAndReply', name: 'Parse and reply', active: false, settings: {} },
  nodes: [
    {
      ...{ id: 'start', name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: [0, 0] },
      parameters: {},
    },
    {
      ...{ id: 'parse', name: 'Parse', type: 'n8n-nodes-inbox-email.mailTicket', typeVersion: 1, position: [200, 0] },
      parameters: {
        ...{ resource: 'mail', operation: 'parse', source: 'text' },
        text: 'From: Ana <ana@example.com>\nTo: sac@example.com\nSubject: Order\nMessage-ID: <order@example.com>\n\nWhere is it?',
      },
    },
    {
      ...{ id: 'reply', name: 'Reply', type: 'n8n-nodes-inbox-email.mailTicket', typeVersion: 1, position: [400, 0] },
      parameters: { resource: 'mail', operation: 'reply', authentication: 'password', text: 'On its way.' },
      credentials: { mailAccountApi: { id: 'mailbox', name: 'Mailbox' } },
    },
  ],
  connections: {
    Start: { main: [[{ node: 'Parse', type: 'main', index: 0 }]] },
    Parse: { main: [[{ node: 'Reply', type: 'main', index: 0 }]] },
  },
};
