import { readMail } from '@inbox-email/core/message/read-mail.ts';
import { describe, expect, test } from 'vitest';
import { fixture, plain, read } from './mail.ts';

describe('reports in the form of RFC 3464', () => {
  test('the refusing server’s own code goes before the reporting server’s vague one', () => {
    expect(readMail(fixture('delivery-report')).bounce).toEqual({
      recipient: 'nobody@example.org',
      status: '5.1.1',
      permanent: true,
      originalMessageId: '<ticket-9@desk.example.com>',
    });
  });

  const report = (fields: string, text = 'Your message could not be delivered.'): string =>
    `From: postmaster@mx.example.net\nContent-Type: multipart/report; report-type=delivery-status; boundary=r\n\n--r\n\n${text}\n--r\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.net\n\n${fields}\n--r--\n`;

  test.each([
    ['delayed', 'Final-Recipient: rfc822; a@example.org\nAction: delayed\nStatus: 4.4.1', '4.4.1', false],
    ['expired', 'Final-Recipient: rfc822; a@example.org\nAction: expired\nStatus: 4.4.7', '4.4.7', false],
    ['without an action', 'Final-Recipient: rfc822; a@example.org\nStatus: 5.2.1', '5.2.1', true],
    [
      'a comment in Status',
      'Final-Recipient: RFC822;<a@example.org>\nAction: failed\nStatus: 5.7.1 (delivery not authorized)',
      '5.7.1',
      true,
    ],
    [
      'a code on a continued reply line',
      'Final-Recipient: rfc822; a@example.org\nAction: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 550-5.2.1 disabled\n 550 5.2.1 more',
      '5.2.1',
      true,
    ],
    [
      'what lay behind an expiry',
      'Final-Recipient: rfc822; a@example.org\nAction: failed\nStatus: 4.4.7\nDiagnostic-Code: smtp; 554 4.4.7 expired <421 4.4.2 Connection timed out>',
      '4.4.2',
      false,
    ],
    [
      'an address is no code',
      'Final-Recipient: rfc822; a@example.org\nAction: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 550 rejected by 5.1.1.9',
      '5.0.0',
      true,
    ],
  ])('%s', (_, fields, status, permanent) => {
    expect(read(report(fields)).bounce).toMatchObject({ recipient: 'a@example.org', status, permanent });
  });

  test('the code stands in the text where the report has only a vague one', () => {
    const fields = 'Final-Recipient: rfc822; a@example.org\nAction: failed\nStatus: 5.0.0';
    expect(read(report(fields, 'a@example.org: 552 5.2.2 full')).bounce?.status).toBe('5.2.2');
  });

  test('a report of success is a receipt and no bounce', () => {
    const mail = read(report('Final-Recipient: rfc822; a@example.org\nAction: delivered\nStatus: 2.1.5'));
    expect(mail.bounce).toBeNull();
    expect(mail.automatic?.kind).toBe('receipt');
  });

  test('of several recipients the first that failed counts', () => {
    const fields =
      'Final-Recipient: rfc822; ok@example.org\nAction: delivered\nStatus: 2.0.0\n\nFinal-Recipient: rfc822; bad@example.org\nAction: failed\nStatus: 5.1.1';
    expect(read(report(fields)).bounce).toMatchObject({ recipient: 'bad@example.org', status: '5.1.1' });
  });
});

describe('reports in no form at all', () => {
  test('Exim', () => {
    expect(readMail(fixture('exim-bounce')).bounce).toEqual({
      recipient: 'carla@example.org',
      status: '5.2.2',
      permanent: true,
      originalMessageId: '<ticket-11@desk.example.com>',
    });
  });

  const robot = (text: string, subject = 'failure notice', from = 'MAILER-DAEMON@mx.example.net'): string =>
    `Return-Path: <>\nFrom: ${from}\nTo: desk@example.com\nSubject: ${subject}\n\n${text}`;

  test.each([
    [
      'qmail',
      'Hi. This is the qmail-send program.\nI’m afraid I wasn’t able to deliver your message to the following addresses.\n\n<a@example.org>:\nRemote host said: 550 5.1.1 no such user\n',
      '5.1.1',
    ],
    [
      'the second recipient is not the first',
      '<a@example.org>:\nRemote host said: 550 5.1.1 unknown\n\n<b@example.org>:\nRemote host said: 552 5.2.2 full\n',
      '5.1.1',
    ],
    ['a reply code alone', 'Could not deliver to a@example.org:\n550 go away\n', '5.0.0'],
    ['a full mailbox in words', 'Could not be delivered to: <a@example.org>\nAs their mailbox is full.', '5.2.2'],
    ['an unknown user in words', 'Unknown user: a@example.org', '5.1.1'],
    ['a temporary failure in words', 'a@example.org: 451 mailbox full, try again later', '4.2.2'],
    ['a domain that does not exist', 'a@example.org\n    Unrouteable address', '5.1.2'],
    ['time that ran out', 'a@example.org\n    retry timeout exceeded', '4.4.7'],
    ['a mail that is too large', 'a@example.org: message size exceeds limit', '5.3.4'],
  ])('%s', (_, text, status) => {
    expect(read(robot(text)).bounce).toMatchObject({ recipient: 'a@example.org', status });
  });

  test.each([
    'Returned mail: see transcript for details',
    'Unzustellbar: Anfrage',
    'Undeliverable: Re: order',
    'Não entregue: pedido',
    'Non remis : commande',
    'Delivery Status Notification (Failure)',
  ])('a robot’s mail with the subject “%s”', (subject) => {
    expect(read(robot('a@example.org', subject)).bounce).not.toBeNull();
  });
});

describe('what is no bounce', () => {
  test.each([
    [
      'a person forwards one',
      'Fwd: Undelivered Mail Returned to Sender',
      'I got this when I wrote to you:\n\nThe following address failed: desk@example.com 550 5.1.1',
    ],
    ['a person answers about one', 'Re: Mail delivery failed', 'Why could my message not be delivered?'],
    [
      'a person whose parcel was not delivered',
      'Not delivered',
      'My parcel could not be delivered, it was returned to sender.',
    ],
    [
      'a person with a full mailbox',
      'Mailbox full',
      'I cannot receive mail because my mailbox is full. Error 552 5.2.2.',
    ],
  ])('%s', (_, subject, text) => {
    expect(plain(text, subject)).toMatchObject({ bounce: null, automatic: null });
  });

  test('an absence notice, though nobody is to answer it', () => {
    const mail = read(
      'Return-Path: <>\nFrom: ann@example.org\nSubject: Automatic reply: your ticket\nAuto-Submitted: auto-replied\n\nI am away until Monday.',
    );
    expect(mail.bounce).toBeNull();
    expect(mail.automatic?.kind).toBe('reply');
  });
});
