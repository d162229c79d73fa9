import { matchAccounts } from '@inbox-email/bot/accounts/command/match-accounts.ts';
import { describe, expect, test } from 'vitest';

const accounts = [
  { name: 'SAC', address: 'sac@empresa.com.br' },
  { name: 'SAC Sul', address: 'sac.sul@empresa.com.br' },
  { name: 'Pós-venda', address: 'posvenda@empresa.com.br' },
  { name: 'Financeiro', address: 'cobranca@empresa.com.br' },
  { name: 'Vendas', address: 'vendas@outra.com' },
];
const found = (typed: string) => matchAccounts(typed, accounts).map(({ name }) => name);

describe('the account that somebody means', () => {
  test.each([
    ['SAC', ['SAC'], 'the whole name, though another begins with it'],
    ['sac', ['SAC'], 'whatever the case'],
    ['pós venda', ['Pós-venda'], 'without its hyphen'],
    ['POSVENDA', ['Pós-venda'], 'without its accent'],
    ['vendas@outra.com', ['Vendas'], 'by its address'],
    ['cobranca', ['Financeiro'], 'by the address before the @'],
    ['fin', ['Financeiro'], 'by the beginning of its name'],
    ['sul', ['SAC Sul'], 'by a word of its name'],
    ['outra', ['Vendas'], 'by a part of its address'],
    ['nanceir', ['Financeiro'], 'by what is within its name'],
    ['finaceiro', ['Financeiro'], 'with a letter missing'],
    ['vednas', ['Vendas'], 'with two letters swapped'],
    ['finamc', ['Financeiro'], 'with a slip in the beginning of its name'],
    ['venda', ['Vendas'], 'by a beginning, before a part of another'],
    ['empresa', ['SAC', 'SAC Sul', 'Pós-venda', 'Financeiro'], 'all that fit equally well'],
    ['marketing', [], 'none that is far off'],
    ['xy', [], 'none for a slip in so short a word'],
  ])('%s → %j: %s', (typed, names) => {
    expect(found(typed)).toEqual(names);
  });

  test('nothing typed may be any of them', () => {
    expect(found('  ')).toHaveLength(accounts.length);
  });
});
