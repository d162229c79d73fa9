import { type MailServer, startMailServer } from '@inbox-email/sandbox/mail/mail-server.ts';
import type { MailAccountData } from 'n8n-nodes-inbox-email/mailbox/mail-account.ts';
import { mailTicketOf, unknownOrigin } from 'n8n-nodes-inbox-email/mailbox/mail-ticket.ts';
import { signingKeyOf } from 'n8n-nodes-inbox-email/mailbox/signing-key.ts';
import { operations } from 'n8n-nodes-inbox-email/operations/index.ts';
import { runOperation } from 'n8n-nodes-inbox-email/operations/run-operation.ts';
import { failed, received, sent } from 'n8n-nodes-inbox-email/output-schema.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ScriptedSmtp, startScriptedSmtp } from '../fakes/scripted-smtp.ts';
import { executionOf } from './n8n.fixture.ts';
import { mail } from './watching.fixture.ts';

let server: MailServer;
let smtp: ScriptedSmtp;
let credential: MailAccountData;
beforeEach(async () => {
  const mailboxes = [
    { name: 'SAC', address: 'sac@example.com', login: 'sac', password: 'secret' },
    { name: 'Ana', address: 'ana@example.com', password: 'secret', side: 'customer' as const },
  ];
  [server, smtp] = await Promise.all([startMailServer({ mailboxes }), startScriptedSmtp()]);
  credential = {
    ...{ address: 'sac@example.com', senderName: 'SAC', login: 'sac', password: 'secret', privateNetwork: true },
    ...{ technology: 'imap', incomingHost: '127.0.0.1', incomingPort: server.imapPort },
    ...{ protocol: 'smtp', outgoingHost: '127.0.0.1', outgoingPort: server.smtpPort },
  };
});
afterEach(() => Promise.all([server.stop(), smtp.stop()]));

type Items = Parameters<typeof executionOf>[0];
async function run(
  operation: string,
  items: Items,
  parameters: Record<string, unknown> = {},
  options: { continueOnFail?: boolean } = {},
) {
  const all = { resource: 'mail', operation, authentication: 'password', files: '', cc: '', ...parameters };
  const [output = []] = await runOperation(executionOf(items, all, { credential, ...options }), operations);
  return output;
}

