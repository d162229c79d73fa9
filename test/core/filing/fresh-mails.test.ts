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

test('whoever waits for room goes on when half of it is free, or all is forgotten', async () => {
  const fresh = createFreshMails(100);
  await fresh.room();
  const order: string[] = [];
  fresh.keep([mail(1, 40), mail(2, 40)]);
  const first = fresh.room().then(() => order.push('room'));
  await Promise.resolve();
  order.push('taken');
  fresh.take(1);
  await first;
  expect(order).toEqual(['taken', 'room']);
  fresh.keep([mail(3, 40)]);
  const second = fresh.room();
  fresh.forget();
  await second;
});

test('what finds no room is freed at once, where its memory holds nothing else', () => {
  const fresh = createFreshMails(10);
  const memory = new Uint8Array(30);
  const other = new Uint8Array(30);
  fresh.keep([receivedMail(1, memory.subarray(0, 10)), receivedMail(2, memory.subarray(10))]);
  fresh.keep([receivedMail(3, other.subarray(0, 20))]);
  expect([memory.length, other.length]).toEqual([0, 30]);
});
