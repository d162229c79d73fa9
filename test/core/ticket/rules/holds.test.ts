import { holds } from '@inbox-email/core/ticket/rules/holds.ts';
import type { Condition } from '@inbox-email/core/ticket/rules/rule.ts';
import { describe, expect, test } from 'vitest';
import { factsOf, words } from './rule-fixture.ts';

const attachment = (filename: string, contentType: string, inline = false) => ({ filename, contentType, inline });

describe('words are compared as people read them', () => {
  test.each<[string, Condition, boolean]>([
    ['without case', words('subject', 'contains', 'RECLAMAÇÃO'), true],
    ['without accents, in what was typed', words('subject', 'contains', 'reclamacao'), true],
    ['without accents, in the mail', words('sender-name', 'is', 'joão araujo'), true],
    ['written with combining marks', words('subject', 'begins', 'Reclamac\u0327a\u0303o'), true],
    ['across the end of a line', words('text', 'contains', 'não chegou. podem ver'), true],
    ['with more spaces between them', words('subject', 'contains', 'o   pedido'), true],
    ['but letters that others are not', words('subject', 'contains', 'reclamado'), false],
  ])('%s', (_why, condition, expected) => {
    expect(holds(condition, factsOf())).toBe(expected);
  });

  test('ß is ss, a final sigma is a sigma, and Turkish letters are not lost', () => {
    const facts = factsOf({ subject: 'Straße ΟΔΟΣ İstanbul' });
    expect(holds(words('subject', 'contains', 'strasse'), facts)).toBe(true);
    expect(holds(words('subject', 'contains', 'οδοσ istanbul'), facts)).toBe(true);
  });

  test('invisible characters between the letters hide nothing', () => {
    const facts = factsOf({ subject: 'Ga\u200bnhe di\u00adnheiro' });
    expect(holds(words('subject', 'contains', 'ganhe dinheiro'), facts)).toBe(true);
  });

  test('marks that make another letter in other scripts stay: が is not か', () => {
    expect(holds(words('subject', 'is', 'か'), factsOf({ subject: 'が' }))).toBe(false);
  });
});

