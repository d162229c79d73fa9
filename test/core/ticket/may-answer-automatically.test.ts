import {
  type AnsweringDesk,
  answersPerHour,
  mayAnswerAutomatically,
  oneAnswerPer,
} from '@inbox-email/core/ticket/may-answer-automatically.ts';
import { expect, test } from 'vitest';
import { read } from '../message/mail.ts';

const now = Date.UTC(2026, 10, 25, 12);
const ask = (headers: string, desk: Partial<AnsweringDesk> = {}, backlog = false) =>
  mayAnswerAutomatically(
    read(`${headers}\nSubject: Pedido\n\nOnde está?`),
    { backlog },
    {
      ownAddresses: new Set(['sac@empresa.example', 'vendas@loja.example']),
      lastAnswerAt: null,
      answersLastHour: 0,
      now,
      ...desk,
    },
  );
const person = 'From: Maria <Maria@cliente.example>\nMessage-ID: <1@cliente.example>';

test('a person’s mail may be answered, at the address it came from', () => {
  expect(ask(person)).toEqual({ may: true, to: 'maria@cliente.example' });
});

test('the answer goes where Reply-To says', () => {
  expect(ask(`${person}\nReply-To: casa@cliente.example`)).toEqual({ may: true, to: 'casa@cliente.example' });
});

test.each([
  ['Auto-Submitted: auto-generated', 'automatic-mail'],
  ['Auto-Submitted: auto-replied', 'automatic-mail'],
  ['Precedence: bulk', 'automatic-mail'],
  ['Precedence: list', 'automatic-mail'],
  ['Precedence: junk', 'automatic-mail'],
  ['List-Id: <tea.example.org>', 'automatic-mail'],
  ['Return-Path: <>', 'automatic-mail'],
  ['List-Help: <mailto:help@tea.example.org>', 'not-wanted'],
  ['X-Auto-Response-Suppress: OOF, AutoReply', 'not-wanted'],
  ['X-Loop: ann@example.org', 'not-wanted'],
  ['Reply-To: no-reply@cliente.example', 'robot-address'],
  ['Reply-To: sac@empresa.example', 'own-address'],
  ['Reply-To: SAC+x@Empresa.example', 'own-address'],
])('no answer to a mail with %s', (header, why) => {
  expect(ask(`${person}\n${header}`)).toMatchObject({ may: false, why });
});

test.each([
  ['', 'no-sender'],
  ['From: Maria', 'no-sender'],
  ['From: MAILER-DAEMON@mx.example.net', 'automatic-mail'],
  ['From: tea-request@lists.example.org', 'robot-address'],
  ['From: vendas@loja.example', 'own-address'],
  ['From: chefe@empresa.example\nMessage-ID: <77@empresa.example>', 'own-message-id'],
  [
    'From: ajuda@outra.example\nMessage-ID: <ie.4.0123456789abcdef01.0123456789abcdef0123@outra.example>',
    'own-message-id',
  ],
])('no answer to %s', (headers, why) => {
  expect(ask(headers)).toMatchObject({ may: false, why });
});

test('a sign against it is told', () => {
  expect(ask(`${person}\nX-Auto-Response-Suppress: OOF`)).toEqual({
    may: false,
    why: 'not-wanted',
    sign: 'X-Auto-Response-Suppress: OOF',
  });
});

test('a sender gets one automatic answer in 24 hours', () => {
  expect(ask(person, { lastAnswerAt: now - oneAnswerPer + 1 })).toMatchObject({ may: false, why: 'answered-lately' });
  expect(ask(person, { lastAnswerAt: now - oneAnswerPer })).toMatchObject({ may: true });
});

test('also where the clock was turned back', () => {
  expect(ask(person, { lastAnswerAt: now + 1000 })).toMatchObject({ may: false, why: 'answered-lately' });
});

test('an account answers no more than so many mails an hour', () => {
  expect(ask(person, { answersLastHour: answersPerHour })).toMatchObject({ may: false, why: 'account-ceiling' });
});

test('nobody gets an automatic answer for a mail of the backlog', () => {
  expect(ask(person, {}, true)).toMatchObject({ may: false, why: 'backlog' });
});
