import { readMail } from '@inbox-email/core/message/read-mail.ts';
import { describe, expect, test } from 'vitest';
import { fixture, read } from './mail.ts';

const bytes = (opened: Uint8Array | undefined): string => Buffer.from(opened ?? []).toString();

describe('attachments', () => {
  test('every kind is found with its name, and opened only when asked for', () => {
    const mail = readMail(fixture('attachments'));
    expect(mail.attachments.map(({ filename, contentType, inline }) => [filename, contentType, inline])).toEqual([
      ['screen.png', 'image/png', true],
      ['Rechnung März (Kopie).pdf', 'application/pdf', false],
      ['notas_de serviço.txt', 'text/plain', false],
      ['the mail below.eml', 'message/rfc822', false],
    ]);
    expect(mail.attachments.map((part) => part.index)).toEqual([0, 1, 2, 3]);
    expect(mail.attachments[0]?.contentId).toBe('screen@1');
    expect(bytes(mail.attachments[1]?.open())).toBe('%PDF-1.4\n');
    expect(bytes(mail.attachments[2]?.open())).toBe('linha um\nlinha dois');
    expect(bytes(mail.attachments[3]?.open())).toContain('inside');
    expect(mail.text).toBe('Das Gerät zeigt überall dieses Bild:\n\n[screen.png]');
  });

  test('an attached mail is not read as if it were this one', () => {
    expect(readMail(fixture('attachments')).text).not.toContain('inside');
  });

  test('winmail.dat is unpacked, long names before short ones', () => {
    const mail = readMail(fixture('winmail'));
    expect(mail.attachments.map((part) => part.filename)).toEqual(['Relatório.txt']);
    expect(bytes(mail.attachments[0]?.open())).toBe('numbers\r\n');
  });

  test('a winmail.dat that is none stays as it came', () => {
    const mail = read('Content-Type: application/ms-tnef; name=winmail.dat\n\nnot tnef');
    expect(mail.attachments.map((part) => part.filename)).toEqual(['winmail.dat']);
  });

  test('a uuencoded file is taken out of the text', () => {
    const mail = readMail(fixture('uuencoded'));
    expect(mail.text).toBe('Here it is:\n\n\nRegards from 1989');
    expect(mail.attachments.map((part) => part.filename)).toEqual(['note.txt']);
    expect(bytes(mail.attachments[0]?.open())).toBe('from before MIME\n');
  });

  test('somebody who writes that they begin 644 things attaches nothing', () => {
    const mail = read('Subject: x\n\nbegin 644 things\nand then stop\n');
    expect(mail).toMatchObject({ text: 'begin 644 things\nand then stop', attachments: [] });
  });

  test('an invitation is a file that calendars open', () => {
    const mail = readMail(fixture('invitation'));
    expect(mail.attachments.map((part) => part.filename)).toEqual(['invitation.ics']);
    expect(mail.text).toBe('You are invited to a call.');
  });

  test('a mail that is nothing but a named text says it and keeps the file', () => {
    const mail = read(
      'Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; name="story.txt"\nContent-Disposition: inline; filename="story.txt"\n\nOnce upon a time\n--b--\n',
    );
    expect(mail.text).toBe('Once upon a time');
    expect(mail.attachments.map((part) => part.filename)).toEqual(['story.txt']);
  });

  test('padding in the middle of base64 ends a piece and not the file', () => {
    const mail = read(
      'Content-Type: application/x; name=a.bin\nContent-Transfer-Encoding: base64\n\nQUI=\nQ0Q=\n\n--\nlist footer (c) 2026\n',
    );
    expect(bytes(mail.attachments[0]?.open())).toBe('ABCD');
  });
});

describe('file names', () => {
  const named = (disposition: string, type = 'application/octet-stream'): string | undefined =>
    read(
      `Content-Type: multipart/mixed; boundary=b\n\n--b\n\nhi\n--b\nContent-Type: ${type}\nContent-Disposition: ${disposition}\n\nx\n--b--\n`,
    ).attachments[0]?.filename;

  test.each([
    ['attachment; filename="../../../etc/passwd"', 'etc_passwd'],
    ['attachment; filename="C:\\Users\\ann\\report.doc"', 'C_Users_ann_report.doc'],
    ['attachment; filename="a\0b.txt"', 'ab.txt'],
    ["attachment; filename*=utf-8''a%0D%0Ab.txt", 'ab.txt'],
    ["attachment; filename*=utf-8''photo%E2%80%AEgpj.exe", 'photogpj.exe'],
    ['attachment; filename="..."', 'attachment.bin'],
    ['attachment; filename=""', 'attachment.bin'],
    ['attachment; filename="CON.txt"', '_CON.txt'],
    ['attachment; filename=two words.pdf', 'two words.pdf'],
    ['attachment; filename="unclosed.pdf', 'unclosed.pdf'],
    ['attachment; filename==?utf-8?B?csOpc3Vtw6kucGRm?=', 'résumé.pdf'],
    ["attachment; filename*=iso-8859-1'de'Gr%FC%DFe.txt", 'Grüße.txt'],
    ['attachment; filename="Größe.txt"', 'Größe.txt'],
    ['attachment; filename="fallback.txt"; filename*=utf-8\'\'real%20name.txt', 'real name.txt'],
    ['attachment; filename*1=b.txt; filename*0=a', 'ab.txt'],
  ])('%s is called %s', (disposition, name) => {
    expect(named(disposition)).toBe(name);
  });

  test('a name that is too long keeps its extension', () => {
    const name = named(`attachment; filename="${'x'.repeat(400)}.pdf"`) ?? '';
    expect(name).toHaveLength(180);
    expect(name.endsWith('x.pdf')).toBe(true);
  });

  test('a part without a name is called by its type', () => {
    expect(named('attachment', 'image/png')).toBe('attachment.png');
    expect(named('attachment', 'message/delivery-status')).toBe('delivery-status.txt');
  });
});
