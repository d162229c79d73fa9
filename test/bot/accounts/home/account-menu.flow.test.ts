import { wordsOf } from '@inbox-email/sandbox/slack/driver.ts';
import { describe, expect, test } from 'vitest';
import { address, homeSaying, modalSaying, supervisor, useOffice } from '../office.ts';

const menu = { actionId: 'accounts.menu' };

describe.each(['socket', 'http'] as const)('the menu of an account, in %s mode', (mode) => {
  const office = useOffice(mode);

  test('deactivates and activates, and Home shows it at once', async () => {
    const { ana } = office;
    await office.connect();
    await ana.openHome();
    await ana.choose(menu, 'Inativar');
    await homeSaying(ana, '⚪ Inativo');
    await ana.choose(menu, 'Ativar');
    await ana.until(({ home }) => home && !wordsOf(home).includes('Inativo'));
  });

  test('shows the last errors with the words of the server, the cause and the remedy', async () => {
    const { ana, bot } = office;
    const account = await office.connect('SAC', 'esquecida');
    await expect.poll(() => bot.desk.accounts.errors(supervisor, account.id, 5)).not.toEqual([]);
    await ana.openHome();
    await ana.choose(menu, 'Exibir últimos erros');
    const [error] = await bot.desk.accounts.errors(supervisor, account.id, 1);
    const modal = await ana.modal('Últimos erros');
    const words = wordsOf(modal);
    expect(words).toContain(error?.cause['pt-BR']);
    expect(words).toContain(error?.remedy['pt-BR']);
    expect(words).toContain(error?.serverWords);
    expect(words).toContain('Entrada: Entrar');
    await ana.click('🔧 Corrigir');
    await ana.modal('Senha');
  });

  test('removes after asking, and says what stays', async () => {
    const { ana, bot } = office;
    await office.connect();
    await ana.openHome();
    await ana.choose(menu, 'Remover');
    await modalSaying(ana, 'Os tickets e e-mails da conta ficam');
    await ana.cancel();
    expect(await bot.desk.accounts.list(supervisor)).toHaveLength(1);
    await ana.choose(menu, 'Remover', { in: 'home' });
    await ana.modal('Remover conta');
    await ana.submit();
    await homeSaying(ana, 'Nenhuma conta conectada ainda');
    expect(await bot.desk.accounts.list(supervisor)).toEqual([]);
  });

  test('a test that nobody watches any more ends', async () => {
    const { ana, bot } = office;
    await office.connect();
    await ana.openHome();
    await bot.slack.fault({ method: 'views.update', answer: { kind: 'error', error: 'not_found' } });
    await ana.choose(menu, 'Testar');
    await ana.modal('Teste');
    await ana.cancel();
    await homeSaying(ana, address);
  });

  test('an account that somebody else has removed meanwhile is a kind word', async () => {
    const { ana, bot } = office;
    const account = await office.connect();
    await ana.openHome();
    await bot.desk.accounts.remove(supervisor, account.id);
    await ana.choose(menu, 'Editar');
    await modalSaying(ana, 'Isso não existe mais');
  });
});

describe('when Slack or we fail', () => {
  const office = useOffice('socket');

  test('the person hears of it in their language, and the log tells it', async () => {
    const { ana, bot } = office;
    office.expectFailure();
    await office.connect();
    await ana.openHome();
    await bot.slack.fault({ method: 'views.open', answer: { kind: 'error', error: 'internal_error' } });
    await ana.choose(menu, 'Editar');
    await modalSaying(ana, 'Algo deu errado do nosso lado');
    expect(bot.logged()).toContain('A listener failed');
  });
});
