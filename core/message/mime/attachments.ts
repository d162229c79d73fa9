import type { AttachmentPart } from '../message.ts';
import { decodeWords } from './encoded-words.ts';
import { cleanFileName } from './file-name.ts';
import { readHeaderFields } from './header-fields.ts';
import { readParameters } from './parameters.ts';
import type { Part } from './structure.ts';
import { readTnef, type Tnef } from './tnef.ts';
import { decodeTransfer, transferEncoding } from './transfer-encoding.ts';

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
export function attachmentsOf(part: Part, raw: Buffer, html: string): LooseAttachment[] {
  const open = (): Buffer => openPart(part, raw);
  const declared = declaredName(part);
  if (
    part.type === 'application/ms-tnef' ||
    part.type === 'application/vnd.ms-tnef' ||
    /^winmail\.dat$/i.test(declared)
  ) {
    const tnef = readTnef(open());
    if (tnef && tnef.files.length > 0) return tnefAttachments(tnef, html);
  }
  const contentId =
    part.headers
      .firstFilled('content-id')
      ?.replace(/^.*<|>.*$/g, '')
      .trim() || null;
  return [
    {
      givenName: declared,
      beginning: () => openPart(part, raw, 64),
      filename: cleanFileName(declared || impliedName(part, raw), part.type, 'attachment'),
      contentType: part.type,
      contentId,
      inline: isInline(part.type, contentId, disposition(part), html),
      open,
    },
  ];
}

/** The bytes of a part, its transfer encoding undone. */
export function openPart(part: Part, raw: Buffer, mostBytes: number = Number.POSITIVE_INFINITY): Buffer {
  const end = Math.min(part.end, part.start + mostBytes);
  return decodeTransfer(
    raw.subarray(part.start, end),
    transferEncoding(part.headers.firstFilled('content-transfer-encoding')),
  );
}

function tnefAttachments(tnef: Tnef, html: string): LooseAttachment[] {
  return tnef.files.map((file) => ({
    givenName: file.filename,
    beginning: () => file.bytes,
    filename: cleanFileName(file.filename, file.contentType, 'attachment'),
    contentType: /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(file.contentType)
      ? file.contentType
      : 'application/octet-stream',
    contentId: file.contentId,
    inline: isInline(file.contentType, file.contentId, '', html),
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
  return /^[^\s.]+\.\w{2,5}$/.test(description) ? description : '';
}

function isInline(type: string, contentId: string | null, declared: string, html: string): boolean {
  if (contentId !== null && html.includes(`cid:${contentId}`)) return true;
  return declared === 'inline' && type.startsWith('image/') && html === '';
}
