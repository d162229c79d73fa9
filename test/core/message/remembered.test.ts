import { remembered } from '@inbox-email/core/message/mime/remembered.ts';
import { expect, test } from 'vitest';

function asked(): { of: string[]; read: (text: string) => string | null } {
  const of: string[] = [];
  const read = remembered((text: string) => {
    of.push(text);
    return text === '' ? null : text.toUpperCase();
  });
  return { of, read };
}

test('what repeats is read once, also where it means nothing', () => {
  const { of, read } = asked();
  expect(['utf-8', '', 'utf-8', ''].map(read)).toEqual(['UTF-8', null, 'UTF-8', null]);
  expect(of).toEqual(['utf-8', '']);
});

test('what is asked for again and again stays while other texts come and go', () => {
  const { of, read } = asked();
  for (let i = 0; i < 10_000; i++) {
    read('utf-8');
    read(`charset ${i}`);
  }
  expect(of.filter((text) => text === 'utf-8')).toHaveLength(1);
});

test('long texts are read each time', () => {
  const { of, read } = asked();
  const long = 'x'.repeat(1_000);
  expect([read(long), read(long)]).toEqual([long.toUpperCase(), long.toUpperCase()]);
  expect(of).toHaveLength(2);
});
