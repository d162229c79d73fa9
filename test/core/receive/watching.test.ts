import type { AccountSettingsInput } from '@inbox-email/core/account/account.ts';
import { backoff } from '@inbox-email/core/receive/backoff.ts';
import { createGrowthWatch } from '@inbox-email/core/receive/watch-growth.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Piece } from '../../fakes/imap/piece.ts';
import { type ScriptedImap, startScriptedImap } from '../../fakes/scripted-imap.ts';
import { ana, type DeskFixture, eventually, startDesk } from '../desk.fixture.ts';

const day = 86_400_000;
let jumped = 0;
let fixture: DeskFixture;
let imap: ScriptedImap;
beforeEach(async () => {
  jumped = 0;
  [fixture, imap] = await Promise.all([startDesk({ clock: () => Date.now() + jumped }), startScriptedImap()]);
});
afterEach(async () => {
  await fixture.stop();
  await imap.stop();
});

const state = (id: string) => fixture.desk.accounts.get(ana, id);

async function add(receiving: AccountSettingsInput['receiving'] = {}): Promise<string> {
  const incoming = { technology: 'imap', host: '127.0.0.1', port: imap.port, login: 'sac' } as const;
  return (await fixture.desk.accounts.add(ana, await fixture.settings({ incoming, receiving }), { incoming: 'x' })).id;
}
const online = (id: string) => eventually(async () => (await state(id)).state === 'online', 'online');

let number = 0;
const put = () => {
  number += 1;
  imap.inbox.deliver(`From: maria@cliente.example\r\nMessage-ID: <${number}@c>\r\nSubject: ${number}\r\n\r\nOi\r\n`);
};
const tickets = async () => (await fixture.database.selectFrom('ticket').select('id').execute()).length;

test.each([
  ['ahead', day],
  ['back', -day],
])('a clock that is set %s by a day puts off no comparison and no mail', async (_, by) => {
  const id = await add({ backlog: { from: 'everything' } });
  await online(id);
  const listings: string[] = [];
  imap.heard = ({ name, rest }) => {
    if (name === 'UID FETCH' && !rest.includes('BODY')) listings.push(rest.split(' ')[0] ?? '');
  };
  for (let mails = 1; mails <= 3; mails++) {
    if (mails === 2) listings.splice(0);
    if (mails === 3) {
      expect(listings).not.toContain('1:*');
      jumped = by;
    }
    put();
    await eventually(async () => (await tickets()) === mails, `ticket ${mails}`);
  }
  put();
  await eventually(async () => (await tickets()) === 4, 'the ticket afterwards');
  // A full comparison, and not only a look at what is newest.
  await eventually(async () => listings.some((set) => set.startsWith('1:')), 'a comparison');
});

