import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { MailState, SendResult } from '@inbox-email/sandbox/mail/mail-api.ts';
import { mailRouter } from '@inbox-email/sandbox/mail/mail-router.ts';
import { type MailServer, startMailServer } from '@inbox-email/sandbox/mail/mail-server.ts';
import express from 'express';
import { createTransport } from 'nodemailer';
import PostalMime from 'postal-mime';
import { afterEach, beforeEach, expect, test } from 'vitest';

let mail: MailServer;
let http: Server;
let url: string;

beforeEach(async () => {
  mail = await startMailServer();
  http = createServer(express().use('/mail', mailRouter(mail)));
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/mail`;
});

afterEach(async () => {
  http.closeAllConnections();
  http.close();
  await mail.stop();
});

async function post(what: string, body: unknown): Promise<SendResult> {
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(`${url}/${what}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await answer.json()) as SendResult;
}

async function state(): Promise<MailState> {
  return (await (await fetch(`${url}/state`)).json()) as MailState;
}

test('a customer writes to the company with an attachment', async () => {
  const sent = await post('send', {
    from: 'maria@cliente.example',
    to: 'sac@empresa.example',
    subject: 'Olá, ção!',
    text: 'Tudo bem?',
    attachment: { filename: 'ação.txt', contentType: 'text/plain', base64: Buffer.from('oi').toString('base64') },
  });
  expect(sent).toEqual({ ok: true });
  const [stored] = mail.mails('sac@empresa.example');
  const read = await PostalMime.parse(Buffer.from(stored?.raw ?? []));
  expect(read).toMatchObject({
    subject: 'Olá, ção!',
    from: { name: 'Maria Oliveira', address: 'maria@cliente.example' },
  });
  expect(read.attachments).toMatchObject([{ filename: 'ação.txt' }]);
});

test('every ready mail can be sent, and what the page shows of it is what arrives', async () => {
  const { readySamples } = await state();
  for (const { id } of readySamples) {
    expect(await post('send', { ready: id, to: 'vendas@empresa.example' })).toEqual({ ok: true });
  }
  const arrived = mail.mails('vendas@empresa.example').map(({ raw }) => PostalMime.parse(Buffer.from(raw)));
  expect((await Promise.all(arrived)).map(({ subject }) => subject)).toEqual(
    readySamples.map(({ subject }) => subject),
  );
});

test('a customer reads the answer and answers it in the same thread', async () => {
  const auth = { user: 'sac@empresa.example', pass: 'sac-segredo' };
  const transport = createTransport({ host: '127.0.0.1', port: mail.smtpPort, ignoreTLS: true, auth });
  await transport.sendMail({
    from: 'SAC <sac@empresa.example>',
    to: 'maria@cliente.example',
    subject: 'Re: Pedido',
    text: 'Chega na sexta.\nAbraços',
    messageId: '<2@empresa.example>',
    inReplyTo: '<1@cliente.example>',
    references: '<1@cliente.example>',
    attachments: [{ filename: 'rastreio.txt', content: 'BR123' }],
  });
  const maria = (await state()).mailboxes.find(({ address }) => address === 'maria@cliente.example');
  expect(maria?.mails).toMatchObject([
    { subject: 'Re: Pedido', inReplyTo: '<1@cliente.example>', attachments: [{ filename: 'rastreio.txt', size: 5 }] },
  ]);
  const attachment = await fetch(`${url}/mails/maria@cliente.example/1/attachments/0`);
  expect(attachment.headers.get('content-disposition')).toContain('attachment');
  expect(await attachment.text()).toBe('BR123');

  expect(await post('answer', { mailbox: 'maria@cliente.example', uid: 1, text: 'Obrigada!' })).toEqual({ ok: true });
  const [stored] = mail.mails('sac@empresa.example');
  const read = await PostalMime.parse(Buffer.from(stored?.raw ?? []));
  expect(read).toMatchObject({
    subject: 'Re: Pedido',
    inReplyTo: '<2@empresa.example>',
    references: '<1@cliente.example> <2@empresa.example>',
  });
  expect(read.text).toMatch(/^Obrigada!\n\nOn .* SAC wrote:\n> Chega na sexta.\n> Abraços/);
});

test('whoever watches hears of mails and of the server going and coming back', async () => {
  const stop = new AbortController();
  const { body } = await fetch(`${url}/changes`, { signal: stop.signal });
  const states = body?.pipeThrough(new TextDecoderStream())[Symbol.asyncIterator]();
  const next = async () => JSON.parse(String((await states?.next())?.value).replace('data: ', '')) as MailState;
  expect((await next()).listening).toBe(true);
  mail.deliver('Subject: x\r\n\r\n', { from: null, to: 'sac@empresa.example' });
  expect((await next()).mailboxes[0]?.count).toBe(1);
  await post('listening', { listening: false });
  expect((await next()).listening).toBe(false);
  expect(mail.listening).toBe(false);
  stop.abort();
});

test('what cannot be sent is said, not thrown', async () => {
  expect(await post('send', { ready: 'pergunta', to: 'nobody@empresa.example' })).toEqual({
    ok: false,
    error: 'There is no mailbox nobody@empresa.example on this server',
  });
  expect(await post('send', { nonsense: true })).toMatchObject({ ok: false });
  expect((await fetch(`${url}/mails/maria@cliente.example/99/raw`)).status).toBe(404);
});
