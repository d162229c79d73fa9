/**
 * How plausible a text is as something that a person wrote: between about −10 (bytes read in the wrong charset) and 4
 * (common words of one language). The mean worth of its characters beyond ASCII, by commonness and neighbours.
 */
export function plausibility(text: string): number {
  let worth = 0;
  let weights = 0;
  let hangul = 0;
  let han = 0;
  let consonants = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) {
      consonants = 0;
      continue;
    }
    const before = i > 0 ? text.charCodeAt(i - 1) : SPACE;
    const after = i + 1 < text.length ? text.charCodeAt(i + 1) : SPACE;
    // A double-byte character explains two bytes: it counts twice, so that charsets compare by bytes explained.
    const weight = isDoubleByte(code) ? 2 : 1;
    worth += weight * characterWorth(code, before, after);
    weights += weight;
    if (isIn(code, 0xac00, 0xd7a4)) hangul++;
    if (isIn(code, 0x4e00, 0xa000)) han++;
    consonants = CYRILLIC_CONSONANTS.has(code) ? consonants + 1 : 0;
    if (consonants >= 3) worth -= consonants === 3 ? 0.7 : 2;
  }
  if (weights === 0) return 0;
  // Koreans write next to no Chinese characters: among Hangul they are bytes misread.
  if (hangul > 0) worth -= 5 * han;
  return worth / weights + coherence(text);
}

const SPACE = 0x20;
const O_TILDE = 0xf5;

function isDoubleByte(code: number): boolean {
  return code >= 0x2e80 && !isIn(code, 0xff61, 0xffa0);
}

function characterWorth(code: number, before: number, after: number): number {
  if (code === 0xfffd || isIn(code, 0x80, 0xa0) || isIn(code, 0xe000, 0xf900)) return -10;
  if (code < 0x250) return latinWorth(code, before, after);
  if (isDoubleByte(code)) return isAsciiLetter(before) && isAsciiLetter(after) ? -2 : eastAsianWorth(code);
  if (isIn(code, 0x370, 0x460)) return alphabetWorth(code, before, after);
  if (isIn(code, 0x5d0, 0x5eb)) return hebrewWorth(code, before, after);
  if (isIn(code, 0x5b0, 0x5d0)) return -2;
  if (isIn(code, 0x600, 0x700) && (isLatin(before) || isLatin(after))) return -1.5;
  if (isIn(code, 0x600, 0x700))
    return hasNeighbour(before, after, 0x600, 0x700) ? (COMMON_ARABIC.has(code) ? 1.4 : 0.2) : -1;
  if (isIn(code, 0xe00, 0xe5c)) return thaiWorth(code, before, after);
  if (isIn(code, 0x2010, 0x2040)) return 0.6;
  if (code === 0x20ac || code === 0x2122 || code === 0x2116) return 0.3;
  if (isIn(code, 0x2500, 0x25a0)) return -3;
  if (isIn(code, 0xff61, 0xffa0)) return -0.8;
  return -2;
}

function latinWorth(code: number, before: number, after: number): number {
  const inWord = isAsciiLetter(before) || isAsciiLetter(after);
  // Portuguese and Estonian have it, Hungarian in the wrong set everywhere
  if (code === O_TILDE && isAsciiSmall(after) && after !== 0x65) return -1;
  if (code < 0xc0 && isIn(before, 0x370, 0x2000) && isIn(after, 0x370, 0x2000)) return -1.5;
  if (COMMON_LATIN.has(code)) {
    if (inWord) return isLatinCapital(code) && isAsciiSmall(before) ? -2 : 1.2;
    return before >= 0x80 && after >= 0x80 ? -1.5 : 0.4;
  }
  if (code === 0xa0) return 0.5;
  if (code < 0xc0) return SIGNS.has(code) && !(isAsciiLetter(before) && isAsciiLetter(after)) ? 0.5 : -1;
  return inWord ? 0 : -1.2;
}

/** Greek and Cyrillic. */
function alphabetWorth(code: number, before: number, after: number): number {
  if (isAsciiLetter(before) || isAsciiLetter(after)) return -1.5;
  const follows = isIn(before, 0x370, 0x460);
  const followsSmall = follows && isSmall(before);
  // Capitals after small letters: the right alphabet in the wrong order (KOI8-R read as windows-1251 and the reverse).
  if (!isSmall(code)) return followsSmall ? -0.8 : COMMON_CAPITALS.has(code) ? 1 : 0.4;
  return COMMON_SMALL.has(code) ? 1.8 : 0.7;
}

function hebrewWorth(code: number, before: number, after: number): number {
  if (FINAL_HEBREW.has(code) && isIn(after, 0x5d0, 0x5eb)) return -3;
  return hasNeighbour(before, after, 0x5d0, 0x5eb) ? 1.9 : -0.5;
}

function thaiWorth(code: number, before: number, after: number): number {
  const isMark = code === 0xe31 || isIn(code, 0xe34, 0xe3b) || isIn(code, 0xe47, 0xe4f);
  if (isMark && !isIn(before, 0xe01, 0xe4f)) return -4;
  if (isIn(code, 0xe40, 0xe45) && !isIn(after, 0xe01, 0xe2f)) return -3;
  return hasNeighbour(before, after, 0xe00, 0xe5c) ? 1.5 : -1;
}

function eastAsianWorth(code: number): number {
  if (isIn(code, 0x3000, 0x3003)) return 2;
  if (isIn(code, 0x3040, 0x3100)) return 2.4;
  if (isIn(code, 0xac00, 0xd7a4)) return COMMON_HANGUL.has(code) ? 3 : 0.5;
  if (isIn(code, 0x4e00, 0xa000)) return COMMON_HAN.has(code) ? 3 : 0.6;
  return isIn(code, 0xff01, 0xff5f) ? 1.2 : -2;
}

