import { areColleagues } from '@inbox-email/core/ticket/colleagues.ts';
import { expect, test } from 'vitest';

test.each([
  ['maria@cliente.example', 'joao@cliente.example', true],
  ['maria@CLIENTE.example', 'joao@filial.cliente.example', true],
  ['maria@filial.cliente.example', 'joao@cliente.example', true],
  ['maria@cliente.example', 'eve@evil-cliente.example', false],
  ['maria@cliente.example', 'eve@example', false],
  ['maria@gmail.com', 'eve@gmail.com', false],
  ['maria@yahoo.com.br', 'eve@yahoo.com.br', false],
  ['maria@hotmail.fr', 'eve@hotmail.fr', false],
  ['maria@uol.com.br', 'eve@uol.com.br', false],
  ['maria@cliente.example', '', false],
  ['', '', false],
])('%s and %s: %s', (one, other, colleagues) => {
  expect(areColleagues(one, other)).toBe(colleagues);
});
