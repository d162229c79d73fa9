import { bounceCauses, explainBounce } from '@inbox-email/core/ticket/bounce-causes.ts';
import { expect, test } from 'vitest';

test.each([
  ['5.1.1', 'There is no such address'],
  ['5.1.3', 'There is no such address'],
  ['5.1.2', 'goes nowhere'],
  ['5.1.10', 'goes nowhere'],
  ['5.2.1', 'closed or moved'],
  ['5.2.2', 'mailbox is full'],
  ['4.2.2', 'mailbox is full'],
  ['5.3.4', 'larger than'],
  ['5.2.3', 'larger than'],
  ['4.4.7', 'could not be reached'],
  ['5.4.4', 'goes nowhere'],
  ['5.7.1', 'refused the mail'],
  ['5.7.26', 'SPF, DKIM or DMARC'],
  ['5.6.0', 'refused the mail'],
  ['4.3.0', 'trouble of its own'],
  ['5.0.0', 'not clearly say why'],
  [null, 'not clearly say why'],
])('%s: %s', (status, said) => {
  expect(explainBounce(status, true).cause.en).toContain(said);
});

test('while a server still tries, there is nothing to do', () => {
  expect(explainBounce('4.2.2', false).remedy.en).toContain('keeps trying');
  expect(explainBounce('4.2.2', true).remedy.en).not.toContain('keeps trying');
});

test('every meaning is told in every language, each in words of its own', () => {
  for (const { cause, remedy } of bounceCauses) {
    for (const said of [cause, remedy]) expect(new Set(Object.values(said)).size).toBe(3);
  }
});
