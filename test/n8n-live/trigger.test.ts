import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BlackHole, startBlackHole } from '../fakes/black-hole.ts';
import { type Dovecot, startDovecot } from '../real/dovecot.ts';
import { createLiveN8n, type LiveN8n } from './live-n8n.ts';
import { mailboxOn, mailToTickets } from './mail-to-tickets.ts';
import { startTicketSink, type TicketSink } from './ticket-sink.ts';

let n8n: LiveN8n;
let dovecot: Dovecot;
let way: BlackHole;
let sink: TicketSink;

beforeAll(async () => {
  [dovecot, sink, n8n] = await Promise.all([startDovecot(), startTicketSink(), createLiveN8n()]);
  way = await startBlackHole(dovecot.imapPort);
  await n8n.import('credentials', mailboxOn(way.port));
  await n8n.import('workflow', mailToTickets(sink.url, { options: { lookEvery: 5 } }));
  await n8n.publish('mailToTickets');
});

afterAll(async () => {
  await n8n.remove();
  await Promise.all([way.stop(), dovecot.remove(), sink.stop()]);
});

let written = 0;
const portion = 200;
const deliver = (count: number) =>
  dovecot.deliver(
    'sac',
    Array.from({ length: count }, () => letter(++written)),
  );

test('as many tickets as mails, none twice, whatever happens to the server, the way and n8n', async () => {
  deliver(portion);
  await n8n.start();
  await sink.holds(portion / 4, 120_000);

  await dovecot.kill();
  deliver(portion);
  await dovecot.start();
  await sink.holds(written, 180_000);

  deliver(portion / 2);
  await sink.holds(written - portion / 4, 120_000);
  const another = String(Math.floor(Date.now() / 1000) + 1000);
  await dovecot.doveadm('mailbox', 'update', '-u', 'sac', '--uid-validity', another, 'INBOX');
  deliver(portion / 2);
  await sink.holds(written, 180_000);

  way.swallow();
  deliver(portion);
  await sink.holds(written, 240_000);

  deliver(portion);
  await sink.holds(written - portion + 20, 120_000);
  await n8n.end('SIGTERM');
  await n8n.start();
  await sink.holds(written, 180_000);

  // What would come twice comes right after a start.
  await n8n.end('SIGTERM');
  await n8n.start();
  deliver(1);
  await sink.holds(written, 120_000);
  await pause(2000);
  expect(new Set(sink.subjects).size).toBe(written);
  expect(sink.subjects.length).toBe(written);
});

const letter = (number: number) =>
  `From: Ana <ana@example.com>\r\nTo: sac@example.com\r\nSubject: Mail ${number}\r\nMessage-ID: <${number}@example.com>\r\nDate: Mon, 23 Nov 2026 10:00:00 +0000\r\n\r\nMy order ${number} has not come.\r\n`;