test('a folder that grows by mails that the server does not list is told once, and so is that they came', async () => {
  const id = await add();
  await online(id);
  put();
  await eventually(async () => (await tickets()) === 1, 'a ticket');
  await fixture.desk.accounts.audit(ana);
  await fixture.desk.accounts.audit(ana);
  expect(await fixture.desk.accounts.errors(ana, id, 5)).toEqual([]);
  // UIDs from 2 on are in none of its lists.
  imap.misbehave = function* (command, answer) {
    let hidden = false;
    for (const piece of answer as Iterable<Piece>) {
      if (typeof piece === 'string' && piece.startsWith('* ')) hidden = /FETCH \(UID ([2-9]|\d\d)/.test(piece);
      if (!hidden || (typeof piece === 'string' && piece.startsWith(command.tag))) yield piece;
    }
  };
  put();
  put();
  await fixture.desk.accounts.audit(ana);
  await fixture.desk.accounts.audit(ana);
  expect((await fixture.next('account.stalled')).unaccounted).toBe(2);
  const [error] = await fixture.desk.accounts.errors(ana, id, 5);
  expect(error).toMatchObject({ code: 'mail-not-listed', recoveredAt: null });
  imap.misbehave = (_, answer) => answer;
  await fixture.desk.accounts.audit(ana);
  await eventually(async () => (await tickets()) === 3, 'both others');
  const [after] = await fixture.desk.accounts.errors(ana, id, 5);
  expect(after?.recoveredAt).not.toBeNull();
});

test('mails that come between opening and listing, or go, are no growth unlisted', () => {
  const watch = createGrowthWatch();
  expect(watch.unlisted('INBOX', { exists: 10, before: 0, after: 11 })).toBe(0);
  expect(watch.unlisted('INBOX', { exists: 11, before: 11, after: 11 })).toBe(0);
  expect(watch.unlisted('INBOX', { exists: 11, before: 11, after: 12 })).toBe(0);
  expect(watch.unlisted('INBOX', { exists: 12, before: 12, after: 12 })).toBe(0);
  expect(watch.unlisted('INBOX', { exists: 5, before: 12, after: 12 })).toBe(0);
  expect(watch.unlisted('INBOX', { exists: 8, before: 12, after: 13 })).toBe(2);
  expect(watch.unlisted('INBOX', { exists: 8, before: 13, after: 13 })).toBe(2);
  expect(watch.unlisted('INBOX', { exists: 8, before: 13, after: 15 })).toBe(0);
});

test.each([
  ['a greeting', 'GREETING', () => '* BYE [ALERT] Too many simultaneous connections. (Failure)\r\n'],
  [
    'an answer to the sign-in',
    'LOGIN',
    (tag: string) => `${tag} NO [LIMIT] Maximum number of connections from user+IP exceeded\r\n`,
  ],
])('%s that says “too many connections” has a cause of its own, and never pauses the account', async (_, at, words) => {
  imap.misbehave = ({ name, tag }, answer) => (name === at ? [words(tag), { act: 'cut' }] : answer);
  const id = await add();
  await eventually(async () => (await state(id)).stateCause === 'too-many-connections', 'its cause');
  await eventually(async () => imap.connections() > 4, 'further tries');
  expect((await state(id)).state).toBe('failing');
  imap.misbehave = (_command, answer) => answer;
  await online(id);
});

test('the pauses between tries begin at two seconds, grow by half each time, end at five minutes, and vary', () => {
  const middle = (failures: number) => backoff(failures, () => 0.5);
  expect([1, 2, 3, 4].map(middle)).toEqual([2000, 3000, 4500, 6750]);
  expect([13, 14, 50].map(middle)).toEqual([259_493, 300_000, 300_000]);
  expect([backoff(1, () => 0), backoff(1, () => 1)]).toEqual([1600, 2400]);
  expect([backoff(50, () => 0), backoff(50, () => 1)]).toEqual([240_000, 360_000]);
});

test('repeats of a failure are one line with its first and last time, counted, and recovered when it is over', async () => {
  imap.misbehave = ({ name, tag }, answer) => (name === 'EXAMINE' ? [`${tag} NO [UNAVAILABLE] not now\r\n`] : answer);
  const began = Date.now();
  const id = await add();
  await eventually(async () => ((await fixture.desk.accounts.errors(ana, id, 5))[0]?.count ?? 0) >= 3, 'three times');
  imap.misbehave = (_, answer) => answer;
  await online(id);
  const [error, ...others] = await fixture.desk.accounts.errors(ana, id, 5);
  expect(others).toEqual([]);
  expect(error?.firstAt).toBeGreaterThanOrEqual(began);
  expect(error?.lastAt).toBeGreaterThan(error?.firstAt ?? 0);
  expect(error?.recoveredAt).toBeGreaterThanOrEqual(error?.lastAt ?? Number.POSITIVE_INFINITY);
  expect(error?.serverWords).toContain('not now');
  expect(error?.transcript.join('\n')).toMatch(/→ .*EXAMINE[\s\S]*← .*UNAVAILABLE/);
});

test('after three refused sign-ins nothing more is tried, and one click goes on', async () => {
  let tries = 0;
  imap.misbehave = ({ name, tag }, answer) => {
    if (name !== 'LOGIN') return answer;
    tries += 1;
    return [`${tag} NO [AUTHENTICATIONFAILED] wrong\r\n`];
  };
  const id = await add();
  await fixture.next('account.paused');
  expect(tries).toBe(3);
  expect((await state(id)).state).toBe('paused');
  imap.misbehave = (_, answer) => answer;
  await fixture.desk.accounts.activate(ana, id);
  await online(id);
  await fixture.next('account.recovered');
});

test('a mail that somebody read elsewhere before us becomes a ticket all the same', async () => {
  const id = await add();
  await online(id);
  await fixture.desk.accounts.deactivate(ana, id);
  put();
  imap.inbox.mails.at(-1)?.flags.add('\\Seen');
  await fixture.desk.accounts.activate(ana, id);
  await eventually(async () => (await tickets()) === 1, 'the ticket');
});

test('many accounts do not all sign in at once', async () => {
  const accounts = 25;
  for (let made = 0; made < accounts; made++) await fixture.desk.accounts.deactivate(ana, await add());
  await fixture.database.updateTable('account').set({ active: 1, state: 'connecting' }).execute();
  await fixture.desk.stop();
  const signIns: number[] = [];
  imap.heard = ({ name }) => {
    if (name === 'LOGIN') signIns.push(performance.now());
  };
  await fixture.startAgain();
  await eventually(async () => signIns.length === accounts, 'all of them');
  expect((signIns.at(-1) ?? 0) - (signIns[0] ?? 0)).toBeGreaterThan(400);
});
