import { expect, test } from 'vitest';
import { homeSaying, useOffice } from '../office.ts';

const office = useOffice('socket');

test('among many accounts one is found by its words, and the list comes back whole', async () => {
  const { ana } = office;
  for (let number = 1; number <= 11; number++) await office.connect(`Conta ${number}`);
  await office.connect('Pós-venda');
  await ana.openHome();
  await homeSaying(ana, 'Conta 7');
  await ana.type('Procurar uma conta', 'pos');
  const found = await homeSaying(ana, 'Mostrar todas');
  expect(JSON.stringify(found)).not.toContain('Conta 7');
  expect(JSON.stringify(found)).toContain('Pós-venda');
  await ana.choose({ actionId: 'home.order' }, 'Com problemas primeiro', { in: 'home' });
  await homeSaying(ana, 'Pós-venda');
  await ana.click('Mostrar todas');
  await homeSaying(ana, 'Conta 7');
});
