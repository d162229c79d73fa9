import { baseSubject, taggedTickets, withoutTags } from '@inbox-email/core/ticket/base-subject.ts';
import { isOtherSubject } from '@inbox-email/core/ticket/other-subject.ts';
import { describe, expect, test } from 'vitest';

test.each([
  ['Pedido atrasado', 'Re: Pedido atrasado', false],
  ['Pedido atrasado', 'RES: ENC: Pedido atrasado [#12]', false],
  ['Pedido atrasado', 'AW[2]: pedido Atrasado', false],
  ['Pedido 4711 atrasado', 'Rechnung 4711', false],
  ['Onde está meu pedido?', 'Pedido', false],
  ['Endereço', 'Re: Endereco', false],
  ['Pedido atrasado', '', false],
  ['Pedido atrasado', 'Re:', false],
  ['Pedido atrasado', 'Troca de senha', true],
  ['Invoice for March', 'Broken coffee machine', true],
  ['注文が届きません', 'Re: 注文が届きません', false],
  ['注文が届きません', 'パスワードを変更したい', true],
  ['注文が届きません', '注文が届いていません', false],
])('%s → %s: %s', (one, other, differs) => {
  expect(isOtherSubject(one, other)).toBe(differs);
  expect(isOtherSubject(other, one)).toBe(differs);
});

describe('a subject', () => {
  test('is bared of what mail programs put before it, in the languages that we know', () => {
    for (const subject of ['Re: RE: x', 'RES: x', 'Enc: Fwd: x', 'AW[3]: x', 'SV: Vs: x', 'TR: x', 'Re：x']) {
      expect(baseSubject(subject)).toBe('x');
    }
    expect(baseSubject('Reserva: x')).toBe('Reserva: x');
  });

  test('names tickets by their tags, and by nothing else', () => {
    expect(taggedTickets('Re: Pedido [#12] e [#7][#12]')).toEqual([12, 7]);
    expect(taggedTickets('Pedido #12, [12], [# 3], (#4)')).toEqual([]);
    expect(withoutTags('Pedido [#12] atrasado [#7]')).toBe('Pedido atrasado');
  });
});
