import { list as extensionsByType } from 'libmime/lib/mimetypes.js';

/** In characters, and in bytes of UTF-8: file systems take 255 of these. */
const LONGEST_NAME = 180;
const MOST_BYTES = 240;

/**
 * A file name that is safe to show, to store and to hand on: no path, no control or direction-changing characters,
 * nothing that Windows reserves, never empty.
 *
 * @param name as the sender gave it, decoded; empty where none was given
 * @param fallback the name, without extension, for a part that has none
 */
export function cleanFileName(name: string, contentType: string, fallback: string): string {
  let clean = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffd]+/gu, '')
    .replace(/[\\/:*?"<>|]+/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[\s._]+|[\s.]+$/g, '');
  if (clean === '') return `${fallback}.${extensionOf(contentType)}`;
  if (/^(con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])\s*(\.|$)/i.test(clean)) clean = `_${clean}`;
  return shortened(clean);
}

function extensionOf(contentType: string): string {
  if (contentType === 'message/rfc822') return 'eml';
  if (contentType === 'text/calendar') return 'ics';
  const known = extensionsByType[contentType];
  const extension = typeof known === 'string' ? known : known?.[0];
  return extension && /^\w+$/.test(extension) ? extension : 'bin';
}

/** Cut in the middle of a long name, so that the extension, which says what the file is, remains. */
function shortened(name: string): string {
  const characters = [...name];
  if (characters.length <= LONGEST_NAME && Buffer.byteLength(name) <= MOST_BYTES) return name;
  const dot = characters.lastIndexOf('.');
  const extension = dot > 0 && characters.length - dot <= 12 ? characters.slice(dot) : [];
  const stem = characters.slice(0, dot > 0 && extension.length > 0 ? dot : undefined);
  stem.splice(LONGEST_NAME - extension.length);
  let bytes = Buffer.byteLength([...stem, ...extension].join(''));
  while (bytes > MOST_BYTES) bytes -= Buffer.byteLength(stem.pop() ?? '?');
  return [...stem, ...extension].join('');
}
