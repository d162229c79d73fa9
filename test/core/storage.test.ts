import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ana, type DeskFixture, eventually, startDesk } from './desk.fixture.ts';

let fixture: DeskFixture;
beforeEach(async () => {
  fixture = await startDesk();
});
afterEach(() => fixture.stop());

function lockDatabase(): () => void {
  const other = new DatabaseSync(`${fixture.folder}/inbox-email.sqlite`, { timeout: 5000 });
  other.exec('begin immediate');
  return () => other.close();
}

const state = async (id: string) => (await fixture.desk.accounts.get(ana, id)).state;

test('while another program locks the database, that is shown from memory, and receiving goes on by itself', async () => {
  const { accounts } = fixture.desk;
  const { id } = await accounts.add(ana, await fixture.settings(), { incoming: 'sac-segredo' });
  await eventually(async () => (await state(id)) === 'online', 'online');
  const unlock = lockDatabase();
  fixture.mail.deliver('From: maria@cliente.example\r\nMessage-ID: <1@c>\r\n\r\nOi\r\n', {
    from: null,
    to: 'sac@empresa.example',
  });
  await eventually(async () => fixture.desk.storage() !== null, 'noticed');
  expect(fixture.desk.storage()?.cause).toBe('database-locked');
  expect(await accounts.get(ana, id)).toMatchObject({ state: 'failing', stateCause: 'database-locked' });
  expect(await accounts.list(ana)).toMatchObject([{ state: 'failing', stateCause: 'database-locked' }]);
  expect(await accounts.audit(ana, id)).toMatchObject([{ failure: 'database-locked' }]);
  let finished = false;
  for await (const diagnosis of accounts.test(ana, id)) finished = diagnosis.finished;
  expect(finished).toBe(true);
  unlock();
  await fixture.next('ticket.opened');
  expect(fixture.desk.storage()).toBeNull();
  await eventually(async () => (await state(id)) === 'online', 'online again');
  expect(await accounts.errors(ana, id, 10)).toEqual([]);
});
