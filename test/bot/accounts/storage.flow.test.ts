import { DatabaseSync } from 'node:sqlite';
import { wordsOf } from '@inbox-email/sandbox/slack/driver.ts';
import { expect, test } from 'vitest';
import { address, homeSaying, modalSaying, supervisor, useOffice, whisperTo } from './office.ts';

const office = useOffice('socket');

test('while the database is locked, Home, list, test and audit say so, and Home is well again by itself', async () => {
  const { ana, bot } = office;
  office.expectFailure();
  await office.connect('SAC');
  await expect
    .poll(async () => (await bot.desk.accounts.list(supervisor)).map(({ state }) => state))
    .toEqual(['online']);
  await ana.openHome();
  expect(wordsOf(await homeSaying(ana, '🟢'))).not.toContain('pausados');

  const other = new DatabaseSync(`${bot.dataDir}/inbox-email.sqlite`, { timeout: 5000 });
  other.exec('begin immediate');
  bot.mail.deliver('From: maria@cliente.example\r\nMessage-ID: <1@c>\r\n\r\nOi\r\n', { from: null, to: address });
  await expect.poll(() => bot.desk.storage()?.cause, { timeout: 10_000 }).toBe('database-locked');

  await ana.openHome();
  const words = 'Outro programa mantém bloqueado o banco de dados do Inbox Email.';
  const home = wordsOf(await homeSaying(ana, 'O recebimento e o envio estão pausados desde'));
  expect(home).toContain(words);
  expect(home).toContain('🟠');
  await ana.slash('/inbox-email list', 'geral');
  await whisperTo(ana, '🟠');
  await ana.slash('/inbox-email test SAC', 'geral');
  await ana.click('Só eu', { in: await whisperTo(ana, 'quem deve ver?') });
  const report = wordsOf(await whisperTo(ana, 'funciona: os e-mails entram e saem'));
  expect(report).toContain('O recebimento e o envio estão pausados desde');
  expect(report).toContain(words);
  await ana.slash('/inbox-email audit', 'geral');
  await modalSaying(ana, words);
  await ana.cancel({ all: true });

  other.close();
  await expect.poll(() => bot.desk.storage(), { timeout: 10_000 }).toBeNull();
  await ana.openHome();
  const well = wordsOf(await homeSaying(ana, '🟢'));
  expect(well).not.toContain('pausados');
});
