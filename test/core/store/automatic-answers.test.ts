import { askForAutomaticAnswer, claimAutomaticAnswer } from '@inbox-email/core/store/automatic-answers.ts';
import { answersPerHour } from '@inbox-email/core/ticket/may-answer-automatically.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ana, type DeskFixture, startDesk } from '../desk.fixture.ts';
import { read } from '../message/mail.ts';

let fixture: DeskFixture;
let accountId: string;
beforeEach(async () => {
  fixture = await startDesk();
  accountId = (await fixture.desk.accounts.add(ana, await fixture.settings(), { incoming: 'wrong' })).id;
});
afterEach(() => fixture.stop());

const noon = Date.UTC(2026, 10, 25, 12);
const minute = 60_000;
const from = (address: string, more = '') => read(`From: ${address}\n${more}Subject: Pedido\n\nOnde está?`);
const claim = (mail: ReturnType<typeof from>, at: number, account = accountId) =>
  fixture.database.transaction().execute((trx) => claimAutomaticAnswer(trx, account, mail, { backlog: false }, at));

test('who was answered is not answered again that day, by no account and under no tag', async () => {
  expect(await claim(from('maria@cliente.example'), noon)).toEqual({ may: true, to: 'maria@cliente.example' });
  const again = { may: false, why: 'answered-lately' };
  expect(await claim(from('Maria@cliente.example'), noon + minute)).toMatchObject(again);
  expect(await claim(from('maria+pedido@cliente.example'), noon + minute)).toMatchObject(again);
  expect(await claim(from('maria@cliente.example'), noon + minute, 'another-account')).toMatchObject(again);
  expect(await claim(from('maria@cliente.example'), noon + 24 * 60 * minute)).toMatchObject({ may: true });
});

test('an answer that went to a Reply-To counts for the sender as well', async () => {
  await claim(from('maria@cliente.example', 'Reply-To: casa@cliente.example\n'), noon);
  expect(await claim(from('maria@cliente.example'), noon + minute)).toMatchObject({ why: 'answered-lately' });
  expect(await claim(from('casa@cliente.example'), noon + minute)).toMatchObject({ why: 'answered-lately' });
});

test('asking counts as no answer', async () => {
  const ask = () =>
    askForAutomaticAnswer(fixture.database, accountId, from('maria@cliente.example'), { backlog: false }, noon);
  expect(await ask()).toMatchObject({ may: true });
  expect(await ask()).toMatchObject({ may: true });
});

test('a transaction that fails leaves no answer behind', async () => {
  const failing = fixture.database.transaction().execute(async (trx) => {
    await claimAutomaticAnswer(trx, accountId, from('maria@cliente.example'), { backlog: false }, noon);
    throw new Error('The outbox is full');
  });
  await expect(failing).rejects.toThrow('The outbox is full');
  expect(await claim(from('maria@cliente.example'), noon)).toMatchObject({ may: true });
});

test('a sender whose address is another one every time is stopped by the account’s ceiling', async () => {
  for (let i = 0; i < answersPerHour; i++) await claim(from(`a${i}@robot.example`), noon + i);
  expect(await claim(from('next@robot.example'), noon + minute)).toMatchObject({ may: false, why: 'account-ceiling' });
  expect(await claim(from('next@robot.example'), noon + 62 * minute)).toMatchObject({ may: true });
});

test('an account’s own address is never answered', async () => {
  expect(await claim(from('sac@empresa.example'), noon)).toMatchObject({ may: false, why: 'own-address' });
});
