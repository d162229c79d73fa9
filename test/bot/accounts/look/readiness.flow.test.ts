import { describe, test } from 'vitest';
import { worstReadiness } from '../a-readiness.ts';
import { modalSaying, useOffice } from '../office.ts';

describe('delivery readiness', () => {
  const office = useOffice('socket');

  test('is asked for in the account’s form or by the command, says that it is asking, and what to publish', async () => {
    const { ana, bot } = office;
    await office.connect('Vendas');
    let answer = Promise.withResolvers<void>();
    bot.desk.accounts.readiness = async () => {
      await answer.promise;
      return { ...worstReadiness, addresses: worstReadiness.addresses.slice(0, 1) };
    };
    await ana.slash('/inbox-email entrega vendas', 'geral');
    await modalSaying(ana, '⏳ Perguntando ao DNS');
    answer.resolve();
    await modalSaying(ana, 'não passam por autênticos');
    await modalSaying(ana, '_dmarc.empresa.com  TXT  "v=spf1');
    answer = Promise.withResolvers();
    await ana.click('🔁 Olhar de novo');
    await modalSaying(ana, '⏳ Perguntando ao DNS');
    answer.resolve();
    await modalSaying(ana, 'não passam por autênticos');
    await ana.cancel({ all: true });

    await ana.openHome();
    await ana.choose({ actionId: 'accounts.menu' }, 'Editar');
    await ana.modal('Editar conta');
    await ana.click('📬 Prontidão de entrega');
    await modalSaying(ana, 'não passam por autênticos');
  });
});
