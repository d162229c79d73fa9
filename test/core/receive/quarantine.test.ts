import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ana, type DeskFixture, eventually, startDesk } from '../desk.fixture.ts';

let fixture: DeskFixture;
let accountId: string;
beforeEach(async () => {
  fixture = await startDesk();
  accountId = (await fixture.desk.accounts.add(ana, await fixture.settings(), { incoming: 'sac-segredo' })).id;
  await eventually(async () => (await fixture.desk.accounts.get(ana, accountId)).state === 'online', 'online');
});
afterEach(() => fixture.stop());

const write = (subject: string) =>
  fixture.mail.deliver(
    `From: maria@cliente.example\r\nSubject: ${subject}\r\nMessage-ID: <${subject}@c>\r\n\r\nOi\r\n`,
    { from: null, to: 'sac@empresa.example' },
  );

/** As a mail that this version cannot file: whatever it tries to write of it is refused. */
const poison = () =>
  sql`create trigger poison before insert on message when new.subject = 'poison'
    begin select raise(abort, 'poison'); end`.execute(fixture.database);
const cure = () => sql`drop trigger poison`.execute(fixture.database);

const verdicts = async () => {
  const rows = await fixture.database.selectFrom('mail').select(['verdict']).orderBy('id').execute();
  return rows.map(({ verdict }) => verdict);
};
const filed = (count: number) =>
  eventually(async () => {
    const all = await verdicts();
    return all.length === count && !all.includes('received');
  }, `${count} verdicts`);
const lastError = async () => (await fixture.desk.accounts.errors(ana, accountId, 5))[0];

test('a mail that cannot be filed is kept whole and told, the next goes on, and a retry files it once it can be', async () => {
  await poison();
  write('before');
  write('poison');
  write('after');
  await filed(3);
  expect(await verdicts()).toEqual(['opened', 'quarantined', 'opened']);
  const event = await fixture.next('mail.quarantined');
  const [kept] = await fixture.desk.accounts.quarantine(ana, accountId, 5);
  expect(kept?.mailId).toBe(event.mailId);
  const { bytes } = await fixture.database
    .selectFrom('raw_mail')
    .select('bytes')
    .where('mail_id', '=', event.mailId)
    .executeTakeFirstOrThrow();
  expect(Buffer.from(bytes).toString()).toContain('Subject: poison');
  expect(await lastError()).toMatchObject({ code: 'mail-unreadable', mailsAffected: 1, recoveredAt: null });

  expect(await fixture.desk.accounts.retryQuarantine(ana, accountId)).toBe(0);
  expect(await verdicts()).toEqual(['opened', 'quarantined', 'opened']);
  await cure();
  expect(await fixture.desk.accounts.retryAffected(ana, accountId)).toEqual({
    ...{ quarantined: 1, filed: 1, answers: 0, failure: null, unaccounted: 0 },
  });
  expect(await verdicts()).toEqual(['opened', 'opened', 'opened']);
  expect((await lastError())?.recoveredAt).not.toBeNull();
  expect(await fixture.desk.accounts.quarantine(ana, accountId, 5)).toEqual([]);
});

test('another version tries what waits in quarantine by itself, the same one does not', async () => {
  await poison();
  write('poison');
  await filed(1);
  await cure();
  await fixture.desk.stop();
  await fixture.startAgain();
  write('next');
  await filed(2);
  expect(await verdicts()).toEqual(['quarantined', 'opened']);
  await fixture.database.updateTable('installation').set({ value: '0.0.1' }).where('name', '=', 'version').execute();
  await fixture.desk.stop();
  await fixture.startAgain();
  await eventually(async () => (await verdicts())[0] === 'opened', 'filed by the other version');
});
