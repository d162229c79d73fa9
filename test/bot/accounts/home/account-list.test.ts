import { accountsFor, wholeList, wishIn } from '@inbox-email/bot/accounts/home/account-list.ts';
import { expect, test } from 'vitest';
import { anAccount } from '../an-account.ts';

const incoming = { technology: 'imap-tls', host: 'imap.sul.example', port: 993, login: 'caixa-sul' } as const;
const accounts = [
  anAccount({ name: 'Pós-venda', state: 'online', lastMailAt: 3 }),
  anAccount({ name: 'Compras', state: 'paused', lastMailAt: null, aliases: ['fiscal@empresa.com.br'] }),
  anAccount({ name: 'Filial Sul', state: 'failing', lastMailAt: 9, incoming }),
  anAccount({ name: 'Arquivo', state: 'inactive', lastMailAt: 1 }),
];
const names = (find: string, order = wholeList.order) => accountsFor(accounts, { find, order }).map(({ name }) => name);

test.each([
  ['', ['Compras', 'Filial Sul', 'Pós-venda', 'Arquivo']],
  ['POS', ['Pós-venda']],
  ['fiscal', ['Compras']],
  ['sul caixa', ['Filial Sul']],
  ['imap.sul', ['Filial Sul']],
  ['sul norte', []],
])('“%s” finds %j', (find, found) => {
  expect(names(find)).toEqual(found);
});

test.each([
  ['trouble', ['Compras', 'Filial Sul', 'Pós-venda', 'Arquivo']],
  ['name', ['Arquivo', 'Compras', 'Filial Sul', 'Pós-venda']],
  ['latest', ['Filial Sul', 'Pós-venda', 'Arquivo', 'Compras']],
] as const)('in the order “%s”', (order, found) => {
  expect(names('', order)).toEqual(found);
});

test('numbers in names stand in their order', () => {
  const numbered = ['Loja 10', 'Loja 2'].map((name) => anAccount({ name }));
  expect(accountsFor(numbered, wholeList).map(({ name }) => name)).toEqual(['Loja 2', 'Loja 10']);
});

test('a home that says nothing of it shows the whole list', () => {
  expect(wishIn('')).toEqual(wholeList);
  expect(wishIn('{"page":2,"find":"sul","order":"latest"}')).toEqual({ page: 2, find: 'sul', order: 'latest' });
});
