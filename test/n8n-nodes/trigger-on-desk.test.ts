import { triggerOnDesk } from 'n8n-nodes-inbox-email/desk/trigger-on-desk.ts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { newLife, type TriggerLife, triggerIn } from './n8n.fixture.ts';
import { type ScriptedDesk, startScriptedDesk } from './scripted-desk.ts';

let desk: ScriptedDesk;
let life: TriggerLife;
let known: Set<string>;
/** The desk's feed: the types of its events, the first is number 1. */
let feed: string[];
const stops: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  desk = await startScriptedDesk();
  [life, known, feed] = [newLife(), new Set(), []];
  desk.answer = ({ what, query }) => {
    if (what !== 'GET /events') return { body: { id: Number(what.split('/').at(-1)), subject: what } };
    const [after, limit] = [Number(query.after), Number(query.limit)];
    const wanted = query.types?.split(',');
    const read = feed.slice(after, after + limit);
    const items = read.map((type, at) => ({ sequence: after + at + 1, type, timestamp: 't', data: { ticketId: 7 } }));
    return {
      body: {
        items: items.filter(({ type }) => wanted === undefined || wanted.includes(type)),
        ...{ nextCursor: String(after + read.length), hasMore: read.length === limit },
      },
    };
  };
});
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  await desk.stop();
});

async function activate(parameters = {}) {
  const all = { events: [], details: false, fromBeginning: true, lookEverySeconds: 0.01, ...parameters };
  const credential = { url: desk.url, token: 'ibx_secret' };
  const { closeFunction = async () => {} } = await triggerOnDesk(triggerIn(life, credential, all, { known }));
  stops.push(closeFunction);
  return closeFunction;
}
const events = () => life.executions.flat().map(({ json }) => json);
const sequences = () => events().map(({ sequence }) => sequence);
const came = (count: number) => vi.waitUntil(() => events().length >= count, { timeout: 5000, interval: 5 });
const happened = (count: number, type = 'ticket.opened') => feed.push(...Array<string>(count).fill(type));

test('hands each event of the feed on once and in order, a page an execution', async () => {
  happened(250);
  await activate();
  await came(250);
  happened(1);
  await came(251);
  expect(sequences()).toEqual(Array.from({ length: 251 }, (_, at) => at + 1));
  expect(life.executions.map((items) => items.length)).toEqual([100, 100, 50, 1]);
});

test('from now on: what happened before is left alone, and the place is noted before the activation is over', async () => {
  happened(130);
  await activate({ fromBeginning: false });
  expect(life.staticData.feed).toMatchObject({ cursor: '130' });
  happened(2);
  await came(2);
  expect(sequences()).toEqual([131, 132]);
});

test('goes on where it was after a restart, and begins nothing twice that n8n has', async () => {
  happened(3);
  const close = await activate();
  await came(3);
  await close();
  // Killed after the execution had begun; meanwhile more happened.
  life.staticData = structuredClone(life.storedWith[0] ?? {});
  happened(2);
  await activate();
  await came(5);
  expect(sequences()).toEqual([1, 2, 3, 4, 5]);
});

test('asks for the chosen types only, and brings the ticket as it is now', async () => {
  happened(1, 'reply.sent');
  happened(1);
  await activate({ events: ['ticket.opened'], details: true });
  await came(1);
  expect(events()).toMatchObject([{ event: 'ticket.opened', sequence: 2, ticket: { id: 7 }, message: null }]);
});

test('a desk that is away is waited for; a refused token is told of at once, with the remedy', async () => {
  const answer = desk.answer;
  desk.answer = () => ({ status: 401, body: { title: 'Who are you?', remedy: 'Make a new token.' } });
  happened(1);
  await activate();
  await vi.waitUntil(() => life.failedExecutions.length > 0);
  expect(life.failedExecutions[0]).toMatchObject({ message: 'Who are you?', description: 'Make a new token.' });
  desk.answer = answer;
  await came(1);
  expect(life.errors).toEqual([]);
});
