import { hasDecoder } from './charset-decoders.ts';
import { remembered } from './remembered.ts';

/** The name to decode by for a label as mail has it; null where the label is missing or means nothing. */
export function canonicalCharset(label: string | null): string | null {
  return label === null ? null : nameOf(label);
}

const nameOf = remembered((label: string): string | null => {
  const name = label
    .trim()
    .toLowerCase()
    .replace(/^["']+|["']+$/g, '')
    .replace(/[\s_]*\*.*$/, '')
    .replace(/^x-user-defined$|^unknown-?8bit$|^x-unknown$|^unknown$|^default$|^none$/, '');
  if (name === '') return null;
  const alias = ALIASES.get(name) ?? ALIASES.get(name.replace(/^(cs|charset=|x-)/, ''));
  if (alias) return alias;
  if (hasDecoder(name)) return name;
  // `iso8859-1`, `iso_8859_1:1987`, `windows 1252`, `win1251`
  const repaired = name
    .replace(/:.*$/, '')
    .replace(/^iso[-_ ]?8859[-_ ]?/, 'iso-8859-')
    .replace(/^(?:win|windows|ms|cp)[-_ ]?(125\d|874)$/, 'windows-$1');
  return hasDecoder(repaired) ? repaired : null;
});

/** Labels in use in mail that neither TextDecoder nor iconv-lite knows, or knows as something smaller. */
const ALIASES = new Map(
  Object.entries({
    ascii: 'us-ascii',
    'us-ascii': 'us-ascii',
    'ansi_x3.4-1968': 'us-ascii',
    '7bit': 'us-ascii',
    utf8: 'utf-8',
    'utf-8': 'utf-8',
    unicode: 'utf-8',
    'unicode-1-1-utf-8': 'utf-8',
    'unicode-1-1-utf-7': 'utf-7',
    'x-unicode-2-0-utf-7': 'utf-7',
    utf7: 'utf-7',
    gb2312: 'gb18030',
    gbk: 'gb18030',
    'gb_2312-80': 'gb18030',
    'x-gbk': 'gb18030',
    cp936: 'gb18030',
    'windows-936': 'gb18030',
    ks_c_5601: 'euc-kr',
    'ks_c_5601-1987': 'euc-kr',
    ksc5601: 'euc-kr',
    'windows-949': 'euc-kr',
    cp949: 'euc-kr',
    uhc: 'euc-kr',
    'cp-850': 'cp850',
    'iso-2022-jp-1': 'iso-2022-jp',
    'iso-2022-jp-2': 'iso-2022-jp',
    'iso-2022-jp-3': 'iso-2022-jp',
    'iso-2022-jp-2004': 'iso-2022-jp',
    'iso-2022-jp-ms': 'iso-2022-jp',
    csiso2022jp: 'iso-2022-jp',
    cp50220: 'iso-2022-jp',
    cp50221: 'iso-2022-jp',
    cp932: 'shift_jis',
    'windows-932': 'shift_jis',
    ms932: 'shift_jis',
    'x-sjis': 'shift_jis',
    cp950: 'big5',
    'big5-hkscs': 'big5',
    'cp-1251': 'windows-1251',
    'cp-1252': 'windows-1252',
    windows1252: 'windows-1252',
    'x-ansi': 'windows-1252',
    'x-cp1252': 'windows-1252',
    iso8859_1: 'windows-1252',
    'iso-8859-8-i': 'iso-8859-8',
    'iso-8859-8-e': 'iso-8859-8',
    'tis-620': 'windows-874',
    'x-mac-roman': 'macintosh',
    'x-roman8': 'hp-roman8',
  }),
);
