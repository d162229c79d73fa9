import { TextDecoder } from 'node:util';

/**
 * The charset that undeclared text is most probably in, by how plausible it reads in each of those that mail comes in.
 * Works on a subject of ten bytes as on a page. Never utf-8: valid UTF-8 is told before (isUtf8).
 *
 * @param expected a charset that other signs speak for, as that of the text below an undeclared subject
 */
export function detectCharset(bytes: Uint8Array, expected: string | null = null): string {
  const sample = highByteSample(bytes);
  const escaped = escapesToAnotherCharset(bytes);
  if (escaped) return escaped;
  let best = 'windows-1252';
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const { charset, handicap } of CANDIDATES) {
    const score = plausibility(decoder(charset).decode(sample)) - (charset === expected ? -EXPECTED_BONUS : handicap);
    if (score > bestScore) {
      bestScore = score;
      best = charset;
    }
  }
  return best;
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
  const sample = Buffer.from(bytes.buffer, bytes.byteOffset + tilde, Math.min(bytes.length - tilde, 4096)).toString(
    'latin1',
  );
  return /~\{(?:[!-w][!-~]){2,}~\}/.test(sample) ? 'hz-gb-2312' : null;
}

/** What an expected charset may read worse by and still be taken. */
const EXPECTED_BONUS = 0.5;

/** Handicap: what a charset must be better by, per mail, because it is rarer than what it is mistaken for. */
const CANDIDATES = [
  { charset: 'windows-1252', handicap: 0 },
  { charset: 'windows-1250', handicap: 0.35 },
  { charset: 'windows-1251', handicap: 0.1 },
  { charset: 'koi8-r', handicap: 0.12 },
  { charset: 'windows-1253', handicap: 0.2 },
  { charset: 'windows-1254', handicap: 0.3 },
  { charset: 'windows-1255', handicap: 0.2 },
  { charset: 'windows-1256', handicap: 0.3 },
  { charset: 'windows-874', handicap: 0.3 },
  { charset: 'ibm866', handicap: 0.4 },
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

/** Mean worth of the characters beyond ASCII, between about −10 (cannot be) and 3 (common words of a language). */
function plausibility(text: string): number {
  let worth = 0;
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    const before = i > 0 ? text.charCodeAt(i - 1) : 0x20;
    const after = i + 1 < text.length ? text.charCodeAt(i + 1) : 0x20;
    // A double-byte character explains two bytes: it counts twice, so that charsets compare by bytes explained.
    const weight = code >= 0x2e80 && !(code >= 0xff61 && code <= 0xff9f) ? 2 : 1;
    worth += weight * characterWorth(code, before, after);
    count += weight;
  }
  return count === 0 ? 0 : worth / count;
}

function characterWorth(code: number, before: number, after: number): number {
  if (code === 0xfffd || (code >= 0x80 && code < 0xa0) || (code >= 0xe000 && code < 0xf900)) return -10;
  if (code < 0x250) return latinWorth(code, before, after);
  if (code >= 0x370 && code < 0x400)
    return scriptWorth(code, before, 0x370, 0x400, COMMON_GREEK, code >= 0x391 && code < 0x3ac);
  if (code >= 0x400 && code < 0x460) return scriptWorth(code, before, 0x400, 0x460, COMMON_CYRILLIC, code < 0x430);
  if (code >= 0x5d0 && code < 0x5eb) return isIn(before, 0x5d0, 0x5eb) || isIn(after, 0x5d0, 0x5eb) ? 1.4 : -0.5;
  if (code >= 0x5b0 && code < 0x5d0) return -2;
  if (code >= 0x600 && code < 0x700)
    return isIn(before, 0x600, 0x700) || isIn(after, 0x600, 0x700) ? (COMMON_ARABIC.has(code) ? 1.4 : 0.2) : -1;
  if (code >= 0xe00 && code < 0xe5c) return isIn(before, 0xe00, 0xe5c) || isIn(after, 0xe00, 0xe5c) ? 1.1 : -1;
  if (code >= 0x2010 && code < 0x2040) return 0.6;
  if (code === 0x20ac || code === 0x2122) return 0.3;
  if (code >= 0x2500 && code < 0x25a0) return -3;
  if (code >= 0x3000 && code < 0x3003) return 2;
  if (code >= 0x3040 && code < 0x3100) return 2.4;
  if (code >= 0xac00 && code < 0xd7a4) return COMMON_HANGUL.has(code) ? 3 : 1.4;
  if (code >= 0x4e00 && code < 0xa000) return COMMON_HAN.has(code) ? 3 : 0.6;
  if (code >= 0xff61 && code <= 0xff9f) return -0.8;
  if (code >= 0xff01 && code < 0xff5f) return 1.2;
  return -2;
}

