import type { MailAccountData } from 'n8n-nodes-inbox-email/mailbox/mail-account.ts';
import { triggerOnMailbox } from 'n8n-nodes-inbox-email/mailbox/trigger-on-mailbox.ts';
import { received } from 'n8n-nodes-inbox-email/output-schema.ts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type ScriptedImap, startScriptedImap } from '../fakes/scripted-imap.ts';
import { type ScriptedPop3, startScriptedPop3 } from '../fakes/scripted-pop3.ts';
import { newLife, type TriggerLife, triggerIn } from './n8n.fixture.ts';
import { mail } from './watching.fixture.ts';

let imap: ScriptedImap;
let pop3: ScriptedPop3;
let life: TriggerLife;
let credential: MailAccountData;
/** Keys of the executions that n8n has in its list. */
let known: Set<string>;
const stops: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  [imap, pop3] = await Promise.all([startScriptedImap(), startScriptedPop3()]);
  life = newLife();
  known = new Set();
  credential = {
    ...{ address: 'sac@example.com', password: 'secret', technology: 'imap', protocol: 'none' },
    ...{ incomingHost: '127.0.0.1', incomingPort: imap.port, privateNetwork: true },
  };
});
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  await Promise.all([imap.stop(), pop3.stop()]);
});

async function activate(parameters: Record<string, unknown> = {}) {
  const all = { folder: 'INBOX', backlog: 'everything', afterReading: 'nothing', options: {}, ...parameters };
  const { closeFunction = async () => {} } = await triggerOnMailbox(triggerIn(life, credential, all, { known }));
  stops.push(closeFunction);
  return closeFunction;
}

const items = () => life.executions.flat();
const subjects = () => items().map(({ json }) => received.parse(json).message.subject);
const came = (count: number) => vi.waitUntil(() => items().length >= count, { timeout: 10_000, interval: 5 });

