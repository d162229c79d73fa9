import { decodeBytes, decodeUndeclared } from '@inbox-email/core/message/mime/charset.ts';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';

describe('undeclared text is read in the charset it is in', () => {
  test.each([
    ['windows-1252', 'Rückfrage zu Ihrer Lieferung über Köln'],
    ['windows-1252', 'J’ai reçu un colis abîmé à Évry'],
    ['windows-1252', 'Não recebi a encomenda até hoje, há algo errado?'],
    ['windows-1252', '¿Cuándo llegará mi envío? El año pasado tardó más'],
    ['windows-1250', 'Proszę o wysłanie faktury za zamówienie złożone w środę'],
    ['iso-8859-2', 'Proszę o wysłanie faktury za zamówienie złożone w środę'],
    ['windows-1250', 'Dobrý den, objednávka nedorazila, prosím o řešení'],
    ['windows-1250', 'Kérem küldjék el a számlát, az őszi rendelésről'],
    ['windows-1251', 'Здравствуйте, мой заказ не пришёл'],
    ['koi8-r', 'Не работает вход в личный кабинет. Помогите, пожалуйста!'],
    ['ibm866', 'Здравствуйте, мой заказ не пришел'],
    ['windows-1253', 'Καλημέρα, δεν έλαβα την παραγγελία μου'],
    ['windows-1254', 'Siparişim hâlâ gelmedi, lütfen yardım edin. Teşekkürler'],
    ['windows-1257', 'Labas, norėčiau sužinoti, kada bus pristatytas mano užsakymas'],
    ['iso-8859-5', 'Уважаемые коллеги, прошу прислать счёт'],
    ['iso-8859-15', 'Il me faut 12 € pour l’œuvre à Nîmes'.replace('’', "'")],
    ['windows-1252', 'Það er ekki rétt, ég þarf að fá nýja vöru með næsta skipi'],
    ['windows-1252', '£5 ½ price, ±3°'],
    ['windows-1255', 'שלום, ההזמנה שלי לא הגיעה'],
    ['windows-1256', 'مرحبا، لم يصل طلبي حتى الآن'],
    ['euc-kr', '안녕하세요 주문한 상품이 아직 도착하지 않았습니다'],
    ['gbk', '您好，我的订单还没有到，请帮忙查询一下'],
    ['big5', '您好，我的訂單還沒有到，請幫忙查詢一下'],
    ['shift_jis', 'お世話になっております。注文した商品がまだ届きません。'],
    ['euc-jp', 'お世話になっております。注文した商品がまだ届きません。'],
    ['utf-8', 'Größe – déjà – 您好'],
  ])('%s: %s', (charset, text) => {
    expect(decodeBytes(iconv.encode(text, charset), null)).toBe(text);
  });

  test.each([
    ['windows-1251', 'Вопрос'],
    ['koi8-r', 'Вопрос'],
    ['euc-kr', '문의'],
    ['gbk', '转发：会议通知'],
    ['shift_jis', '会議の件'],
    ['windows-1252', 'Größe'],
  ])('even a subject of few bytes in %s: %s', (charset, text) => {
    expect(decodeUndeclared(iconv.encode(text, charset), null)).toBe(text);
  });
});

