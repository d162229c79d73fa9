import { plausibility } from './plausibility.ts';

/**
 * Decodes UTF-7 (RFC 2152) in a header that does not say so: `Gr+APwA3w-e`. A plus sign with letters and figures up to
 * a dash is mostly no UTF-7 (`+351912-`): it is believed where what it encodes reads as letters of one script.
 */
export function decodeBareUtf7(text: string): string {
  return text.replace(/\+([A-Za-z0-9+/]{3,100})-/g, (shift, base64: string, at: number) => {
    const decoded = decodeShift(base64);
    if (decoded === null) return shift;
    const inPlace = `${text[at - 1] ?? ' '}${decoded}${text[at + shift.length] ?? ' '}`;
    return plausibility(inPlace) > 0 ? decoded : shift;
  });
}

/** null where it encodes no letters, or has bits left over that an encoder would not leave. */
function decodeShift(base64: string): string | null {
  const bits = base64.length * 6;
  if (bits % 16 >= 6) return null;
  const bytes = Buffer.from(base64, 'base64');
  const units = bytes.subarray(0, Math.floor(bits / 16) * 2);
  const decoded = Buffer.from(units).swap16().toString('utf16le');
  return /^[\u00a0-\uffff]+$/.test(decoded) && /\p{L}/u.test(decoded) ? decoded : null;
}