describe('the trigger in n8n', () => {
  test('hands on tickets as the schema says, with attachments and the raw mail as binary fields', async () => {
    imap.inbox.deliver(withAttachment);
    await activate({ options: { raw: true } });
    await came(1);
    const [item] = items();
    const { ticket, message, why } = received.parse(item?.json);
    expect(ticket).toMatchObject({ isNew: true, subject: 'Invoice', requester: { address: 'ana@example.com' } });
    expect(message.attachments).toMatchObject([{ filename: 'note.txt', size: 5, binary: 'attachment_0' }]);
    expect(message).toMatchObject({ folder: 'INBOX', uid: '1', newText: 'See the file.' });
    expect(why).toEqual({ rule: 'new', evidence: null });
    expect(Buffer.from(item?.binary?.attachment_0?.data ?? '', 'base64').toString()).toBe('Hello');
    expect(Buffer.from(item?.binary?.raw?.data ?? '', 'base64').toString()).toBe(withAttachment);
  });

  test('emits nothing before it has begun, and n8n stores the progress with each batch', async () => {
    imap.inbox.deliver(mail('one'));
    const beginning = activate();
    expect(life.executions).toEqual([]);
    await beginning;
    await came(1);
    expect(life.storedWith[0]?.progress).toMatchObject({ floor: 1, pending: ['1'] });
  });

  test('lets n8n store that all is done, though nothing follows, and begins nothing for it', async () => {
    imap.inbox.deliver(mail('one'));
    await activate();
    await vi.waitUntil(() => (life.stored.progress as { floor?: number } | undefined)?.floor === 2);
    expect(life.executions).toHaveLength(1);
  });

  test('a batch that n8n has in its list already is not begun again', async () => {
    imap.inbox.deliver(mail('one'));
    const close = await activate();
    await came(1);
    await close();
    // Killed before n8n stored any more.
    life.staticData = {
      ...life.staticData,
      progress: { ...Object(life.staticData.progress), floor: 1, pending: ['1'], recent: [] },
    };
    imap.inbox.deliver(mail('two'));
    await activate();
    await came(2);
    expect(subjects()).toEqual(['one', 'two']);
  });

  test('"from now on" counts from when the folder was first watched, and survives restarts', async () => {
    imap.inbox.deliver(mail('old'), new Date('2026-01-01'));
    const close = await activate({ backlog: 'now' });
    await vi.waitUntil(() => life.staticData.progress !== undefined);
    await close();
    delete life.staticData.progress;
    imap.inbox.deliver(mail('while it was down'));
    await activate({ backlog: 'now' });
    await came(1);
    expect(subjects()).toEqual(['while it was down']);
  });

  test('another mailbox begins anew', async () => {
    life.staticData = { first: { watched: 'other@host:993/INBOX', at: 0 } };
    imap.inbox.deliver(mail('old'), new Date('2026-01-01'));
    await activate({ backlog: 'now' });
    await vi.waitUntil(() => life.staticData.progress !== undefined);
    imap.inbox.deliver(mail('new'));
    await came(1);
    expect(subjects()).toEqual(['new']);
  });

  test('goes on after an execution that somebody has cancelled, and connects no second time', async () => {
    type Cancelled = new (executionId: string) => Error;
    const n8n = await vi.importActual<{ ManualExecutionCancelledError: Cancelled }>('n8n-workflow');
    life.ended = new n8n.ManualExecutionCancelledError('1');
    const one = imap.inbox.deliver(mail('one'));
    await activate({ afterReading: 'mark-seen' });
    await came(1);
    await vi.waitUntil(() => Object(life.staticData.progress).floor === 2);
    life.ended = null;
    const two = imap.inbox.deliver(mail('two'));
    await vi.waitUntil(() => two.flags.has('\\Seen'));
    expect(subjects()).toEqual(['one', 'two']);
    expect(one.flags.has('\\Seen')).toBe(false);
    expect(imap.connections()).toBe(1);
  });

  test('tells why the server refuses, once, and never that the trigger failed', async () => {
    credential.password = '';
    await activate();
    await vi.waitUntil(() => life.failedExecutions.length > 0, { timeout: 10_000 });
    expect(life.failedExecutions).toHaveLength(1);
    expect(life.failedExecutions[0]?.description).toContain('Field: Password');
    expect(life.errors).toEqual([]);
  });

  test('reads a POP3 mailbox, and deletes what was handled where that is wanted', async () => {
    const rights = { login: 'ana', password: 'segredo' };
    credential = { ...credential, ...rights, technology: 'pop3', incomingPort: pop3.port };
    pop3.deliver(mail('one'), mail('two'));
    await activate({ afterReading: 'delete' });
    await came(2);
    expect(subjects()).toEqual(['one', 'two']);
    await vi.waitUntil(() => pop3.mails.length === 0);
  });
});

test('a test run hands on the newest mail, and changes nothing', async () => {
  imap.inbox.deliver(mail('older'), new Date('2026-01-01'));
  const newest = imap.inbox.deliver(mail('newest'), new Date('2026-02-01'));
  const parameters = { folder: 'INBOX', backlog: 'now', afterReading: 'delete' };
  const run = await triggerOnMailbox(triggerIn(life, credential, parameters, { mode: 'manual' }));
  await run.manualTriggerFunction?.();
  expect(subjects()).toEqual(['newest']);
  expect(newest.flags.size).toBe(0);
  expect(life.staticData).toEqual({});
});

test.each([
  [{ incomingHost: '' }, 'Incoming Server: is missing'],
  [{ address: 'sac' }, 'Address: is not an e-mail address'],
  [{ authorities: 'x' }, 'Own Authorities (PEM): is not a certificate in PEM'],
])('a credential with %j says what is wrong', async (changes, words) => {
  credential = { ...credential, ...changes };
  await expect(activate()).rejects.toThrow(words);
});

const withAttachment = [
  'From: Ana <ana@example.com>',
  'To: sac@example.com',
  'Subject: Invoice',
  'Message-ID: <invoice@example.com>',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="b"',
  '',
  '--b',
  'Content-Type: text/plain',
  '',
  'See the file.',
  '--b',
  'Content-Type: text/plain; name="note.txt"',
  'Content-Disposition: attachment; filename="note.txt"',
  '',
  'Hello',
  '--b--',
  '',
].join('\r\n');
