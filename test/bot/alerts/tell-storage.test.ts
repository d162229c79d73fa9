import { afterEach, beforeEach, expect, test } from 'vitest';
import { createStorageAlert } from '../../../bot/alerts/tell-storage.ts';
import { type BotFixture, startBotFixture } from '../tickets/bot-fixture.ts';

let fixture: BotFixture;
beforeEach(async () => {
  fixture = await startBotFixture();
});
afterEach(() => fixture.stop());

const since = Date.UTC(2026, 10, 25, 12);
const minutes = 60_000;

async function told(name: string): Promise<string[]> {
  const person = await fixture.driver.as(name);
  const { messages, channels } = await person.look();
  const direct = new Set(channels.flatMap(({ id }) => (id.startsWith('D') ? [id] : [])));
  person.leave();
  return messages.flatMap(({ channel, text }) => (direct.has(channel) && /pausados/.test(text) ? [text] : []));
}

test('a database that cannot be written for minutes is told to supervisors once, and once that it can be again', async () => {
  let now = since;
  let trouble: { cause: 'disk-full'; since: number } | null = { cause: 'disk-full', since };
  const desk = { ...fixture.context.desk, storage: () => trouble };
  const look = createStorageAlert({ ...fixture.context, desk }, () => now);
  await look();
  expect(await told('ana')).toEqual([]);
  now += 3 * minutes;
  await look();
  now += 10 * minutes;
  await look();
  const [alert = '', ...more] = await told('ana');
  expect(more).toEqual([]);
  expect(alert).toContain('O disco da máquina onde roda o Inbox Email está cheio.');
  expect(alert).toContain('Libere espaço nela.');
  trouble = null;
  await look();
  await look();
  expect((await told('ana')).slice(1)).toEqual([
    '🟢 O recebimento e o envio continuam. Estiveram pausados por 13 min.',
  ]);
});

test('trouble that is over before anybody was told is told to nobody', async () => {
  let trouble: { cause: 'database-locked'; since: number } | null = { cause: 'database-locked', since };
  const desk = { ...fixture.context.desk, storage: () => trouble };
  const look = createStorageAlert({ ...fixture.context, desk }, () => since + minutes);
  await look();
  trouble = null;
  await look();
  expect(await told('ana')).toEqual([]);
});
