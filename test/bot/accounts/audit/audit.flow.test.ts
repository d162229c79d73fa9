import { wordsOf } from '@inbox-email/sandbox/slack/driver.ts';
import { describe, expect, test } from 'vitest';
import { anAudit, poorAudit } from '../an-audit.ts';
import { modalSaying, supervisor, useOffice, whisperTo } from '../office.ts';

describe.each(['socket', 'http'] as const)('/inbox-email audit, in %s mode', (mode) => {
  const office = useOffice(mode);

  test('compares every account with its server, and says that nothing is unaccounted for', async () => {
    const { ana, bot } = office;
    await office.connect('SAC Norte');
    await office.connect('SAC Sul');
    await expect
      .poll(async () => (await bot.desk.accounts.list(supervisor)).map(({ state }) => state))
      .toEqual(['online', 'online']);
    await ana.slash('/inbox-email auditoría', 'geral');
    await modalSaying(ana, '✅ *SAC Norte*: 0 e-mails sem destino');
    const report = await modalSaying(ana, '✅ *SAC Sul*: 0 e-mails sem destino');
    expect(wordsOf(report)).toContain('comparado');
    expect(wordsOf(await modalSaying(ana, 'Comparar de novo'))).not.toContain('comparando');
  });

  test('opens at once, shows each account as its server answers, and compares again', async () => {
    const { ana, bot } = office;
    const norte = await office.connect('SAC Norte');
    await office.connect('SAC Sul');
    const { promise: slow, resolve: answer } = Promise.withResolvers<void>();
    let comparisons = 0;
    bot.desk.accounts.audit = async (_actor, id) => {
      comparisons += 1;
      if (id === norte.id) await slow;
      return [id === norte.id ? poorAudit : anAudit()];
    };
    await ana.slash('/inbox-email audit', 'geral');
    await modalSaying(ana, '⏳ *SAC Norte*: comparando');
    const halfway = await modalSaying(ana, '✅ *SAC Sul*: 0 e-mails sem destino');
    expect(wordsOf(halfway)).toContain('⏳ *SAC Norte*: comparando');
    expect(wordsOf(halfway)).not.toContain('Comparar de novo');
    answer();
    await modalSaying(ana, '⚠️ *SAC Norte*: *60 e-mails sem destino*');
    await ana.click('🔁 Comparar de novo');
    await expect.poll(() => comparisons).toBe(4);
    await modalSaying(ana, '🔁 Comparar de novo');
  });

  test('of one account, named forgivingly, compares that one alone', async () => {
    const { ana, bot } = office;
    await office.connect('SAC Norte');
    const sul = await office.connect('SAC Sul');
    await bot.desk.accounts.deactivate(supervisor, sul.id);
    await ana.slash('/inbox-email auditar sul', 'geral');
    const report = await modalSaying(ana, 'a conta está inativa.');
    expect(wordsOf(report)).not.toContain('SAC Norte');
    await ana.click('🔁 Comparar de novo');
    await modalSaying(ana, 'a conta está inativa.');
    await ana.cancel();
    await ana.slash('/inbox-email audit sac', 'geral');
    const question = await whisperTo(ana, 'Qual conta deve ser comparada com o servidor?');
    await ana.choose('Escolha uma conta', 'SAC Sul (sac@empresa.example)', { in: question });
    await modalSaying(ana, 'a conta está inativa.');
  });

  test('without an account says so, and is for supervisors', async () => {
    const { ana, bot } = office;
    await ana.slash('/inbox-email audit', 'geral');
    await whisperTo(ana, 'Nenhuma conta conectada ainda');
    const dan = await bot.slack.as('dan');
    await dan.slash('/inbox-email audit', 'geral');
    await whisperTo(dan, 'Only supervisors may do that.');
  });
});