function latinWorth(code: number, before: number, after: number): number {
  const inWord = isAsciiLetter(before) || isAsciiLetter(after);
  if (COMMON_LATIN.has(code))
    return inWord ? (isUpper(code) && isAsciiLower(before) ? -2 : 1.6) : isHigh(before) && isHigh(after) ? -1.5 : 0.6;
  if (code === 0xa0) return 0.5;
  if (code < 0xc0) return SIGNS.has(code) ? (isAsciiLetter(before) && isAsciiLetter(after) ? -1 : 0.5) : -1;
  return inWord ? 0.1 : -1.2;
}

function scriptWorth(
  code: number,
  before: number,
  from: number,
  to: number,
  common: Set<number>,
  upper: boolean,
): number {
  const follows = isIn(before, from, to);
  // Capitals after small letters: the right alphabet in the wrong order (KOI8-R read as windows-1251 and the reverse).
  if (upper) return follows ? -0.6 : 0.8;
  if (isAsciiLetter(before)) return -1.5;
  return common.has(code) ? 1.8 : 0.7;
}

function isIn(code: number, from: number, to: number): boolean {
  return code >= from && code < to;
}

function isAsciiLetter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || isAsciiLower(code);
}

function isAsciiLower(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

function isHigh(code: number): boolean {
  return code >= 0x80;
}

function isUpper(code: number): boolean {
  return (
    (code >= 0xc0 && code <= 0xde) ||
    code === 0x104 ||
    code === 0x118 ||
    code === 0x141 ||
    code === 0x15a ||
    code === 0x160 ||
    code === 0x179 ||
    code === 0x17b ||
    code === 0x17d
  );
}

const codes = (text: string): Set<number> => new Set([...text].map((character) => character.charCodeAt(0)));

const SIGNS = codes('¡£§©«®°²³´·º»¿ª');
const COMMON_LATIN = codes('àáâãäåæçèéêëìíîïñòóôõöøùúûüýßÀÁÂÃÄÅÆÇÈÉÊËÍÎÑÓÔÕÖØÚÜőűąćęłńśźżčďěňřšťůžŁŚŻŹČŘŠŽŐășțşţğıİŞ');
const COMMON_CYRILLIC = codes('оеаинтсрвлкмдпуяыьгзбчй');
const COMMON_GREEK = codes('αοιετσνηυρπκμλςάέήίό');
const COMMON_ARABIC = codes('ايلمنتروبةعدسفهكقحجشطصخذضزثىئءآأإؤظغپچژگکی،؟');
const COMMON_HANGUL = codes(
  '이다는에의가을를로고하지은들한도기어리사시자해서나있그대인아니라수게요으보제일것정안주만부여과전면스원적까니장우구상세러거마간성할지오신영동경중문국님습합입감드립메일확회사',
);
const COMMON_HAN = codes(
  '的一是不了在人有我他这個们中来上大為和国地到以说時要就出会可也你对生能而子那得于着下自之年过發后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张該應這會為國來時們說對學過還後個沒開關點經發現實無長與業問將間兩給門當動樣體電數兒東聲認義處條論氣題變總願請您好謝收件查询附致此敬礼本年度様御願申込確認連絡致送信株式会社営業案内',
);
