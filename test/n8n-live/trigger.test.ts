import { afterAll, beforeAll, expect, test, vi } from 'vitest';
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

  await restarted({});
  expectNoneTwice();
  expect(new Set(sink.subjects).size).toBe(written);
});

test('none twice where n8n keeps no executions that succeeded, either', async () => {
  await n8n.end('SIGTERM');
  await n8n.start(keepingNone);
  deliver(30);
  await sink.holds(written, 120_000);
  await restarted(keepingNone);
  await restarted(keepingNone);
  expectNoneTwice();
  expect(new Set(sink.subjects).size).toBe(written);
});

test('killed amid an execution, none comes twice, and what is missing stands in an execution that n8n shows', async () => {
  await restarted({});
  const before = new Set(sink.subjects).size;
  deliver(60);
  await sink.holds(before + 25, 120_000);
  await n8n.end('SIGKILL');
  const missing = written - new Set(sink.subjects).size;
  await restarted({});
  // All but those of the one execution that was under way.
  await sink.holds(written - 20, 120_000);
  expectNoneTwice();
  const lost = written - new Set(sink.subjects).size;
  expect(lost).toBeLessThanOrEqual(Math.min(20, missing));
  const { body } = await n8n.ask('GET', `/rest/executions?filter=${encodeURIComponent('{"status":["crashed"]}')}`);
  const { results } = (body as { data: { results: unknown[] } }).data;
  // The kill may also have come when all of its mails were through.
  expect(results.length).toBeLessThanOrEqual(1);
  expect(results.length > 0 || lost === 0).toBe(true);
});

const keepingNone = { EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'none' };

/** Starts n8n anew and lets one mail come. What would come twice comes before it. */
async function restarted(environment: Record<string, string>): Promise<void> {
  await n8n.end('SIGTERM');
  await n8n.start(environment);
  deliver(1);
  await vi.waitUntil(() => sink.subjects.includes(`Mail ${written}`), { timeout: 120_000, interval: 50 });
}

function expectNoneTwice(): void {
  const twice = sink.subjects.filter((subject, at) => sink.subjects.indexOf(subject) !== at);
  expect(twice).toEqual([]);
}

const letter = (number: number) =>
  `From: Ana <ana@example.com>\r\nTo: sac@example.com\r\nSubject: Mail ${number}\r\nMessage-ID: <${number}@example.com>\r\nDate: Mon, 23 Nov 2026 10:00:00 +0000\r\n\r\nMy order ${number} has not come.\r\n`;
