import { type Brake, type BrakeState, brakeOf, countArrival } from '@inbox-email/core/ticket/brake.ts';
import { expect, test } from 'vitest';
import { read } from '../message/mail.ts';

const noon = Date.UTC(2026, 10, 25, 12);
const minute = 60_000;
const keyOf = (headers: string, text = 'Onde está?', bounced: number | null = null) => {
  const { attachments: _, ...mail } = read(`${headers}\n\n${text}`);
  return brakeOf({ ...mail, attachments: [] }, bounced).key;
};
const allowances = (brake: Brake, times: readonly number[]) => {
  let state: BrakeState | null = null;
  return times.map((at) => {
    const counted = countArrival(brake, state, at);
    state = counted.state;
    return counted.allowance;
  });
};
const brake: Brake = { key: 'k', opensAtMost: 2, appendsAtMost: 3, calmAfter: 60 * minute };
const every = (step: number, count: number, from = noon) => Array.from({ length: count }, (_, i) => from + i * step);

test('the first ones are filed as usual, the next ones stay with one ticket, then they only count', () => {
  expect(allowances(brake, every(1000, 8))).toEqual([
    ...['as-usual', 'as-usual', 'append', 'append', 'append'],
    ...['hold-back', 'hold-back', 'hold-back'],
  ]);
});

test('a slow trickle is no flood', () => {
  expect(new Set(allowances(brake, every(31 * minute, 50)))).toEqual(new Set(['as-usual']));
});

test('a flood that goes on opens no further ticket, and shows some mails in each hour', () => {
  const seen = allowances(brake, every(6 * minute, 100));
  expect(seen.filter((one) => one === 'as-usual')).toHaveLength(2);
  const hour = [...Array<string>(5).fill('append'), ...Array<string>(5).fill('hold-back')];
  expect(seen.slice(10, 20)).toEqual(hour);
  expect(seen.slice(90, 100)).toEqual(hour);
});

test('after an hour of quiet everything is as before', () => {
  const [first] = allowances(brake, [...every(1000, 8), noon + 7000 + 60 * minute]).slice(-1);
  expect(first).toBe('as-usual');
});

test('a clock that is turned back lets nothing slip through', () => {
  expect(allowances(brake, [noon, noon, noon, noon - 120 * minute]).at(-1)).toBe('append');
});

test('what a person writes is never braked by other mail of theirs', () => {
  const from = 'From: ann@example.org\nSubject: ';
  expect(keyOf(`${from}One`)).not.toBe(keyOf(`${from}Two`));
  expect(keyOf(`${from}One`, 'a')).not.toBe(keyOf(`${from}One`, 'b'));
  expect(keyOf(`${from}One`)).toBe(keyOf(`${from}One`));
});

test('a program’s mail counts together, whatever it says, but for customers who wrote through a form', () => {
  const robot = 'From: robot@example.org\nAuto-Submitted: auto-generated\nSubject: ';
  expect(keyOf(`${robot}Alarm 1`)).toBe(keyOf(`${robot}Alarm 2`, 'other'));
  expect(keyOf(`${robot}x\nReply-To: ann@example.org`)).not.toBe(keyOf(`${robot}x\nReply-To: bob@example.org`));
});

test('bounces of nothing that we sent count together, whoever reports them', () => {
  const bounce = (from: string) => `Return-Path: <>\nFrom: ${from}\nSubject: Undelivered Mail Returned to Sender`;
  const said = 'a@example.org: 550 5.1.1 no such user';
  expect(keyOf(bounce('MAILER-DAEMON@a.example'), said)).toBe(keyOf(bounce('postmaster@b.example'), said));
  expect(keyOf(bounce('MAILER-DAEMON@a.example'), said, 7)).not.toBe(keyOf(bounce('MAILER-DAEMON@a.example'), said));
});