describe('parse', () => {
  test('reads a mail from a field or from text, and each result knows its item', async () => {
    const output = await run('parse', [
      { json: {}, binary: { raw: asFile(mail('binary')) }, parameters: { source: 'binary', binaryField: 'raw' } },
      { json: {}, parameters: { source: 'text', text: mail('text') } },
    ]);
    expect(output.map(({ json }) => received.parse(json).message.subject)).toEqual(['binary', 'text']);
    expect(output.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
  });

  test('says what is missing, and goes on with the next where that is wanted', async () => {
    const items: Items = [
      { json: {}, parameters: { source: 'text', text: '' } },
      { json: {}, parameters: { source: 'text', text: mail('good') } },
    ];
    await expect(run('parse', items)).rejects.toThrow('There is no e-mail to read');
    const [bad, good] = await run('parse', items, {}, { continueOnFail: true });
    expect(failed.parse(bad?.json)).toMatchObject({ error: 'There is no e-mail to read', remedy: /headers/ });
    expect(received.parse(good?.json).message.subject).toBe('good');
  });
});

describe('send and reply', () => {
  test('an answer threads, goes to whoever wrote, and brings its files', async () => {
    const asked = mailTicketOf(
      Buffer.from(`Cc: Rui <rui@example.com>, sac@example.com\r\n${mail('Order 7')}`),
      unknownOrigin,
    );
    const [output] = await run('reply', [{ json: {}, binary: { invoice: asFile('PDF', 'invoice.pdf') } }], {
      mail: asked.json,
      text: 'It is on its way.',
      files: 'invoice',
      cc: '',
    });
    // Rui has no mailbox at this server, which says so; Ana got hers.
    expect(sent.parse(output?.json)).toMatchObject({
      ticket: { key: asked.json.ticket.key, isNew: false },
      message: { subject: 'Re: Order 7', inReplyTo: ['<Order7@example.com>'], to: [{ address: 'ana@example.com' }] },
    });
    const [arrived] = await server.waitForMails('ana@example.com', 1);
    const text = Buffer.from(arrived?.raw ?? '').toString();
    expect(text).toMatch(/^From: SAC <sac@example\.com>\r$/m);
    expect(text).toContain('filename=invoice.pdf');
  });

  test('an answer to a mail of ours comes in with the same ticket key, by its signed Message-ID', async () => {
    const [output] = await run('send', [{ json: {} }], {
      to: 'Ana <ana@example.com>',
      subject: 'Offer',
      text: 'Hello',
    });
    const { ticket, message } = sent.parse(output?.json);
    const answer = `From: ana@example.com\r\nIn-Reply-To: ${message.messageId}\r\nMessage-ID: <a@b>\r\nSubject: Re: Offer\r\n\r\nYes`;
    const read = mailTicketOf(Buffer.from(answer), { ...unknownOrigin, signingKey: signingKeyOf(credential) });
    expect(read.json).toMatchObject({ ticket: { key: ticket.key, isNew: false }, why: { rule: 'own-message-id' } });
    const forged = mailTicketOf(Buffer.from(answer.replace(/ie\.\d+/, 'ie.7')), {
      ...unknownOrigin,
      signingKey: signingKeyOf(credential),
    });
    expect(forged.json.why.rule).toBe('refers-to');
  });

  test.each([
    [{ to: 'nobody' }, 'To: “nobody” is no e-mail address', 'Write addresses as'],
    [{ to: '' }, 'To is empty', ''],
  ])('%j is refused before anything goes out', async (parameters, words, remedy) => {
    const failure = await run('send', [{ json: {} }], { subject: 's', text: 't', ...parameters }).catch(
      (error) => error,
    );
    expect(failure.message).toBe(words);
    expect(failure.description ?? '').toContain(remedy);
  });

  test.each([
    ['{}', 'ticket.key is missing'],
    [{ ticket: { key: 1, subject: 's', requester: { name: '', address: 'a@b' } } }, 'message.messageId is missing'],
    ['no JSON', 'ticket.key is missing'],
  ])('what is no mail is not answered: %j', async (given, remedy) => {
    const failure = await run('reply', [{ json: {} }], { mail: given, text: 't', to: '' }).catch((error) => error);
    expect(failure.message).toBe('E-Mail is not what the trigger or Parse hands on');
    expect(failure.description).toContain(remedy);
  });

  test('what the server refuses is told with cause, its words, remedy and field', async () => {
    credential.password = 'wrong';
    const parameters = { to: 'ana@example.com', subject: 's', text: 't' };
    const failure = await run('send', [{ json: {} }], parameters).catch((error) => error);
    expect(failure.message).not.toBe('');
    expect(failure.description).toContain('Field: Password');
    expect(JSON.stringify(failure)).not.toContain('wrong');
  });

  test('a connection lost after the mail was handed over is told as uncertain, and nothing is sent again', async () => {
    smtp.script = { end: 'cut' };
    credential.outgoingPort = smtp.port;
    const parameters = { to: 'ana@example.com', subject: 's', text: 't' };
    const [output] = await run('send', [{ json: {} }], parameters, { continueOnFail: true });
    expect(failed.parse(output?.json)).toMatchObject({ error: expect.stringContaining('it may have gone out') });
    expect(smtp.received).toHaveLength(1);
  });

  test('a credential that only receives says so', async () => {
    credential.protocol = 'none';
    const parameters = { to: 'ana@example.com', subject: 's', text: 't' };
    await expect(run('send', [{ json: {} }], parameters)).rejects.toThrow('The credential only receives');
  });
});

const asFile = (text: string, fileName = 'mail.eml') => ({
  ...{ data: Buffer.from(text).toString('base64'), fileName, mimeType: 'application/octet-stream' },
});
