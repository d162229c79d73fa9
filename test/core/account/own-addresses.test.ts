import { addressWrittenTo, isOwnAddress } from '@inbox-email/core/account/own-addresses.ts';
import { expect, test } from 'vitest';

const account = { address: 'sac@empresa.example', aliases: ['Vendas@empresa.example', 'ajuda@empresa.example'] };
const to = (...addresses: string[]) => addresses.map((address) => ({ address }));

test.each([
  ['the address itself', to('SAC@empresa.example'), [], 'sac@empresa.example'],
  ['an alias, however it is written', to('vendas@EMPRESA.example'), [], 'Vendas@empresa.example'],
  ['an alias in copy', to('outro@empresa.example'), to('ajuda@empresa.example'), 'ajuda@empresa.example'],
  ['the first of several', to('ajuda@empresa.example', 'sac@empresa.example'), [], 'ajuda@empresa.example'],
  ['To before Cc', to('sac@empresa.example'), to('ajuda@empresa.example'), 'sac@empresa.example'],
  ['none that we know', to('todos@empresa.example'), [], 'sac@empresa.example'],
])('an answer to a mail that names %s comes from there', (_case, names, cc, from) => {
  expect(addressWrittenTo(account, { to: names, cc })).toBe(from);
});

test('of a blind copy the server says by which alias it came', () => {
  const blind = { to: to('outro@empresa.example'), cc: [] };
  expect(addressWrittenTo(account, blind, ['sac@empresa.example', 'ajuda@empresa.example'])).toBe(
    'ajuda@empresa.example',
  );
  const open = { to: to('sac@empresa.example'), cc: [] };
  expect(addressWrittenTo(account, open, ['ajuda@empresa.example'])).toBe('sac@empresa.example');
});

test('an alias is our own address as much as the first one', () => {
  expect(isOwnAddress(account, 'VENDAS@empresa.example')).toBe(true);
  expect(isOwnAddress(account, 'maria@cliente.example')).toBe(false);
});
