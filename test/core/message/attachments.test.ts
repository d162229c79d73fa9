import { readMail } from '@inbox-email/core/message/read-mail.ts';
import iconv from 'iconv-lite';
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
    expect(mail.text).toBe('Das Gerät zeigt überall dieses Bild:\n\n[image: screen.png]');
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

  test('the text of a mail that Outlook packed whole is read in its code page', () => {
    const attribute = (id: number, value: Buffer): Buffer => {
      const head = Buffer.alloc(9);
      head[0] = 1;
      head.writeUInt32LE(id, 1);
      head.writeUInt32LE(value.length, 5);
      return Buffer.concat([head, value, Buffer.alloc(2)]);
    };
    const tnef = Buffer.concat([
      Buffer.from([0x78, 0x9f, 0x3e, 0x22, 1, 0]),
      attribute(0x00069007, Buffer.from([0xe3, 0x04, 0, 0, 0, 0, 0, 0])),
      attribute(0x0002800c, Buffer.concat([iconv.encode('Где мой заказ?\r\nАнна', 'windows-1251'), Buffer.alloc(1)])),
    ]);
    const mail = read(
      `Content-Type: application/ms-tnef\nContent-Transfer-Encoding: base64\n\n${tnef.toString('base64')}`,
    );
    expect(mail).toMatchObject({ text: 'Где мой заказ?\nАнна', attachments: [] });
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

describe('sizes', () => {
  const encoded = (encoding: string, body: string) =>
    read(`Content-Type: application/x; name=a.bin\nContent-Transfer-Encoding: ${encoding}\n\n${body}`).attachments[0];

  test.each([
    ['lines of one length', 'base64', Buffer.alloc(1000, 7).toString('base64').replace(/.{76}/g, '$&\r\n')],
    ['lines of different lengths', 'base64', 'QUJD\nQUJDREVG\nQQ==\n'],
    ['pieces with padding between', 'base64', 'QUI=\nQ0Q=\n\n--\nfooter (c)\n'],
    ['a group that is cut off', 'base64', 'QUJDR\nE\n'],
    ['characters that are no base64', 'base64', 'QU!JD,\nRE\0VG\n'],
    ['quoted-printable', 'quoted-printable', 'a=3Db=\nc  \n'],
    ['no encoding', '8bit', 'a=3Db'],
    ['nothing', 'base64', '='],
  ])('are told without decoding: %s', (_, encoding, body) => {
    const part = encoded(encoding, body);
    expect(part?.size()).toBe(part?.open().length);
  });
});

describe('images in their place', () => {
  const related = (html: string, header: string) =>
    read(
      `Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n${html}\n--b\nContent-Type: image/png; name="plan.png"\n${header}\n\nx\n--b--\n`,
    );

  test.each([
    ['a Content-ID', '<img src="cid:plan@1">', 'Content-ID: <plan@1>'],
    ['a Content-ID with encoded signs', '<img src="CID:plan%401">', 'Content-ID: <plan@1>'],
    ['a Content-ID without brackets', "<img src='cid:plan@1' alt='drawing'>", 'Content-ID: plan@1'],
    ['a Content-Location', '<img src="http://x.example/plan.png">', 'Content-Location: http://x.example/plan.png'],
  ])('are named where HTML shows them by %s', (_, image, header) => {
    const mail = related(`Here: ${image} is it`, header);
    expect(mail.text).toBe('Here: [image: plan.png] is it');
    expect(mail.attachments[0]?.inline).toBe(true);
  });

  test('an image that the HTML does not show is an attachment', () => {
    expect(related('<p>see file</p>', 'Content-ID: <other@1>').attachments[0]?.inline).toBe(false);
  });

  test('are named where Outlook marks them in its plain text', () => {
    const mail = read(
      'Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: multipart/alternative; boundary=c\n\n--c\n\nHere: [cid:image001.png@01D2]\n--c\nContent-Type: text/html\n\nHere: <img src="cid:image001.png@01D2">\n--c--\n--b\nContent-Type: image/png; name="image001.png"\nContent-ID: <image001.png@01D2>\n\nx\n--b--\n',
    );
    expect(mail.text).toBe('Here: [image: image001.png]');
    expect(mail.attachments[0]?.inline).toBe(true);
  });

  test('are named between the texts between which they were sent', () => {
    const image = '--b\nContent-Type: image/png; name="a.png"\nContent-Disposition: inline; filename="a.png"\n\nx\n';
    const mail = read(
      `Content-Type: multipart/mixed; boundary=b\n\n--b\n\nabove\n${image}--b\n\nbelow\n${image}--b--\n`,
    );
    expect(mail.text).toBe('above\n\n[image: a.png]\n\nbelow');
    expect(mail.attachments).toHaveLength(2);
  });
});

describe('invitations', () => {
  const invited = (calendar: string) =>
    read(
      `Content-Type: multipart/alternative; boundary=b\n\n--b\n\nPlease come.\n--b\nContent-Type: text/calendar; method=REQUEST; charset=utf-8\n\nBEGIN:VCALENDAR\n${calendar}\nEND:VCALENDAR\n--b--\n`,
    );

  test.each([
    [
      'what, when and where',
      'METHOD:REQUEST\nBEGIN:VEVENT\nSUMMARY;LANGUAGE=pt:Reunião\\, or\n çamento\nDTSTART;TZID=America/Sao_Paulo:20260310T140000\nDTEND;TZID=America/Sao_Paulo:20260310T150000\nLOCATION:Sala 4\nBEGIN:VALARM\nSUMMARY:alarm\nEND:VALARM\nEND:VEVENT',
      '[invitation: Reunião, orçamento · 2026-03-10 14:00–15:00 (America/Sao_Paulo) · Sala 4]',
    ],
    [
      'universal time over two days',
      'BEGIN:VEVENT\nDTSTART:20260310T230000Z\nDTEND:20260311T010000Z\nSUMMARY:Night\nEND:VEVENT',
      '[invitation: Night · 2026-03-10 23:00 – 2026-03-11 01:00 (UTC)]',
    ],
    [
      'a whole day',
      'BEGIN:VEVENT\nDTSTART;VALUE=DATE:20260310\nDTEND;VALUE=DATE:20260311\nSUMMARY:Fair\nEND:VEVENT',
      '[invitation: Fair · 2026-03-10]',
    ],
    ['a cancellation', 'METHOD:CANCEL\nBEGIN:VEVENT\nSUMMARY:Fair\nEND:VEVENT', '[cancellation: Fair]'],
    ['an answer', 'METHOD:REPLY\nBEGIN:VEVENT\nSUMMARY:Fair\nEND:VEVENT', '[reply: Fair]'],
  ])('say %s', (_, calendar, line) => {
    expect(invited(calendar).text).toBe(`Please come.\n\n${line}`);
    expect(invited(calendar).newText).toBe(`Please come.\n\n${line}`);
  });

  test('without an event there is nothing to say', () => {
    expect(invited('METHOD:REQUEST').text).toBe('Please come.');
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

  test('a part without a name is called by where it came from', () => {
    expect(named('inline\nContent-Location: https://x.example/a/plan.pdf?v=2', 'application/pdf')).toBe('plan.pdf');
  });

  test('a part without a name is called by its type', () => {
    expect(named('attachment', 'image/png')).toBe('attachment.png');
    expect(named('attachment', 'message/delivery-status')).toBe('delivery-status.txt');
  });
});