/**
 * Letters beyond ASCII that go together: how many of the text's belong to the one language that has most of them. Where
 * they stand beside no ASCII letter they are no language's, but for the words of one letter.
 */
function coherence(text: string): number {
  let letters = 0;
  const found = LANGUAGES.map(() => 0);
  const small = text.toLowerCase();
  for (let i = 0; i < small.length; i++) {
    const code = small.charCodeAt(i);
    if (!isIn(code, 0xc0, 0x250)) continue;
    letters++;
    const [before, after] = [small.charCodeAt(i - 1), small.charCodeAt(i + 1)];
    const alone = !(before >= 0x80 || after >= 0x80) && WORDS_OF_ONE_LETTER.has(code);
    if (!alone && !isAsciiLetter(before) && !isAsciiLetter(after)) continue;
    for (let j = 0; j < LANGUAGES.length; j++) {
      if ((LANGUAGES[j] as Set<number>).has(code)) found[j] = (found[j] as number) + 1;
    }
  }
  return letters === 0 ? 0 : 1.5 * (Math.max(...found) / letters) ** 2;
}

const WORDS_OF_ONE_LETTER = codes('àâèéêíìóòôúùåæöøý');

const LANGUAGES = [
  'äöüß', // German
  'àâæçèéêëîïôœùûüÿ', // French
  'áéíñóúü', // Spanish
  'ãáâàçéêíóôõúü', // Portuguese
  'àèéìíòóù', // Italian
  'åäöéøæ', // Danish, Norwegian, Swedish, Finnish
  'ëéïöü', // Dutch
  'áéíóöőúüű', // Hungarian
  'ąćęłńóśźż', // Polish
  'áčďéěíňóřšťúůýžĺľôŕä', // Czech, Slovak
  'čćđšž', // Croatian, Slovene
  'ăâîșşțţ', // Romanian
  'çğıiöşüâîû', // Turkish
  'áæéíðóöúýþ', // Icelandic
  'ąčęėįšųūž', // Lithuanian
  'āčēģīķļņšūž', // Latvian
  'äõöüšž', // Estonian
].map(codes);

function hasNeighbour(before: number, after: number, from: number, to: number): boolean {
  return isIn(before, from, to) || isIn(after, from, to);
}

function isIn(code: number, from: number, to: number): boolean {
  return code >= from && code < to;
}

function isLatin(code: number): boolean {
  return isAsciiLetter(code) || isIn(code, 0xc0, 0x250);
}

function isAsciiLetter(code: number): boolean {
  return isIn(code, 0x41, 0x5b) || isAsciiSmall(code);
}

function isAsciiSmall(code: number): boolean {
  return isIn(code, 0x61, 0x7b);
}

function isSmall(code: number): boolean {
  const character = String.fromCharCode(code);
  return character.toUpperCase() !== character;
}

function isLatinCapital(code: number): boolean {
  const character = String.fromCharCode(code);
  return character.toLowerCase() !== character;
}

function codes(text: string): Set<number> {
  return new Set([...text].map((character) => character.charCodeAt(0)));
}

const SIGNS = codes('¡£§©«®°±²³´·º»¼½¾¿ª');
const COMMON_LATIN = codes(
  'àáâãäåæçèéêëìíîïñòóôõöøùúûüýßÀÁÂÃÄÅÆÇÈÉÊËÍÎÑÓÔÕÖØÚÜőűąćęłńśźżčďěňřšťůžŁŚŻŹČŘŠŽŐășțşţğıİŞþðÞėįųūāēģīķļņĖĮŲŪĀĒœŒ',
);
const COMMON_SMALL = codes('оеаинтсрвлкмдпуяыьгзбчйіїαοιετσνηυρπκμλςάέήίό');
const COMMON_CAPITALS = codes('ОЕАИНТСРВЛКМДПУЗБЧΑΟΙΕΤΣΝΗΥΡΠΚΜΛ');
const CYRILLIC_CONSONANTS = codes('бвгджзклмнпрстфхцчшщБВГДЖЗКЛМНПРСТФХЦЧШЩ');
/** These forms stand at the end of a word only. */
const FINAL_HEBREW = codes('ךםןףץ');
const COMMON_ARABIC = codes('ايلمنتروبةعدسفهكقحجشطصخذضزثىئءآأإؤظغپچژگکی،؟');
const COMMON_HANGUL = codes(
  '이다는에의가을를로고하지은들한도기어리사시자해서나있그대인아니라수게요으보제일것정안주만부여과전면스원적까장우구상세러거마간성할오신영동경중문국님습합입감드립메확회공학생각했었겠네년월분실음내외용약관변개발품상송배달매물결카드번호출금계획업체현재접개소선택발견조예추호화바타비교직단미행방식말많당또저못때문통무역반력모준비된되데없위특히운양격남녀소유진행등록후처럼려야점심차청구환불취소담교육참고차별항목내안녕세요십니까습니다잘좋을상품주문도착않았질답변회의자료첨부파일',
);
const COMMON_HAN = codes(
  '的一是不了在人有我他这個们中来上大為和国地到以说時要就出会可也你对生能而子那得于着下自之年過发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张該應這會為國來時們說對學過還後個沒開關點經發現實無長與業問將間兩給門當動樣體電數兒東聲認義處條論氣題變總願請您好謝收件查询附致此敬礼本年度様御願申込確認連絡致送信株式会社営業案内帮忙订单訂單幫询詢关於关于转转发发票会议会議通知价价格货貨物客服支付付款退款账户密码注册登录',
);
