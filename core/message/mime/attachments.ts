import type { AttachmentPart } from '../message.ts';
import { decodeWords } from './encoded-words.ts';
import { cleanFileName } from './file-name.ts';
import { readHeaderFields } from './header-fields.ts';
import type { InlineImages } from './inline-images.ts';
import { readParameters } from './parameters.ts';
import type { Part } from './structure.ts';
import { readTnef, type Tnef } from './tnef.ts';
import { decodedSize, decodeTransfer, transferEncoding } from './transfer-encoding.ts';

/** An attachment before it has its place among the others and is judged. */
export interface LooseAttachment extends Omit<AttachmentPart, 'index' | 'risk'> {
  /** As the sender gave it, decoded and not cleaned. */
  givenName: string;
  /** The first bytes of it, decoded. */
  beginning(): Uint8Array;
}

/** The file name that a part declares, decoded but not cleaned; empty where it declares none. */
export function declaredName(part: Part): string {
  const disposition = part.headers.firstFilled('content-disposition');
  if (disposition !== null) {
    const { parameters } = readParameters(disposition);
    const name = parameters.get('filename') ?? parameters.get('name');
    if (name) return name;
  }
  const name = part.parameters.get('name') ?? part.parameters.get('filename');
  return name ?? '';
}

/** `attachment`, `inline`, or empty where nothing is said (RFC 2183). Unknown words count as attachment, as §2.8 asks. */
export function disposition(part: Part): 'attachment' | 'inline' | '' {
  const field = part.headers.firstFilled('content-disposition');
  if (field === null) return '';
  const { value } = readParameters(field);
  if (value === '' || value.includes('=')) return '';
  return value.toLowerCase() === 'inline' ? 'inline' : 'attachment';
}

/** The attachments that one part is: itself, or what is packed into it. */
export function attachmentsOf(part: Part, raw: Buffer, images: InlineImages): LooseAttachment[] {
  const open = (): Buffer => openPart(part, raw);
  const declared = declaredName(part);
  const tnef = readTnefPart(part, raw);
  if (tnef && (tnef.files.length > 0 || tnef.text !== null || tnef.html !== null)) return tnefAttachments(tnef, images);
  const contentId = contentIdOf(part);
  return [
    {
      givenName: declared,
      beginning: () => openPart(part, raw, 64),
      filename: cleanFileName(declared || impliedName(part, raw), part.type, 'attachment'),
      contentType: part.type,
      contentId,
      inline: isInline(part, contentId, images),
      size: () => decodedSize(encodedBytes(part, raw), encodingOf(part)),
      open,
    },
  ];
}

/** What Outlook packed into a part; null where it is not Outlook's. */
export function readTnefPart(part: Part, raw: Buffer): Tnef | null {
  const isTnef =
    part.type === 'application/ms-tnef' ||
    part.type === 'application/vnd.ms-tnef' ||
    /^winmail\.dat$/i.test(declaredName(part));
  return isTnef ? readTnef(openPart(part, raw)) : null;
}

/** Content-ID without angle brackets; null where there is none. */
export function contentIdOf(part: Part): string | null {
  const field = part.headers.firstFilled('content-id');
  return field === null ? null : field.replace(/^.*<|>.*$/g, '').trim() || null;
}

/** The bytes of a part, its transfer encoding undone. */
export function openPart(part: Part, raw: Buffer, mostBytes: number = Number.POSITIVE_INFINITY): Buffer {
  return decodeTransfer(encodedBytes(part, raw, mostBytes), encodingOf(part));
}

function encodedBytes(part: Part, raw: Buffer, mostBytes: number = Number.POSITIVE_INFINITY): Buffer {
  return raw.subarray(part.start, Math.min(part.end, part.start + mostBytes));
}

/** The transfer encoding, as `transferEncoding` names it. */
export function encodingOf(part: Part): string {
  return transferEncoding(part.headers.firstFilled('content-transfer-encoding'));
}

function tnefAttachments(tnef: Tnef, images: InlineImages): LooseAttachment[] {
  return tnef.files.map((file) => ({
    givenName: file.filename,
    beginning: () => file.bytes,
    filename: cleanFileName(file.filename, file.contentType, 'attachment'),
    contentType: /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(file.contentType)
      ? file.contentType
      : 'application/octet-stream',
    contentId: file.contentId,
    inline: file.contentId !== null && images.isShown(file.contentId),
    size: () => file.bytes.length,
    open: () => file.bytes,
  }));
}

/** What to call a part without a name: an attached mail by its subject, the parts of a report by what they are. */
function impliedName(part: Part, raw: Buffer): string {
  if (part.type === 'message/rfc822' || part.type === 'message/global') {
    const headers = readHeaderFields(
      openPart(part, raw, 64 * 1024)
        .subarray(0, 16 * 1024)
        .toString('latin1'),
    );
    const subject = decodeWords(headers.firstFilled('subject') ?? '')
      .slice(0, 120)
      .trim();
    return `${subject.replace(/^[\s._]+/, '') || 'message'}.eml`;
  }
  if (part.type === 'text/calendar')
    return `${part.parameters.get('method')?.toLowerCase() === 'reply' ? 'reply' : 'invitation'}.ics`;
  if (part.type === 'message/delivery-status') return 'delivery-status.txt';
  if (part.type === 'message/feedback-report') return 'feedback-report.txt';
  if (part.type === 'message/disposition-notification') return 'disposition-notification.txt';
  if (part.type === 'text/rfc822-headers') return 'headers.txt';
  if (part.type === 'application/pgp-signature') return 'signature.asc';
  const description = decodeWords(part.headers.firstFilled('content-description') ?? '');
  if (/^[^\s.]+\.\w{2,5}$/.test(description)) return description;
  const location = part.headers.firstFilled('content-location')?.replace(/[?#].*$/, '') ?? '';
  return /[^\s/\\]+\.\w{2,5}$/.exec(location)?.[0] ?? '';
}

/** Shown in the text; a mail without HTML shows at its end the images that are to be shown at all. */
function isInline(part: Part, contentId: string | null, images: InlineImages): boolean {
  if (contentId !== null && images.isShown(contentId)) return true;
  const location = part.headers.firstFilled('content-location');
  if (location !== null && images.isShown(location)) return true;
  return disposition(part) === 'inline' && part.type.startsWith('image/') && !images.hasHtml;
}
