import { readMail } from '@inbox-email/core/message/read-mail.ts';
import { describe, expect, test } from 'vitest';
import { fixture, read } from './mail.ts';

describe('headers', () => {
  test('a reply by Gmail is read whole', () => {
    const mail = readMail(fixture('gmail-reply'));
    expect(mail).toMatchObject({
      subject: 'Re: Devolução do pedido #42',
      from: { name: 'João Conceição', address: 'joao@example.net' },
      to: [{ name: 'Loja, Atendimento', address: 'ajuda@example.com' }],
      messageId: '<reply-1@mail.example.net>',
      inReplyTo: ['<ticket-7@desk.example.com>'],
      references: ['<first@mail.example.net>', '<ticket-7@desk.example.com>'],
      date: Date.UTC(2026, 2, 10, 12, 15),
      attachments: [],
      automatic: null,
      bounce: null,
      guesses: [],
    });
    expect(mail.text).toContain('Quando podemos recolher');
    expect(mail.newText).toBe('Obrigado! Podem recolher na sexta-feira, depois das 14h.');
    expect(mail.html).toContain('gmail_quote');
  });

  test('a character split between two encoded words comes out whole', () => {
    expect(read('Subject: =?utf-8?B?w6nDqQ==?= =?utf-8?Q?_caf=C3?=\n =?utf-8?Q?=A9?=\n\n').subject).toBe('éé café');
  });

  test('an encoded word with a bare question mark in it is read to its end', () => {
    expect(read('Subject: =?iso-8859-1?Q?=BFQu=E9?=20pasa?=\n\n').subject).toBe('¿Qué? pasa');
  });

  test('an encoded word that was cut off is read as far as it goes', () => {
    expect(read('Subject: =?utf-8?B?SGVsbG8gd29ybGQ\n\n').subject).toBe('Hello world');
  });

  test('a subject holds no line break and no control character, whatever was encoded into it', () => {
    expect(read('Subject: =?utf-8?Q?one=0D=0ABcc:_x@example.com=00?=\n\n').subject).toBe('one Bcc: x@example.com');
  });

  test('raw 8-bit headers are read in the charset that makes sense of them', () => {
    const russian = Buffer.from([
      0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x2c, 0x20, 0xea, 0xe0, 0xea, 0x20, 0xe4, 0xe5, 0xeb, 0xe0,
    ]);
    expect(readMail(Buffer.concat([Buffer.from('Subject: '), russian, Buffer.from('\n\nx')])).subject).toBe(
      'Привет, как дела',
    );
    expect(read('Subject: Größe geändert\n\n').subject).toBe('Größe geändert');
  });

  test('a UTF-7 subject is decoded', () => {
    expect(read('Subject: =?utf-7?Q?Gr+APwA3w-e?=\n\n').subject).toBe('Grüße');
  });

  test.each([
    ['Gr+APwA3w-e aus +AMQ-pfel', 'Grüße aus Äpfel'],
    ['+BB8EQAQ4BDIENQRC-', 'Привет'],
    ['Call +351912345678- or +49-30- now, a+b-c', 'Call +351912345678- or +49-30- now, a+b-c'],
  ])('UTF-7 that nobody declared is told from a plus sign: %s', (field, subject) => {
    expect(read(`Subject: ${field}\n\n`).subject).toBe(subject);
  });

  test('without a usable To the mailbox that received the mail is the recipient', () => {
    const mail = read('From: a@example.org\nTo: undisclosed-recipients:;\nDelivered-To: Desk@Example.com\n\nhi');
    expect(mail.to).toEqual([{ name: '', address: 'Desk@example.com' }]);
    expect(mail.guesses).toContain('no To: delivered-to taken instead');
  });

  test.each([
    ['Doe, Jane <jane@example.org>', 'Doe, Jane', 'jane@example.org'],
    ['"Doe, Jane" <jane@example.org>', 'Doe, Jane', 'jane@example.org'],
    ['jane@example.org (Jane Doe)', 'Jane Doe', 'jane@example.org'],
    ['Jane Doe (jane@example.org)', 'Jane Doe', 'jane@example.org'],
    ['<@relay.example,@other.example:jane@example.org>', '', 'jane@example.org'],
    ['<<jane@EXAMPLE.org>>', '', 'jane@example.org'],
    ['=?utf-8?Q?Jos=C3=A9=2C_Silva?= <jose@example.org>', 'José, Silva', 'jose@example.org'],
    ['"=?utf-8?Q?Jos=C3=A9?=" <jose@example.org>', 'José', 'jose@example.org'],
    ["'jane@example.org' <jane@example.org>", 'jane@example.org', 'jane@example.org'],
    ['"a b"@example.org', '', '"a b"@example.org'],
    ['jane(home)@(at)example.org (Jane Doe)', 'Jane Doe', 'jane@example.org'],
    [`=?utf-8?B?${Buffer.from('Jané <jane@example.org>').toString('base64')}?=`, 'Jané', 'jane@example.org'],
    ['mailto:jane@example.org', '', 'jane@example.org'],
  ])('the sender %s is understood', (field, name, address) => {
    expect(read(`From: ${field}\n\n`).from).toEqual({ name, address });
  });

  test('semicolons separate addresses as well as commas, and groups are opened', () => {
    expect(read('To: a@example.org b@example.org\n\n').to.map((person) => person.address)).toEqual([
      'a@example.org',
      'b@example.org',
    ]);
    const mail = read('To: a@example.org; B <b@example.org>\nCc: friends: c@example.org, d@example.org;\n\n');
    expect(mail.to.map((person) => person.address)).toEqual(['a@example.org', 'b@example.org']);
    expect(mail.cc.map((person) => person.address)).toEqual(['c@example.org', 'd@example.org']);
  });

  test.each([
    ['Mon, 2 Mar 2026 18:22:10 +0400 (MSK)', Date.UTC(2026, 2, 2, 14, 22, 10)],
    ['2 Mar 26 18:22 EST', Date.UTC(2026, 2, 2, 23, 22)],
    ['Mon, 02-Mar-2026 18:22:10 GMT', Date.UTC(2026, 2, 2, 18, 22, 10)],
    ['2026-03-02T18:22:10Z', Date.UTC(2026, 2, 2, 18, 22, 10)],
    ['Mon Mar  2 18:22:10 EST 2026', Date.UTC(2026, 2, 2, 23, 22, 10)],
    ['Mon, 2 Mar 2026 18:22:10 GMT+0100', Date.UTC(2026, 2, 2, 17, 22, 10)],
    ['Mon, 2 March 2026 6:22:10 PM +0000', Date.UTC(2026, 2, 2, 18, 22, 10)],
    ['Mo, 2 Mrz 2026 18:22:10 +0100', Date.UTC(2026, 2, 2, 17, 22, 10)],
    ['seg, 2 fev 2026 18:22:10 -0300', Date.UTC(2026, 1, 2, 21, 22, 10)],
    ['yesterday', null],
  ])('the date %s is read', (field, time) => {
    expect(read(`Date: ${field}\n\n`).date).toBe(time);
  });

  test('a Message-ID without brackets still identifies the mail', () => {
    expect(read('Message-ID: abc@example.org\nIn-Reply-To: Your message of Monday <x@example.org>\n\n')).toMatchObject({
      messageId: '<abc@example.org>',
      inReplyTo: ['<x@example.org>'],
    });
  });
});

