export type Charset = 'utf-8' | 'iso-8859-1';

export const inCharset = (text: string, charset: Charset): Buffer =>
  Buffer.from(text, charset === 'utf-8' ? 'utf8' : 'latin1');

/** Base64 in lines of 76 (RFC 2045, section 6.8). */
export const base64Lines = (bytes: Buffer): string => bytes.toString('base64').replace(/.{76}(?!$)/g, '$&\n');

/** Quoted-printable (RFC 2045, section 6.7), lines of 76 at most. */
export function quotedPrintable(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .split('\n')
    .map((line) => softBroken(line.replace(/[^\t -<>-~]|[\t ]$/g, escaped)))
    .join('\n');
}

/** A header's value with other letters than ASCII: an encoded word for each word (RFC 2047) of 75 at most. */
export function encodedWords(text: string, charset: Charset): string {
  if (/^[ -~]*$/.test(text)) return text;
  // 15 characters are at most 45 bytes here, 60 of base64.
  return (text.match(/.{1,15}/gsu) ?? [])
    .map((part) => `=?${charset}?B?${inCharset(part, charset).toString('base64')}?=`)
    .join('\n ');
}

const escaped = (character: string) => `=${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

// A soft break never parts an escape.
const softBroken = (line: string) => (line.match(/.{1,75}(?<!=.?)/g) ?? []).join('=\n');
