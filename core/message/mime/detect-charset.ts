import { TextDecoder } from 'node:util';
import { plausibility } from './plausibility.ts';

/**
 * The charset that undeclared text is most probably in, by how plausible it reads in each of those that mail comes in.
 * Works on a subject of ten bytes as on a page. Never utf-8: valid UTF-8 is told before (isUtf8).
 *
 * @param expected a charset that other signs speak for, as that of the text below an undeclared subject
 * @param bonus what the expected charset may read worse by and still be taken
 */
export function detectCharset(
  bytes: Uint8Array,
  expected: string | null = null,
  bonus: number = EXPECTED_BONUS,
): string {
  const escaped = escapesToAnotherCharset(bytes);
  if (escaped) return escaped;
  const sample = highByteSample(bytes);
  let best = 'windows-1252';
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const { charset, handicap } of CANDIDATES) {
    const allowance = charset === expected ? bonus : -handicap;
    const score = plausibility(decoder(charset).decode(sample)) + allowance;
    if (score > bestScore) {
      bestScore = score;
      best = charset;
    }
  }
  return best;
}

/** Whether bytes labelled as a Western set make no sense in it: mail programs label so what they do not understand. */
export function isWronglyWestern(bytes: Uint8Array): boolean {
  const sample = highByteSample(bytes);
  return !isPlainlyWestern(sample) && plausibility(decoder('windows-1252').decode(sample)) < SURELY_WESTERN;
}

/** What text of Western Europe is worth, at least nearly always. */
const SURELY_WESTERN = 1.2;

/**
 * Signs, and letters with an accent that stand alone or beside an ASCII letter, as nearly all Western text has them and
 * text in no other script.
 */
function isPlainlyWestern(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if (byte < 0x80 || SIGNS.has(byte)) continue;
    if (!ACCENTED.has(byte)) return false;
    const [before = 0, after = 0] = [bytes[i - 1], bytes[i + 1]];
    if ((before >= 0x80 || after >= 0x80) && !isLetter(before) && !isLetter(after)) return false;
  }
  return true;
}

/** In windows-1252: letters that languages of Western Europe use, and what stands around words in all of them. */
const ACCENTED = new Set(Buffer.from('àáâãäåæçèéêëìíîïñòóôõöøùúûüßÀÁÂÃÄÅÇÈÉÊÍÑÓÔÕÖÚÜ', 'latin1'));
const SIGNS = new Set([
  0x80,
  0x85,
  0x91,
  0x92,
  0x93,
  0x94,
  0x95,
  0x96,
  0x97,
  0x99,
  ...Buffer.from('\u00a0«»°ªº·', 'latin1'),
]);

function isLetter(byte: number): boolean {
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x7a;
}

/** ISO-2022-JP, ISO-2022-KR and HZ are ASCII with escape sequences; null where there are none. */
export function escapesToAnotherCharset(bytes: Uint8Array): string | null {
  const at = bytes.indexOf(0x1b);
  if (at >= 0) {
    const [, second, third, fourth] = bytes.subarray(at, at + 4);
    if (second === 0x24 && third === 0x29 && fourth === 0x43) return 'iso-2022-kr';
    if (second === 0x24 && (third === 0x42 || third === 0x40 || third === 0x28)) return 'iso-2022-jp';
    if (second === 0x28 && (third === 0x4a || third === 0x49)) return 'iso-2022-jp';
  }
  const tilde = bytes.indexOf(0x7e);
  if (tilde < 0) return null;
  const sample = Buffer.from(bytes.buffer, bytes.byteOffset + tilde, Math.min(bytes.length - tilde, 4096));
  return /~\{(?:[!-w][!-~]){2,}~\}/.test(sample.toString('latin1')) ? 'hz-gb-2312' : null;
}

const EXPECTED_BONUS = 0.5;

/** Handicap: what a charset must read better by, because it is rarer in mail than what it is mistaken for. */
const CANDIDATES = [
  { charset: 'windows-1252', handicap: 0 },
  { charset: 'windows-1250', handicap: 0.2 },
  { charset: 'iso-8859-2', handicap: 0.3 },
  { charset: 'windows-1254', handicap: 0.25 },
  { charset: 'windows-1251', handicap: 0.1 },
  { charset: 'koi8-r', handicap: 0.12 },
  { charset: 'iso-8859-5', handicap: 0.4 },
  { charset: 'ibm866', handicap: 0.4 },
  { charset: 'windows-1253', handicap: 0.2 },
  { charset: 'windows-1255', handicap: 0.2 },
  { charset: 'windows-1256', handicap: 0.3 },
  { charset: 'windows-1257', handicap: 0.35 },
  { charset: 'iso-8859-15', handicap: 0.2 },
  { charset: 'windows-874', handicap: 0.3 },
  { charset: 'macintosh', handicap: 0.6 },
  { charset: 'euc-kr', handicap: 0.05 },
  { charset: 'gb18030', handicap: 0.05 },
  { charset: 'big5', handicap: 0.1 },
  { charset: 'euc-jp', handicap: 0.05 },
  { charset: 'shift_jis', handicap: 0.05 },
];

const decoders = new Map<string, TextDecoder>();

function decoder(charset: string): TextDecoder {
  let known = decoders.get(charset);
  if (!known) {
    known = new TextDecoder(charset);
    decoders.set(charset, known);
  }
  return known;
}

/** The first 2 kB in which there is something to tell by. */
function highByteSample(bytes: Uint8Array): Uint8Array {
  let first = 0;
  while (first < bytes.length && (bytes[first] as number) < 0x80) first++;
  const start = Math.max(0, first - 16);
  return bytes.subarray(start, start + 2048);
}
