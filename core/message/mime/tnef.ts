import { decodeBytes } from './charset.ts';
import { canonicalCharset } from './charset-names.ts';

/** What Outlook packed into a winmail.dat (MS-OXTNEF): its files, and the text where the mail has no other. */
export interface Tnef {
  files: { filename: string; contentType: string; contentId: string | null; bytes: Buffer }[];
  text: string | null;
  html: Buffer | null;
  /** What its strings are in, as `windows-1251`. */
  charset: string;
}

const SIGNATURE = 0x223e9f78;
const ATTACHMENT_LEVEL = 2;
const MOST_ATTRIBUTES = 20_000;

/** Unpacks a winmail.dat; null where it is none. A broken one gives what was read before the break. */
export function readTnef(bytes: Buffer): Tnef | null {
  if (bytes.length < 6 || bytes.readUInt32LE(0) !== SIGNATURE) return null;
  const tnef: Tnef = { files: [], text: null, html: null, charset: 'windows-1252' };
  let position = 6;
  for (let i = 0; i < MOST_ATTRIBUTES && position + 9 <= bytes.length; i++) {
    const level = bytes[position];
    const id = bytes.readUInt16LE(position + 1);
    const length = bytes.readUInt32LE(position + 5);
    const start = position + 9;
    const end = start + length;
    if (end > bytes.length) break;
    readAttribute(tnef, level === ATTACHMENT_LEVEL, id, bytes.subarray(start, end));
    // a checksum of two bytes follows, which nobody keeps to
    position = end + 2;
  }
  return tnef;
}

function readAttribute(tnef: Tnef, ofAttachment: boolean, id: number, value: Buffer): void {
  if (!ofAttachment) {
    // attOemCodepage comes before all strings
    if (id === 0x9007 && value.length >= 4) tnef.charset = codePage(value.readUInt32LE(0));
    if (id === 0x800c) tnef.text = text(value, tnef.charset);
    if (id === 0x9003) readMessageProperties(tnef, value);
    return;
  }
  if (id === 0x9002)
    tnef.files.push({ filename: '', contentType: 'application/octet-stream', contentId: null, bytes: Buffer.alloc(0) });
  const file = tnef.files.at(-1);
  if (!file) return;
  if (id === 0x800f) file.bytes = value;
  if (id === 0x8010 && file.filename === '') file.filename = text(value, tnef.charset);
  if (id !== 0x9005) return;
  for (const property of readProperties(value, tnef.charset)) {
    // PidTagAttachLongFilename, PidTagAttachFilename, PidTagAttachMimeTag, PidTagAttachContentId, PidTagAttachDataBinary
    if (property.id === 0x3707) file.filename = property.text();
    if (property.id === 0x3704 && file.filename === '') file.filename = property.text();
    if (property.id === 0x370e) file.contentType = property.text().toLowerCase() || file.contentType;
    if (property.id === 0x3712) file.contentId = property.text().replace(/^<|>$/g, '') || null;
    if (property.id === 0x3701 && file.bytes.length === 0) file.bytes = property.value;
  }
}

function readMessageProperties(tnef: Tnef, value: Buffer): void {
  for (const property of readProperties(value, tnef.charset)) {
    if (property.id === 0x1000) tnef.text ??= property.text();
    if (property.id === 0x1013) tnef.html ??= property.value;
  }
}

interface Property {
  id: number;
  value: Buffer;
  text(): string;
}

/** MAPI properties as MS-OXTNEF §2.1.3.4 lays them out: fixed-size values inline, the others counted and padded to four bytes. */
function* readProperties(bytes: Buffer, charset: string): Generator<Property> {
  if (bytes.length < 4) return;
  const count = bytes.readUInt32LE(0);
  let position = 4;
  for (let i = 0; i < count && i < MOST_ATTRIBUTES && position + 4 <= bytes.length; i++) {
    const type = bytes.readUInt16LE(position);
    const id = bytes.readUInt16LE(position + 2);
    position += 4;
    if (id >= 0x8000) {
      if (position + 20 > bytes.length) return;
      const named = bytes.readUInt32LE(position + 16);
      position += 20;
      if (named === 1) {
        if (position + 4 > bytes.length) return;
        position += 4 + padded(bytes.readUInt32LE(position));
      } else {
        position += 4;
      }
    }
    const kind = type & 0x0fff;
    const fixed = FIXED_SIZES[kind];
    if (fixed !== undefined && (type & 0x1000) === 0) {
      position += fixed;
      continue;
    }
    let values = 1;
    if (position + 4 > bytes.length) return;
    values = bytes.readUInt32LE(position);
    position += 4;
    if (fixed !== undefined) {
      position += fixed * values;
      continue;
    }
    for (let j = 0; j < values && j < MOST_ATTRIBUTES; j++) {
      if (position + 4 > bytes.length) return;
      const length = bytes.readUInt32LE(position);
      position += 4;
      if (position + length > bytes.length) return;
      const value = bytes.subarray(position, position + length);
      position += padded(length);
      yield { id, value, text: () => (kind === 0x1f ? unicode(value) : text(value, charset)) };
    }
  }
}

/** Bytes of a property's value by its type: integers, times, booleans, class ids. */
const FIXED_SIZES: Record<number, number> = {
  1: 4,
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
};

function padded(length: number): number {
  return (length + 3) & ~3;
}

function text(value: Buffer, charset: string): string {
  const end = value.indexOf(0);
  return decodeBytes(end < 0 ? value : value.subarray(0, end), charset);
}

function codePage(number: number): string {
  return canonicalCharset(number === 65001 ? 'utf-8' : `cp${number}`) ?? 'windows-1252';
}

function unicode(value: Buffer): string {
  return value.toString('utf16le', 0, value.length - (value.length % 2)).replace(/\0.*$/s, '');
}
