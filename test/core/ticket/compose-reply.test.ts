import { composeReply, type Reply, replySubject } from '@inbox-email/core/ticket/compose-reply.ts';
import { expect, test } from 'vitest';

const reply: Reply = {
  from: { name: 'SAC', address: 'sac@empresa.example' },
  to: [{ name: 'Maria', address: 'maria@cliente.example' }],
  cc: [],
  subject: 'Re: Pedido [#12]',
  text: 'Olá, Maria!\n<b>não é HTML</b> & https://empresa.example/ajuda.',
  messageId: '<ie.12.ab.cd@empresa.example>',
  references: ['<1@cliente>', '<2@cliente>'],
  date: new Date('2026-11-23T12:00:00Z'),
  files: [],
};
const composed = async (over: Partial<Reply> = {}) => Buffer.from(await composeReply({ ...reply, ...over })).toString();

test('an answer is threaded to the mail it answers, and to those before it', async () => {
  const mail = await composed();
  expect(mail).toContain('\r\nIn-Reply-To: <2@cliente>\r\n');
  expect(mail).toMatch(/\r\nReferences: <1@cliente>\s+<2@cliente>\r\n/);
  expect(mail).toContain('Message-ID: <ie.12.ab.cd@empresa.example>');
});

test('an answer goes out as text and as HTML that shows the same, markup included', async () => {
  const mail = await composed();
  expect(mail).toContain('multipart/alternative');
  expect(mail.replace(/=\r\n/g, '')).toContain('&lt;b&gt;n=C3=A3o');
});

test.each(['Bcc: x@evil.example', 'To: x@evil.example'])('a subject cannot smuggle a header (%s)', async (header) => {
  const mail = await composed({ subject: `Oi\r\n${header}` });
  expect(mail).not.toMatch(new RegExp(`^${header}`, 'm'));
});

test('a name cannot smuggle a header either', async () => {
  const mail = await composed({ to: [{ name: 'Maria\r\nBcc: x@evil.example', address: 'maria@cliente.example' }] });
  expect(mail).not.toMatch(/^Bcc:/im);
});

test.each([
  ['Pedido', 'Re: Pedido [#12]'],
  ['Re: Pedido', 'Re: Pedido [#12]'],
  ['RES: AW: Pedido [#12]', 'Re: Pedido [#12]'],
  ['', 'Re: [#12]'],
])('the subject %j becomes %j', (subject, expected) => {
  expect(replySubject(subject, 12)).toBe(expected);
});
