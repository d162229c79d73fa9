import { fillTemplate } from '@inbox-email/core/ticket/rules/fill-template.ts';
import { expect, test } from 'vitest';

const values = { name: 'Maria', ticket: '#7', subject: 'Pedido 77', group: 'SAC' };

test('the placeholders are filled in, in any case and however often', () => {
  expect(fillTemplate('Olá {name}! { Ticket } ({subject}) está com o {GROUP}. {name}', values)).toBe(
    'Olá Maria! #7 (Pedido 77) está com o SAC. Maria',
  );
});

test('other braces stay as they are', () => {
  expect(fillTemplate('{senha} {} {{name}}', values)).toBe('{senha} {} {Maria}');
});

test('what a stranger wrote is not read again: a subject of {name} stays one', () => {
  expect(fillTemplate('{subject}', { ...values, subject: '{name} {ticket}' })).toBe('{name} {ticket}');
});

test('what a stranger wrote stays on one line and short, and replaces no pattern', () => {
  const filled = fillTemplate('<{name}>', { ...values, name: `a\r\nBcc: x\u202e$& ${'b'.repeat(300)}` });
  expect(filled).not.toMatch(/[\r\n\u202e]/);
  expect(filled).toContain('a Bcc: x $& b');
  expect(filled.length).toBe(202);
});
