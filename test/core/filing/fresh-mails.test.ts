import { createFreshMails } from '@inbox-email/core/filing/fresh-mails.ts';
import { expect, test } from 'vitest';
import { receivedMail } from './mails.ts';

const mail = (id: number, size: number) => receivedMail(id, new Uint8Array(size));

test('no more is held than allowed: the rest is left to the database', () => {
  const fresh = createFreshMails(100);
  fresh.keep([mail(1, 30), mail(2, 30)]);
  fresh.keep([mail(3, 30), mail(4, 30)]);
  fresh.keep([mail(5, 30)]);
  expect([1, 2, 3, 4, 5].map((id) => fresh.take(id)?.id)).toEqual([1, 2, undefined, undefined, 5]);
});

test('what is taken makes room, and is there once', () => {
  const fresh = createFreshMails(100);
  fresh.keep([mail(1, 100)]);
  expect(fresh.take(1)?.id).toBe(1);
  expect(fresh.take(1)).toBeUndefined();
  fresh.keep([mail(2, 100)]);
  expect(fresh.take(2)?.id).toBe(2);
});

test('what is forgotten makes room', () => {
  const fresh = createFreshMails(100);
  fresh.keep([mail(1, 100)]);
  fresh.forget();
  expect(fresh.take(1)).toBeUndefined();
  fresh.keep([mail(2, 100)]);
  expect(fresh.take(2)?.id).toBe(2);
});

test('bytes are kept as they were given', () => {
  const fresh = createFreshMails(100);
  fresh.keep([
    receivedMail(1, Buffer.from('first')),
    receivedMail(2, new Uint8Array()),
    receivedMail(3, Buffer.from('x')),
  ]);
  expect([1, 2, 3].map((id) => Buffer.from(fresh.take(id)?.bytes ?? []).toString())).toEqual(['first', '', 'x']);
});
