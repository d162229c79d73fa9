import { redact } from '@inbox-email/core/account/redact.ts';
import { expect, test } from 'vitest';

const password = 'p4ss "w\\ord';
const base64 = (text: string) => Buffer.from(text).toString('base64');

test.each([
  ['as it is', `NO ${password} is wrong`],
  ['quoted as in LOGIN', 'a1 LOGIN "ana" "p4ss \\"w\\\\ord"'],
  ['in AUTH PLAIN', `AUTH PLAIN ${base64(`\0ana\0${password}`)}`],
  ['in base64 on a line of its own', base64(password)],
  ['in XOAUTH2', `AUTHENTICATE XOAUTH2 ${base64(`user=ana\x01auth=Bearer ${password}\x01\x01`)}`],
  ['in a URL', `imap://ana:${encodeURIComponent(password)}@host`],
])('a password %s is taken out', (_, text) => {
  const clean = redact(text, [password]);
  expect(clean).not.toContain(password);
  expect(clean).not.toContain(encodeURIComponent(password));
  expect(Buffer.from(clean.split(' ').at(-1) ?? '', 'base64').toString()).not.toContain('p4ss');
});

test('the rest of the words stays', () => {
  expect(redact('535 5.7.8 Username and Password not accepted', [password])).toBe(
    '535 5.7.8 Username and Password not accepted',
  );
});

test.each([
  ['as Latin-1', (secret: string) => Buffer.from(secret).toString('latin1')],
  [
    'as Latin-1, encoded once more',
    (secret: string) => Buffer.from(Buffer.from(secret).toString('latin1')).toString('latin1'),
  ],
  ['with question marks', (secret: string) => secret.replace(/[^ -~]/g, '?')],
])('a password that a server says back %s is taken out', (_, misread) => {
  expect(redact(`NO "${misread('maçã-secreta')}" is wrong`, ['maçã-secreta'])).toBe('NO "•••" is wrong');
});

test('a password that is no well-formed text breaks nothing', () => {
  expect(redact('NO a\ud800b', ['a\ud800b'])).toBe('NO •••');
});