describe('operators', () => {
  test.each<[Condition, boolean]>([
    [words('subject', 'is', 'reclamação sobre o pedido 77'), true],
    [words('subject', 'is', 'reclamação'), false],
    [words('subject', 'begins', 'reclam'), true],
    [words('subject', 'begins', 'sobre'), false],
    [words('subject', 'ends', 'pedido 77'), true],
    [words('subject', 'ends', 'pedido'), false],
    [words('subject', 'like', 'reclama*pedido*77'), true],
    [words('subject', 'like', '*sobre*'), true],
    [words('subject', 'like', 'sobre*'), false],
    [words('subject', 'like', 'reclamacao sobre o pedido 77'), true],
    [words('subject', 'like', '*'), true],
    [words('subject', 'contains', '*'), false],
    [words('subject', 'contains', 'sobre', true), false],
    [words('subject', 'contains', 'elogio', true), true],
  ])('%j: %s', (condition, expected) => {
    expect(holds(condition, factsOf())).toBe(expected);
  });

  test('the beginning and the end of a pattern do not share letters', () => {
    expect(holds(words('subject', 'like', 'ab*ba'), factsOf({ subject: 'aba' }))).toBe(false);
    expect(holds(words('subject', 'like', 'ab*b*ba'), factsOf({ subject: 'abba' }))).toBe(false);
  });

  test('a pattern made to go back and forth takes no longer than the text is long', () => {
    const facts = factsOf({ subject: 'a'.repeat(500_000) });
    const began = performance.now();
    expect(holds(words('subject', 'like', `${'*a'.repeat(90)}*b*`), facts)).toBe(false);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});

describe('what is looked at', () => {
  test.each<[string, Condition, boolean]>([
    ['the address, in any case', words('sender', 'is', 'joao.araujo@cliente.example'), true],
    [
      'the address, and not the name that anybody can give themselves',
      words('sender', 'contains', 'João Araújo'),
      false,
    ],
    ['the domain', words('sender-domain', 'is', 'cliente.example'), true],
    ['the domain, typed with its sign', words('sender-domain', 'is', '@cliente.example'), true],
    ['a longer domain is another one', words('sender-domain', 'is', 'nte.example'), false],
    ['what the mail says', words('text', 'contains', 'pedido não chegou'), true],
    ['and not what it quotes', words('text', 'contains', 'promoção de ontem'), false],
  ])('%s', (_why, condition, expected) => {
    expect(holds(condition, factsOf())).toBe(expected);
  });

  test('an international domain is written as people read it', () => {
    const facts = factsOf({ from: { name: '', address: 'a@xn--mnchen-3ya.example' } });
    expect(holds(words('sender-domain', 'is', 'münchen.example'), facts)).toBe(true);
  });

  test('a mail that only quotes is looked at as a whole', () => {
    expect(holds(words('text', 'contains', 'promoção'), factsOf({ newText: ' ' }))).toBe(true);
  });

  test('recipients are those of To and Cc, and the alias that only the server wrote down', () => {
    const facts = factsOf({
      cc: [{ name: '', address: 'vendas@empresa.example' }],
      headers: { 'delivered-to': ['<Promo@empresa.example>'] },
    });
    for (const alias of ['sac', 'vendas', 'promo']) {
      expect(holds(words('recipient', 'is', `${alias}@empresa.example`), facts), alias).toBe(true);
    }
    expect(holds(words('recipient', 'is', 'rh@empresa.example'), facts)).toBe(false);
  });

  test('negated, none of the recipients may fit', () => {
    const facts = factsOf({ cc: [{ name: '', address: 'vendas@empresa.example' }] });
    expect(holds(words('recipient', 'is', 'vendas@empresa.example', true), facts)).toBe(false);
    expect(holds(words('recipient', 'is', 'rh@empresa.example', true), facts)).toBe(true);
  });

  test('any header field can be named, in any case; one that is not there fits nothing', () => {
    const facts = factsOf({ headers: { 'x-loja': ['Matriz', 'Filial São Luís'] } });
    const header = (name: string, value: string, negated = false): Condition => ({
      ...{ field: 'header', header: name, operator: 'contains', value, negated },
    });
    expect(holds(header('X-Loja', 'sao luis'), facts)).toBe(true);
    expect(holds(header('x-other', 'a'), facts)).toBe(false);
    expect(holds(header('x-other', 'a', true), facts)).toBe(true);
  });

  test('attachments: that there are any, their names and types; an image within the text is none', () => {
    const facts = factsOf({ attachments: [attachment('Nota Fiscal Março.PDF', 'application/pdf')] });
    const has = { field: 'attachment', negated: false } as const;
    expect(holds(has, facts)).toBe(true);
    expect(holds(words('attachment-name', 'ends', '.pdf'), facts)).toBe(true);
    expect(holds(words('attachment-name', 'contains', 'marco'), facts)).toBe(true);
    expect(holds(words('attachment-type', 'is', 'application/pdf'), facts)).toBe(true);
    expect(holds(has, factsOf({ attachments: [attachment('logo.png', 'image/png', true)] }))).toBe(false);
    expect(holds({ ...has, negated: true }, factsOf())).toBe(true);
  });

  test('size: larger than so many kilobytes of 1000 bytes', () => {
    const larger = (kilobytes: number): Condition => ({ field: 'size', kilobytes, negated: false });
    expect(holds(larger(12), factsOf({ size: 12_001 }))).toBe(true);
    expect(holds(larger(12), factsOf({ size: 12_000 }))).toBe(false);
  });

  test('the kind of automatic mail, any kind, and a person', () => {
    const list = factsOf({ automatic: { kind: 'list', why: 'list-id' } });
    const automatic = (kind: 'any' | 'list' | 'bounce', negated = false): Condition => ({
      ...{ field: 'automatic', kind, negated },
    });
    expect(holds(automatic('list'), list)).toBe(true);
    expect(holds(automatic('bounce'), list)).toBe(false);
    expect(holds(automatic('any'), list)).toBe(true);
    expect(holds(automatic('any'), factsOf())).toBe(false);
    expect(holds(automatic('any', true), factsOf())).toBe(true);
  });

  test('what the receiving server found out about the sender; where it says nothing, that is none', () => {
    const failing = factsOf({ sender: { verdict: 'fail', spf: 'fail', dkim: 'none', dmarc: 'fail', by: 'mx' } });
    const check = (verdict: 'fail' | 'none' | 'pass', negated = false): Condition => ({
      ...{ field: 'sender-check', verdict, negated },
    });
    expect(holds(check('fail'), failing)).toBe(true);
    expect(holds(check('pass', true), failing)).toBe(true);
    expect(holds(check('none'), factsOf())).toBe(true);
    expect(holds(check('fail'), factsOf())).toBe(false);
  });

  test('a mail without a sender fits no sender', () => {
    const facts = factsOf({ from: null });
    expect(holds(words('sender', 'contains', '@'), facts)).toBe(false);
    expect(holds(words('sender', 'contains', '@', true), facts)).toBe(true);
  });
});
