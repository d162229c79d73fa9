import { expect, test } from 'vitest';
import { modalSaying, supervisor, useOffice } from '../office.ts';

const office = useOffice('socket');

test('a supervisor makes a token, sees it once, and revokes it', async () => {
  const { ana, bot } = office;
  await ana.slash('/inbox-email configurações', 'geral');
  await ana.modal('Configurações');
  await ana.click('Tokens da API');
  await modalSaying(ana, 'Nenhum token ainda');
  await ana.click('➕ Novo token');
  await ana.modal('Novo token da API');
  await ana.type('Nome', 'n8n');
  await ana.choose('O que ele pode fazer', 'Ler tickets e seus e-mails');
  await ana.submit();
  const shown = await modalSaying(ana, 'só aparece esta vez');
  const secret = /ibx_[\w-]+/.exec(JSON.stringify(shown))?.[0] ?? '';
  expect(await bot.desk.apiTokens.actorOf(secret)).toMatchObject({ name: 'n8n', scopes: ['tickets:read'] });
  expect(bot.logged()).not.toContain(secret.slice(4));

  await ana.cancel();
  await modalSaying(ana, '*n8n*');
  await ana.click('Revogar');
  await modalSaying(ana, 'Nenhum token ainda');
  expect(await bot.desk.apiTokens.list(supervisor)).toEqual([]);
});
