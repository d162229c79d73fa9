import { base64Lines, type Charset, inCharset, quotedPrintable } from './encode.ts';
import type { Random } from './random.ts';

/** A MIME part: header lines and a body, lines ending with LF. Latin-1 text stands in it byte by byte. */
export interface Part {
  headers: string[];
  body: string;
}

/** A text part in one of the encodings that mail programs choose. */
export function textPart(random: Random, subtype: 'plain' | 'html', text: string, charset: Charset): Part {
  const encoding = random.pick(['quoted-printable', 'quoted-printable', 'base64', '8bit'] as const);
  const bytes = inCharset(text, charset);
  const bodies = {
    'quoted-printable': () => quotedPrintable(bytes),
    base64: () => base64Lines(bytes),
    '8bit': () => bytes.toString('latin1'),
  };
  return {
    headers: [`Content-Type: text/${subtype}; charset="${charset}"`, `Content-Transfer-Encoding: ${encoding}`],
    body: bodies[encoding](),
  };
}

export function attachmentPart(random: Random): Part {
  const [name, contentType, magic] = random.pick([
    ['nota-fiscal.pdf', 'application/pdf', '%PDF-1.7\n'],
    ['foto.jpg', 'image/jpeg', '\xff\xd8\xff\xe0\x00\x10JFIF\x00'],
    ['invoice.pdf', 'application/pdf', '%PDF-1.4\n'],
    ['planilha.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'PK\x03\x04'],
  ] as const);
  const bytes = Buffer.concat([Buffer.from(magic, 'latin1'), random.bytes(random.between(4000, 24_000))]);
  return {
    headers: [
      `Content-Type: ${contentType}; name="${name}"`,
      `Content-Disposition: attachment; filename="${name}"`,
      'Content-Transfer-Encoding: base64',
    ],
    body: base64Lines(bytes),
  };
}

export function multipart(random: Random, subtype: 'alternative' | 'mixed', parts: readonly Part[]): Part {
  const boundary = `----=_Part_${random.token(24)}`;
  const inner = parts.map(({ headers, body }) => `--${boundary}\n${headers.join('\n')}\n\n${body}\n`).join('');
  return {
    headers: [`Content-Type: multipart/${subtype};\n\tboundary="${boundary}"`],
    body: `This is a multi-part message in MIME format.\n${inner}--${boundary}--\n`,
  };
}
