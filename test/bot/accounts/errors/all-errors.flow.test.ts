import { wordsOf } from '@inbox-email/sandbox/slack/driver.ts';
import { describe, expect, test } from 'vitest';
import { homeSaying, modalSaying, supervisor, useOffice } from '../office.ts';

describe('the errors of all accounts', () => {
  const office = useOffice('socket');

  test('are opened from Home and by the command, and each can be tested, edited and tried again', async () => {
    const { ana, bot } = office;
    await office.connect('Vendas');
    const broken = await office.connect('Financeiro', 'not the password');
    await expect
      .poll(async () => (await bot.desk.accounts.get(supervisor, broken.id)).state, { timeout: 15_000 })
      .toBe('paused');
    await ana.openHome();
    const home = await homeSaying(ana, 'Último erro');
    // Trouble comes first.
    expect(wordsOf(home).indexOf('Financeiro')).toBeLessThan(wordsOf(home).indexOf('Vendas'));
    expect(wordsOf(home)).toMatch(/`▁{24}` 0 e-mails em 24 h/);
    await ana.click('🩺 Erros de todas as contas');
    const errors = await modalSaying(ana, 'Financeiro · Entrada: Entrar');
    expect(wordsOf(errors)).toMatch(/`▁{23}█` 3 falhas em 24 h {2}· {2}`▁{13}█` 3 em 14 dias/);
    expect(wordsOf(errors)).not.toContain('Vendas ·');

    await ana.click('🔁 Tentar afetados');
    await modalSaying(ana, 'Nova tentativa para *Financeiro*:');
    await modalSaying(ana, '⚠️ Não foi possível consultar o servidor de e-mail');

    await ana.click('🔎 Testar agora');
    await modalSaying(ana, 'ainda não funciona');
    await ana.cancel({ all: true });
    await ana.click('🩺 Erros de todas as contas');
    await modalSaying(ana, 'Financeiro · Saída');
    await ana.click('✏️ Editar');
    await ana.modal('Editar conta');
    await ana.cancel({ all: true });

    await ana.slash('/inbox-email erros', 'geral');
    await modalSaying(ana, 'O que ainda acontece vem primeiro');
  });

  test('of one account are tried again too, and the answer says that nothing is missing', async () => {
    const { ana, bot } = office;
    const account = await office.connect('Vendas');
    await expect
      .poll(async () => (await bot.desk.accounts.get(supervisor, account.id)).state, { timeout: 15_000 })
      .toBe('online');
    await ana.openHome();
    await ana.choose({ actionId: 'accounts.menu' }, 'Exibir últimos erros');
    await modalSaying(ana, '*Vendas* não teve nenhum erro');
    await ana.click('🔁 Tentar afetados');
    await modalSaying(ana, 'todos os e-mails que o servidor lista estão aqui');
  });
});