describe('labels', () => {
  test.each([
    ['gb2312', 'gb18030', '镕 — beyond GB 2312'],
    ['ks_c_5601-1987', 'euc-kr', '안녕하세요'],
    ['iso-8859-1', 'windows-1252', '“5 €”'],
    ['latin1', 'windows-1252', '“5 €”'],
    ['Windows 1251', 'windows-1251', 'Привет, как дела'],
    ['cp-850', 'cp850', 'señal'],
    ['"utf-8"', 'utf-8', 'é'],
    ['x-sjis', 'shift_jis', 'テスト'],
  ])('%s means the larger set %s', (label, charset, text) => {
    expect(decodeBytes(iconv.encode(text, charset), label)).toBe(text);
  });

  test('UTF-8 is told from a wrong label, and the guess is noted', () => {
    const guesses: string[] = [];
    expect(decodeBytes(Buffer.from('Não é possível'), 'iso-8859-1', (what) => guesses.push(what))).toBe(
      'Não é possível',
    );
    expect(guesses).toHaveLength(1);
  });

  test('a Western label on what is not Western is not believed', () => {
    expect(decodeBytes(iconv.encode('Здравствуйте, мой заказ не пришёл', 'koi8-r'), 'iso-8859-1')).toBe(
      'Здравствуйте, мой заказ не пришёл',
    );
    expect(decodeBytes(iconv.encode('您好，我的订单还没有到', 'gbk'), 'us-ascii')).toBe('您好，我的订单还没有到');
    expect(decodeBytes(iconv.encode('Größe', 'windows-1252'), 'utf-8')).toBe('Größe');
  });

  test.each([
    ['big5', '您好，請問我的包裹什麼時候可以送達？謝謝您'],
    ['windows-1256', 'السلام عليكم، متى سيتم توصيل طلبي؟ شكرا لكم'],
    ['windows-1251', 'Здравствуйте, подскажите пожалуйста, когда будет доставлен заказ'],
    ['windows-1252', '“Größe” – 12½ € für „Äpfel“… naïve café'],
    ['windows-1252', 'NÃO RECEBI A ENCOMENDA ATÉ HOJE, HÁ ALGO ERRADO?'],
    ['windows-1252', 'Það er ekki rétt, ég þarf að fá nýja vöru'],
  ])('%s labelled as Latin-1: %s', (charset, text) => {
    expect(decodeBytes(iconv.encode(text, charset), 'iso-8859-1')).toBe(text);
  });

  test('a label that means nothing is no label', () => {
    expect(decodeBytes(Buffer.from('über'), 'x-unknown')).toBe('über');
    expect(decodeBytes(Buffer.from('plain'), 'garbage!!')).toBe('plain');
  });

  test('one broken byte does not make UTF-8 something else', () => {
    expect(decodeBytes(Buffer.concat([Buffer.from('Здравствуйте'), Buffer.from([0xaa])]), 'utf-8')).toBe(
      'Здравствуйте\ufffd',
    );
  });

  test('escape sequences are a charset of their own, declared or not', () => {
    const japanese = Buffer.from('\x1b$B$3$s$K$A$O\x1b(B', 'latin1');
    for (const label of ['iso-2022-jp', 'us-ascii', null]) expect(decodeBytes(japanese, label)).toBe('こんにちは');
    expect(decodeBytes(Buffer.from('hi ~{VPNDxx~}', 'latin1'), 'hz-gb-2312').slice(0, 5)).toBe('hi 中文');
    expect(decodeBytes(Buffer.from('\x1b$)C\x0e>H3g\x0f', 'latin1'), 'iso-2022-kr')).toHaveLength(2);
    expect(decodeBytes(Buffer.from('1 +- 1 = Gr+APwA3w-e'), 'utf-7')).toBe('1 + 1 = Grüße');
  });

  test('a label of seven bits or of two bytes a character is not believed of what is neither', () => {
    expect(decodeBytes(iconv.encode('お問い合わせ', 'shift_jis'), 'iso-2022-jp')).toBe('お問い合わせ');
    expect(decodeBytes(Buffer.from('お問い合わせ'), 'iso-2022-jp')).toBe('お問い合わせ');
    expect(decodeBytes(Buffer.from('hello'), 'utf-16')).toBe('hello');
    for (const label of ['constructor', '__proto__', 'base64', 'hex'])
      expect(decodeBytes(Buffer.from('hello'), label)).toBe('hello');
  });

  test('UTF-16 is read in either byte order', () => {
    const little = Buffer.from('\ufeffabc', 'utf16le');
    expect(decodeBytes(little, 'utf-16')).toBe('abc');
    expect(decodeBytes(Buffer.from(little).swap16(), 'utf-16')).toBe('abc');
  });
});
