import { isAscii, isUtf8 } from 'node:buffer';
import { decodeAs, withoutMark } from './charset-decoders.ts';
import { canonicalCharset } from './charset-names.ts';
import { detectCharset, escapesToAnotherCharset, isWronglyWestern } from './detect-charset.ts';

/**
 * Decodes text in the charset it is labelled with, or in the one it really is in. Labels are read as the larger set
 * that senders mean by them (WHATWG Encoding §4.2: latin1 is windows-1252, gb2312 is gbk, ks_c_5601 is cp949).
 *
 * @param label as declared, null where nothing is
 * @param guess called with a sentence when the label was not believed or missing
 */
export function decodeBytes(bytes: Buffer, label: string | null, guess?: (what: string) => void): string {
  const charset = canonicalCharset(label);
  if (isAscii(bytes)) return decodeSevenBit(bytes, charset, guess);
  // a charset of seven bits is not what this is
  const declared = charset === null || charset === 'us-ascii' || isEscaped(charset) ? null : charset;
  if (isUtf8(bytes)) {
    // Text that is valid UTF-8 beyond ASCII is UTF-8, whatever single-byte set it is labelled with.
    if (declared !== null && declared !== 'utf-8' && !isMislabelled(bytes, declared)) return decodeAs(bytes, declared);
    if (declared !== 'utf-8') guess?.(`charset utf-8 although ${label ?? 'none'} was declared`);
    return withoutMark(bytes.toString('utf8'));
  }
  if (declared !== null && declared !== 'utf-8') return decodeLabelled(bytes, declared, guess);
  if (declared === 'utf-8' && isMostlyUtf8(bytes)) return withoutMark(bytes.toString('utf8'));
  const detected = detectCharset(bytes);
  guess?.(`charset ${detected} told from the bytes, ${label ?? 'none'} declared`);
  return decodeAs(bytes, detected);
}

function decodeSevenBit(bytes: Buffer, charset: string | null, guess?: (what: string) => void): string {
  if (charset !== null && (isEscaped(charset) || EBCDIC.test(charset))) return decodeAs(bytes, charset);
  if (charset !== null && WIDE.test(charset) && bytes.includes(0)) return decodeAs(bytes, charset);
  const escaped = escapesToAnotherCharset(bytes);
  if (escaped === null) return bytes.toString('latin1');
  guess?.(`charset ${escaped} told from its escape sequences`);
  return decodeAs(bytes, escaped);
}

const EBCDIC = /^(?:cp037|cp500|cp1047|cp1026|ebcdic)/;
/** Two or four bytes a character: without a single zero byte the label is wrong. */
const WIDE = /^(?:utf-?16|utf-?32|ucs)/;

/** Decodes in the declared charset unless that makes nonsense of it and another does not. */
function decodeLabelled(bytes: Buffer, charset: string, guess?: (what: string) => void): string {
  const text = decodeAs(bytes, charset);
  const western = WESTERN.has(charset);
  if (western ? !isWronglyWestern(bytes) : !isWrong(text)) return text;
  const detected = western ? detectCharset(bytes, 'windows-1252', LABEL_BONUS) : detectCharset(bytes);
  if (detected === charset || (western && detected === 'windows-1252')) return text;
  const other = decodeAs(bytes, detected);
  if (!western && replacements(other) >= replacements(text)) return text;
  guess?.(`charset ${detected} although ${charset} was declared`);
  return other;
}

const WESTERN = new Set(['iso-8859-1', 'latin1', 'windows-1252', 'iso-8859-15']);

/** What a label counts for against what the bytes look like. */
const LABEL_BONUS = 1.2;

/**
 * Decodes bytes for which nothing is declared, as in raw 8-bit headers.
 *
 * @param expected label of the charset that the mail's text is in
 */
export function decodeUndeclared(bytes: Buffer, expected: string | null): string {
  const escaped = escapesToAnotherCharset(bytes);
  if (escaped !== null) return decodeAs(bytes, escaped);
  if (isUtf8(bytes)) return withoutMark(bytes.toString('utf8'));
  return decodeAs(bytes, detectCharset(bytes, canonicalCharset(expected)));
}

/** ASCII with sequences that switch to another set. */
function isEscaped(charset: string): boolean {
  return charset.startsWith('iso-2022') || charset === 'utf-7' || charset.startsWith('hz');
}

/** UTF-8 labelled as a set in which the same bytes would be gibberish, and not merely another script. */
function isMislabelled(bytes: Buffer, charset: string): boolean {
  if (WIDE.test(charset)) return false;
  // A pair of bytes can be both UTF-8 and a Chinese or Korean character: believe UTF-8 only in three-byte sequences there.
  if (/^(gb|big5|euc|shift_jis|cp9)/.test(charset))
    return isWrong(decodeAs(bytes, charset)) || bytes.toString('utf8').length * 1.5 < bytes.length;
  return true;
}

function isMostlyUtf8(bytes: Buffer): boolean {
  const sample = bytes.subarray(0, 64 * 1024).toString('utf8', 0, Math.min(bytes.length, 64 * 1024));
  let beyondAscii = 0;
  for (let i = 0; i < sample.length; i++) if (sample.charCodeAt(i) > 0x7f) beyondAscii++;
  return replacements(sample) * 4 < beyondAscii;
}

function isWrong(text: string): boolean {
  return replacements(text.length > 64 * 1024 ? text.slice(0, 64 * 1024) : text) > 0;
}

function replacements(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) count++;
  return count;
}
