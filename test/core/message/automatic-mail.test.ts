import { readMail } from '@inbox-email/core/message/read-mail.ts';
import { describe, expect, test } from 'vitest';
import { fixture, plain, read } from './mail.ts';

const kindOf = (headers: string, text = 'hello'): string | null =>
  read(`From: ann@example.org\n${headers}\n\n${text}`).automatic?.kind ?? null;

describe('who sent it', () => {
  test.each([
    ['Auto-Submitted: auto-replied (vacation)', 'reply'],
    ['X-Autoreply: yes', 'reply'],
    ['Precedence: auto_reply', 'reply'],
    ['Precedence: bulk\nAuto-Submitted: auto-replied', 'reply'],
    ['Subject: Out of Office: your ticket', 'reply'],
    ['Subject: Automatische Antwort: Ihre Anfrage', 'reply'],
    ['Subject: Resposta automática: pedido', 'reply'],
    ['Subject: =?utf-8?Q?R=C3=A9ponse_automatique_:_commande?=', 'reply'],
    ['Subject: Respuesta automática: pedido', 'reply'],
    ['Subject: Risposta automatica: ordine', 'reply'],
    ['List-Id: Tea <tea.example.org>', 'list'],
    ['Precedence: list', 'list'],
    ['Precedence: bulk', 'bulk'],
    ['List-Unsubscribe: <https://news.example.org/u>', 'bulk'],
    ['Auto-Submitted: auto-generated', 'system'],
    ['X-Auto-Response-Suppress: All', 'system'],
    ['Mailing-List: contact tea-help@example.org', 'list'],
    ['List-Post: NO', null],
    ['Feedback-ID: 7:campaign:shop', 'bulk'],
    ['Precedence: junk', 'bulk'],
    ['Return-Path: <>\nSubject: Nightly report', 'system'],
    ['Auto-Submitted: no', null],
    ['X-Autoreply: no', null],
    ['Subject: How do I set up an automatic reply?', null],
    ['Subject: Absence of tea', null],
    ['X-Auto-Response-Suppress: OOF', null],
  ])('%s: %s', (headers, kind) => {
    expect(kindOf(headers)).toBe(kind);
  });

  test('a mailbox that nobody reads', () => {
    expect(read('From: no-reply@shop.example\nSubject: Your order\n\nhello').automatic).toEqual({
      kind: 'system',
      why: 'From: no-reply',
    });
  });

  test('the evidence is given', () => {
    expect(read('From: a@example.org\nAuto-Submitted: auto-replied; x=y\n\n').automatic?.why).toBe(
      'Auto-Submitted: auto-replied',
    );
  });

  test('a person', () => {
    expect(plain('Hello, where is my order?').automatic).toBeNull();
  });
});

describe('mail with a form of its own', () => {
  test('an invitation', () => {
    expect(readMail(fixture('invitation')).automatic).toEqual({
      kind: 'calendar',
      why: 'text/calendar; method=request',
    });
  });

  test('a calendar file that somebody attached is no invitation', () => {
    const mail = read(
      'Content-Type: multipart/mixed; boundary=b\n\n--b\n\nsee file\n--b\nContent-Type: text/calendar; name=year.ics\n\nBEGIN:VCALENDAR\n--b--\n',
    );
    expect(mail.automatic).toBeNull();
  });

  test('a read receipt', () => {
    const mail = read(
      'Content-Type: multipart/report; report-type=disposition-notification; boundary=b\n\n--b\n\nread\n--b\nContent-Type: message/disposition-notification\n\nDisposition: manual-action/MDN-sent-manually; displayed\n--b--\n',
    );
    expect(mail).toMatchObject({ automatic: { kind: 'receipt' }, bounce: null });
  });

  test('a complaint (ARF)', () => {
    const mail = read(
      'From: fbl@example.net\nContent-Type: multipart/report; report-type=feedback-report; boundary=b\n\n--b\n\nAn abuse report: message was rejected\n--b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\nUser-Agent: x\n--b\nContent-Type: message/rfc822\n\nMessage-ID: <1@desk.example.com>\n\nx\n--b--\n',
    );
    expect(mail).toMatchObject({ automatic: { kind: 'complaint' }, bounce: null });
  });

  test('an answer to an invitation', () => {
    const mail = read(
      'Content-Type: multipart/mixed; boundary=b\n\n--b\n\nyes\n--b\nContent-Type: text/calendar; method=REPLY\n\nBEGIN:VCALENDAR\n--b--\n',
    );
    expect(mail.automatic).toEqual({ kind: 'calendar', why: 'text/calendar; method=reply' });
  });

  test('a complaint through Amazon, whose form is JSON', () => {
    const mail = read('From: no-reply@sns.amazonaws.com\n\n{"notificationType":"Complaint","complaint":{}}');
    expect(mail.automatic).toEqual({ kind: 'complaint', why: 'notificationType: Complaint' });
  });

  test('a complaint through Microsoft, which gives the mail back and nothing else', () => {
    const mail = read(
      'From: staff@hotmail.com\nSubject: complaint about message from 192.0.2.1\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\nX-HmXmrOriginalRecipient: a@hotmail.com\nSubject: x\n\nx\n--b--\n',
    );
    expect(mail.automatic).toEqual({ kind: 'complaint', why: 'junk mail report' });
  });

  test('a bounce', () => {
    expect(readMail(fixture('delivery-report')).automatic).toEqual({ kind: 'bounce', why: 'delivery report: 5.1.1' });
  });
});
