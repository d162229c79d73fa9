import express, { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { composeAnswer, composeReady, composeSample } from './compose-mail.ts';
import type { SendResult } from './mail-api.ts';
import type { MailServer } from './mail-server.ts';
import { mailStateOf } from './mail-state.ts';
import { findMailbox, type Mailbox, type StoredMail } from './mailbox.ts';
import { openAttachment } from './read-mail.ts';
import { readySamples } from './ready-samples.ts';

const attachment = z.object({ filename: z.string(), contentType: z.string(), base64: z.base64() }).optional();
const sendBody = z.union([
  z.object({ ready: z.string(), to: z.string() }),
  z.object({ from: z.string(), to: z.string(), subject: z.string(), text: z.string(), attachment }),
]);
const answerBody = z.object({ mailbox: z.string(), uid: z.number(), text: z.string(), attachment });
const listeningBody = z.object({ listening: z.boolean() });

/** Types that a browser draws without running anything that they hold. */
const harmlessTypes = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** What the page needs of the mail server: see mail-api.ts. */
export function mailRouter(server: MailServer): Router {
  const router = Router();
  const state = mailStateOf(server);

  function mailbox(address: string): Mailbox {
    const found = findMailbox(server.mailboxes, address);
    if (!found) throw new Error(`There is no mailbox ${address} on this server`);
    return found;
  }

  function findMail(address: string, uid: number): StoredMail | undefined {
    const box = findMailbox(server.mailboxes, address);
    return box && server.mails(box.address).find((mail) => mail.uid === uid);
  }

  async function send(body: unknown): Promise<void> {
    const wanted = sendBody.parse(body);
    const to = mailbox(wanted.to);
    if ('from' in wanted) {
      const from = mailbox(wanted.from);
      server.deliver(await composeSample(from, to, wanted), { from: from.address, to: to.address });
      return;
    }
    const ready = readySamples.find(({ id }) => id === wanted.ready);
    if (!ready) throw new Error(`There is no ready mail ${wanted.ready}`);
    server.deliver(await composeReady(mailbox(ready.from), to, ready), { from: ready.from, to: to.address });
  }

  async function answer(body: unknown): Promise<void> {
    const wanted = answerBody.parse(body);
    const from = mailbox(wanted.mailbox);
    const original = findMail(from.address, wanted.uid);
    if (!original) throw new Error(`There is no mail ${wanted.uid} in the inbox of ${from.address}`);
    const { raw, to } = await composeAnswer(from, original, wanted);
    server.deliver(raw, { from: from.address, to: mailbox(to).address });
  }

  async function setListening(body: unknown): Promise<void> {
    await (listeningBody.parse(body).listening ? server.startListening() : server.stopListening());
  }

  // An attachment of 20 MB in base64.
  router.use(express.json({ limit: '28mb' }));
  router.post('/send', answering(send));
  router.post('/answer', answering(answer));
  router.post('/listening', answering(setListening));
  router.get('/state', async (_request, response) => {
    response.json(await state());
  });
  router.get('/changes', (request, response) => streamChanges(server, state, request, response));
  router.get('/mails/:address/:uid/raw', (request, response) => {
    const { address, uid } = request.params;
    const mail = findMail(address, Number(uid));
    if (!mail) return response.sendStatus(404);
    return response.type('text/plain').send(Buffer.from(mail.raw));
  });
  router.get('/mails/:address/:uid/attachments/:index', async (request, response) => {
    const { address, uid, index } = request.params;
    const mail = findMail(address, Number(uid));
    const part = mail && (await openAttachment(mail, Number(index)));
    if (!part) return response.sendStatus(404);
    response.set('X-Content-Type-Options', 'nosniff');
    if (!harmlessTypes.has(part.contentType)) response.attachment(part.filename);
    return response.type(part.contentType).send(Buffer.from(part.bytes));
  });
  return router;
}

function answering(act: (body: unknown) => Promise<void>) {
  return async (request: Request, response: Response<SendResult>): Promise<void> => {
    try {
      await act(request.body);
      response.json({ ok: true });
    } catch (error) {
      response.status(422).json({ ok: false, error: error instanceof Error ? error.message : String(error) });
    }
  };
}

function streamChanges(server: MailServer, state: () => Promise<unknown>, request: Request, response: Response): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  const push = async () => {
    response.write(`data: ${JSON.stringify(await state())}\n\n`);
  };
  const unsubscribe = server.onChange(() => void push());
  request.on('close', unsubscribe);
  void push();
}
