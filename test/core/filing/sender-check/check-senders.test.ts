import type { SenderChecker } from '@inbox-email/core/filing/sender-check/sender-checker.ts';
import type { SenderVerdict } from '@inbox-email/core/message/sender/sender-verdict.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FilingFixture, startFiling } from '../filing-fixture.ts';

const fails: SenderVerdict = { verdict: 'fail', spf: 'fail', dkim: 'none', dmarc: 'fail', by: 'Inbox Email' };

let filing: FilingFixture;
let checked: string[];
beforeEach(async () => {
  checked = [];
  const senders: SenderChecker = {
    async check(bytes, from) {
      expect(Buffer.from(bytes).toString()).toContain(from);
      checked.push(from);
      return fails;
    },
    close: async () => {},
  };
  filing = await startFiling(senders);
});
afterEach(() => filing.stop());

async function askForChecks() {
  const row = await filing.database.selectFrom('account').select(['id', 'settings_json']).executeTakeFirstOrThrow();
  const settings = JSON.parse(row.settings_json);
  settings.receiving.checkSender = true;
  await filing.database
    .updateTable('account')
    .set({ settings_json: JSON.stringify(settings) })
    .where('id', '=', row.id)
    .execute();
}

async function senderOf(id: string) {
  const message = await filing.tickets.message(await filing.messageOf(id));
  return message.sender;
}

const from = 'maria@cliente.example';
const said = (results: string) => [`Authentication-Results: mx.mail.example; ${results}`];

test('a sender is checked where the account asks for it and its server says nothing', async () => {
  await filing.receive([{ id: '<1@x>', from }]);
  expect(await senderOf('<1@x>')).toBeNull();
  await askForChecks();
  await filing.receive([
    { id: '<2@x>', from },
    { id: '<3@x>', from, headers: said('spf=none; dkim=none') },
  ]);
  expect(await senderOf('<2@x>')).toEqual(fails);
  expect(await senderOf('<3@x>')).toEqual(fails);
  expect(checked).toEqual([from, from]);
});

test('what the receiving server found out stands', async () => {
  await askForChecks();
  await filing.receive([{ id: '<1@x>', from, headers: said('dmarc=pass header.from=cliente.example') }]);
  expect(await senderOf('<1@x>')).toMatchObject({ verdict: 'pass', by: 'mx.mail.example' });
  expect(checked).toEqual([]);
});
