const CHARSETS = [
  'utf-8',
  'utf-7',
  'utf-16',
  'us-ascii',
  'iso-8859-1',
  'windows-1251',
  'koi8-r',
  'iso-2022-jp',
  'iso-2022-kr',
  'hz-gb-2312',
  'gb2312',
  'big5',
  'shift_jis',
  'euc-kr',
  'x-unknown',
  '',
];
const ENCODINGS = ['7bit', '8bit', 'binary', 'base64', 'quoted-printable', 'x-uuencode', 'BASE64 (x)', ''];
const TYPES = [
  'text/plain',
  'text/plain; format=flowed; delsp=yes',
  'text/html',
  'text/enriched',
  'text/calendar; method=REQUEST',
  'message/rfc822',
  'message/delivery-status',
  'multipart/alternative; boundary=outer',
  'multipart/related; boundary=f0',
  'application/ms-tnef',
  'image/png; name=a.png',
];
const CONTAINERS = ['mixed', 'alternative', 'related', 'digest', 'report', 'signed', 'x-unknown'];

/** A mail whose parts are where they should not be, or are declared as what they are not. */
export function mutateStructure(mail: Buffer, other: Buffer, random: () => number): Buffer {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  switch (Math.floor(random() * 8)) {
    case 0:
      return replaceOne(mail, /charset="?[\w-]*"?/gi, `charset=${pick(CHARSETS)}`, random);
    case 1:
      return replaceOne(
        mail,
        /^content-transfer-encoding:.*$/gim,
        `Content-Transfer-Encoding: ${pick(ENCODINGS)}`,
        random,
      );
    case 2:
      return replaceOne(mail, /^content-type:.*$/gim, `Content-Type: ${pick(TYPES)}`, random);
    case 3:
      return repeatLine(mail, random);
    case 4:
      return nest(mail, 1 + Math.floor(random() ** 3 * 150), () => pick(CONTAINERS));
    case 5:
      return beside(mail, other, pick(CONTAINERS));
    case 6:
      return splice(mail, other, random);
    default:
      return replaceOne(
        mail,
        /boundary="?[^\s";]*"?/gi,
        pick(['boundary=""', 'boundary="--"', 'boundary=outer', '']),
        random,
      );
  }
}

/** A mail of some megabytes: a stretch of it again and again. */
export function enlarge(mail: Buffer, random: () => number): Buffer {
  const start = Math.floor(random() * mail.length);
  const stretch = mail.subarray(start, start + 1 + Math.floor(random() ** 2 * 4_000));
  if (stretch.length === 0) return mail;
  const more = Buffer.alloc(Math.floor((1 + random() * 3) * 1024 * 1024), stretch);
  return Buffer.concat([mail.subarray(0, start), more, mail.subarray(start)]);
}

function replaceOne(mail: Buffer, pattern: RegExp, by: string, random: () => number): Buffer {
  const text = mail.toString('latin1');
  const places = [...text.matchAll(pattern)];
  const place = places[Math.floor(random() * places.length)];
  if (!place) return mail;
  return Buffer.from(text.slice(0, place.index) + by + text.slice(place.index + place[0].length), 'latin1');
}

/** A header field twice, or a boundary, or a line of text. */
function repeatLine(mail: Buffer, random: () => number): Buffer {
  const start = mail.lastIndexOf('\n', Math.floor(random() * mail.length)) + 1;
  const end = mail.indexOf('\n', start) + 1;
  if (end === 0) return mail;
  const line = mail.subarray(start, end);
  return Buffer.concat([
    mail.subarray(0, end),
    ...Array.from({ length: 1 + Math.floor(random() * 20) }, () => line),
    mail.subarray(end),
  ]);
}

/** The mail as the only part of a part of a part, now and then as an attached mail. */
function nest(mail: Buffer, levels: number, container: () => string): Buffer {
  const heads = Array.from({ length: levels }, (_, i) =>
    i % 7 === 6
      ? 'Content-Type: message/rfc822\n\n'
      : `Content-Type: multipart/${container()}; boundary=f${i % 5}\n\n--f${i % 5}\n`,
  );
  return Buffer.concat([Buffer.from(`Subject: nested\n${heads.join('')}`), mail]);
}

function beside(mail: Buffer, other: Buffer, container: string): Buffer {
  const line = Buffer.from('\n--f0\n');
  const head = Buffer.from(`Subject: two\nContent-Type: multipart/${container}; boundary=f0\n`);
  return Buffer.concat([head, line, mail, line, other, Buffer.from('\n--f0--\n')]);
}

/** The beginning of one mail and the end of another, each cut at a line. */
function splice(mail: Buffer, other: Buffer, random: () => number): Buffer {
  const head = mail.subarray(0, mail.indexOf('\n', Math.floor(random() * mail.length)) + 1);
  return Buffer.concat([head, other.subarray(other.indexOf('\n', Math.floor(random() * other.length)) + 1)]);
}