describe('structure', () => {
  const multipart = (parts: string, type = 'mixed'): string =>
    `MIME-Version: 1.0\nContent-Type: multipart/${type}; boundary="b"\n\n${parts}`;

  test('a boundary line may have spaces after it', () => {
    const mail = read(multipart('--b  \n\none\n--b\t\nContent-Type: image/png; name=a.png\n\nx\n--b--  \n'));
    expect(mail.text).toBe('one');
    expect(mail.attachments.map((part) => part.filename)).toEqual(['a.png']);
  });

  test('a multipart that never ends is read to the end of the mail', () => {
    const mail = read(
      multipart('--b\n\none\n--b\nContent-Type: text/plain; name="log.txt"\nContent-Disposition: attachment\n\nlines'),
    );
    expect(mail.text).toBe('one');
    expect(Buffer.from(mail.attachments[0]?.open() ?? []).toString()).toBe('lines');
    expect(mail.guesses).toContain('the last boundary is missing');
  });

  test('a boundary that is declared wrongly is taken from the body', () => {
    const mail = read(
      'Content-Type: multipart/mixed; boundary=other\n\n--real\nContent-Type: text/plain\n\none\n--real--\n',
    );
    expect(mail.text).toBe('one');
  });

  test('a boundary declared in other letters is told by the line that closes it', () => {
    const mail = read('Content-Type: multipart/mixed; boundary=abc\n\n--ABC\n\none\n--ABC--\n');
    expect(mail.text).toBe('one');
    expect(mail.guesses).toContain('boundary declared wrongly or not at all: taken from the body');
  });

  test('text declared as base64 that is none is read as it is, and that is noted', () => {
    const text = 'Hello, this is no base64.\nIt says so.';
    const mail = read(`Content-Transfer-Encoding: base64\n\n${text}`);
    expect(mail.text).toBe(text);
    expect(mail.guesses).toContain('text that is not encoded although base64 was declared');
  });

  test('a forgotten semicolon before the boundary is forgiven', () => {
    expect(read('Content-Type: multipart/mixed\n boundary="b"\n\n--b\n\none\n--b--\n').text).toBe('one');
  });

  test('a nested multipart that is not closed ends with the outer part', () => {
    const inner = 'Content-Type: multipart/alternative; boundary="c"\n\n--c\n\nplain\n';
    const mail = read(multipart(`--b\n${inner}--b\nContent-Type: image/gif; name=x.gif\n\nx\n--b--\n`));
    expect(mail.text).toBe('plain');
    expect(mail.attachments).toHaveLength(1);
  });

  test('the same boundary at two levels closes the inner one first', () => {
    const mail = read(
      multipart(`--b\nContent-Type: multipart/mixed; boundary="b"\n\n--b\n\nin\n--b--\n--b\n\nout\n--b--\n`),
    );
    expect(mail.text).toBe('in\n\nout');
  });

  test('a header without an empty line after it ends where no field begins', () => {
    expect(read('Subject: x\nContent-Type: text/plain\nThis is the body.\nAnd more of it.').text).toBe(
      'This is the body.\nAnd more of it.',
    );
  });

  test('an empty line that holds a space ends the header', () => {
    expect(read('Subject: x\n \nHello there\n').text).toBe('Hello there');
  });

  test('a mail from an mbox file has a line before its header', () => {
    expect(read('From ann@example.org Mon Mar  2 10:00:00 2026\nSubject: x\n\nbody').subject).toBe('x');
  });

  test('lines that end with CR alone are lines', () => {
    expect(read('Subject: x\rFrom: a@example.org\r\rone\rtwo')).toMatchObject({ subject: 'x', text: 'one\ntwo' });
  });

  test('of several forms of the text the plain one is read and both are kept', () => {
    const mail = read(
      multipart(
        '--b\nContent-Type: text/plain\n\nplain\n--b\nContent-Type: text/html\n\n<p>rich</p>\n--b--\n',
        'alternative',
      ),
    );
    expect(mail).toMatchObject({ text: 'plain', html: '<p>rich</p>', attachments: [] });
  });

  test('where the plain form is empty the HTML is the text', () => {
    const mail = read(
      multipart(
        '--b\nContent-Type: text/plain\n\n\n--b\nContent-Type: text/html\n\n<p>rich</p>\n--b--\n',
        'alternative',
      ),
    );
    expect(mail.text).toBe('rich');
  });

  test('text around an attachment is one text', () => {
    const mail = read(multipart('--b\n\nabove\n--b\nContent-Type: image/png; name=i.png\n\nx\n--b\n\nbelow\n--b--\n'));
    expect(mail.text).toBe('above\n\nbelow');
  });

  test('format=flowed is joined to paragraphs, quotes apart', () => {
    const mail = read(
      'Content-Type: text/plain; format=flowed\n\n> a quote that \n> goes on\nan answer \nthat goes on\n-- \nAnn\n',
    );
    expect(mail.text).toBe('> a quote that goes on\nan answer that goes on\n-- \nAnn');
  });

  test('a mail without anything is read as nothing', () => {
    for (const nothing of ['', '\n', '\r\n\r\n', ':', '\0']) {
      expect(read(nothing)).toMatchObject({
        subject: '',
        from: null,
        to: [],
        messageId: null,
        date: null,
        bounce: null,
      });
    }
  });
});
