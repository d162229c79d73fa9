import { attachmentRisk } from '@inbox-email/core/message/attachment-risk.ts';
import { cleanFileName } from '@inbox-email/core/message/mime/file-name.ts';
import { describe, expect, test } from 'vitest';
import { read } from './mail.ts';

const risk = (givenName: string, contentType = 'application/octet-stream') =>
  attachmentRisk({ givenName, contentType, locked: false });

describe('a file that is better not opened', () => {
  test.each([
    ['setup.exe', 'program'],
    ['Fatura.SCR', 'program'],
    ['setup.exe. ', 'program'],
    ['setup.e\u200bxe', 'program'],
    ['boleto.vbs', 'script'],
    ['run.ps1', 'script'],
    ['boleto.lnk', 'shortcut'],
    ['notes.one', 'shortcut'],
    ['orçamento.docm', 'macros'],
    ['plan.xlsb', 'macros'],
    ['backup.iso', 'disk-image'],
    ['login.html', 'web-page'],
    ['logo.svg', 'web-page'],
    ['boleto.pdf.exe', 'false-name'],
    ['fatura.pdf.html', 'false-name'],
    ['photo.jpg                                   .scr', 'false-name'],
    ['annexe\u202egpj.exe', 'false-name'],
    ['annex\u202efdp.txt', 'false-name'],
  ])('%s: %s', (name, expected) => {
    expect(risk(name)).toBe(expected);
  });

  test.each([
    ['boleto.pdf', 'application/x-msdownload', 'program'],
    ['boleto', 'application/x-sh', 'script'],
    ['plan', 'application/vnd.ms-excel.sheet.macroEnabled.12'.toLowerCase(), 'macros'],
    ['', 'text/html', 'web-page'],
  ])('%s of the type %s: %s', (name, type, expected) => {
    expect(risk(name, type)).toBe(expected);
  });
});

test.each([
  'invoice.pdf',
  'v1.2.docx',
  'foto.jpg',
  'archive.tar.gz',
  'data.csv',
  'README',
  'mail.eml',
  'קובץ\u200f.pdf',
  '',
])('“%s” is a file like any other', (name) => {
  expect(risk(name)).toBeNull();
});

describe('an archive that nobody can see into', () => {
  const zip = (flags: number) => Buffer.from([0x50, 0x4b, 3, 4, 20, 0, flags, 0, 8, 0]).toString('base64');
  const mail = (text: string, flags: number, name = 'docs.zip') =>
    read(
      `From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n${text}\n--b\nContent-Type: application/zip; name="${name}"\nContent-Transfer-Encoding: base64\n\n${zip(flags)}\n--b--\n`,
    ).attachments[0]?.risk;

  test('because it is encrypted', () => {
    expect(mail('See the file.', 1)).toBe('locked-archive');
    expect(mail('See the file.', 0)).toBeNull();
  });

  test.each(['Password: 1234', 'A senha é 1234', 'La contraseña es 1234', 'Senha do arquivo: 1234'])(
    'because the mail gives its password: %s',
    (text) => {
      expect(mail(text, 0)).toBe('locked-archive');
      expect(mail(text, 0, 'docs.7z')).toBe('locked-archive');
    },
  );

  test('a password in the text says nothing about other files', () => {
    expect(mail('Password: 1234', 0, 'docs.pdf')).not.toBe('program');
  });
});

test('a file’s name is judged as the sender wrote it, and shown cleaned', () => {
  const mail = read(
    "From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nhi\n--b\nContent-Disposition: attachment; filename*=utf-8''fatura%E2%80%AEfdp.exe\n\nMZ\n--b--\n",
  );
  expect(mail.attachments[0]).toMatchObject({ filename: 'faturafdp.exe', risk: 'false-name' });
});

describe('a cleaned file name', () => {
  test.each([
    ['../../etc/passwd', 'etc_passwd'],
    ['C:\\Windows\\x.exe', 'C_Windows_x.exe'],
    ['a\u0000b\r\n.txt', 'ab.txt'],
    ['a\u202Egpj.exe', 'agpj.exe'],
    ['CON .txt', '_CON .txt'],
    ['lpt¹.pdf', '_lpt¹.pdf'],
    ['nul', '_nul'],
    ['. .hidden', 'hidden'],
  ])('%j is %j', (name, clean) => {
    expect(cleanFileName(name, 'application/octet-stream', 'attachment')).toBe(clean);
  });

  test('fits into a file system, whatever its letters, and keeps its extension', () => {
    for (const letter of ['a', 'é', '漢', '😀']) {
      const clean = cleanFileName(`${letter.repeat(400)}.pdf`, 'application/pdf', 'attachment');
      expect(Buffer.byteLength(clean)).toBeLessThanOrEqual(240);
      expect(clean.endsWith('.pdf')).toBe(true);
    }
  });
});
