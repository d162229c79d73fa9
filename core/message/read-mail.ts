import { attachmentRisk, givesPassword, isArchive, isLockedZip } from './attachment-risk.ts';
import { answerUnwanted } from './automatic/answer-unwanted.ts';
import { automaticMail } from './automatic/automatic-mail.ts';
import { readBounce } from './automatic/bounce.ts';
import type { MailInQuestion } from './automatic/mail-in-question.ts';
import type { AttachmentPart, ReadMail } from './message.ts';
import { readAddresses } from './mime/addresses.ts';
import { attachmentsOf, type LooseAttachment, readTnefPart } from './mime/attachments.ts';
import { decodeBytes } from './mime/charset.ts';
import { readDate } from './mime/date.ts';
import { decodeWords } from './mime/encoded-words.ts';
import { cleanFileName } from './mime/file-name.ts';
import type { HeaderFields } from './mime/header-fields.ts';
import { InlineImages } from './mime/inline-images.ts';
import { limits } from './mime/limits.ts';
import { readMessageId, readMessageIds } from './mime/message-ids.ts';
import { isPlainLine } from './mime/plain-line.ts';
import { readStructure } from './mime/structure.ts';
import { newTextOf } from './new-text/new-text.ts';
import { readAuthenticationResults } from './sender/authentication-results.ts';
import { receivingHost } from './sender/trusted-server.ts';
import { type Body, type BodySegment, sortParts, TextReader } from './text/body.ts';
import { readHtml } from './text/html-to-text.ts';
import { invitationLine, readInvitation } from './text/invitation.ts';
import { linesOfText, ownLine, renderLines, type TextLine } from './text/text-line.ts';

/**
 * Reads a mail. Never throws and takes time and memory in proportion to the mail's size; the bytes are not copied and
 * attachments stay encoded until they are opened. What was wrong with the mail is in `guesses`.
 */
export function readMail(raw: Uint8Array): ReadMail {
  const guesses: string[] = [];
  const bytes = withLineFeeds(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength), guesses);
  const root = readStructure(bytes, guesses);
  const body = sortParts(root);
  const reader = new TextReader(bytes, guesses);
  const images = new InlineImages(body.attachments);
  const written = readWritten(body, reader, images);
  if (written.text === '') readOutlookText(body, bytes, images, written);
  const headers = readHeaders(root.headers, reader.charset, guesses);
  const attachments = [...body.attachments.flatMap((part) => attachmentsOf(part, bytes, images)), ...written.files];
  const invitation = body.invitation === null ? null : readInvitation(reader.plain(body.invitation).text);
  const invited = invitation === null ? [] : [invitationLine(invitation)];
  const about: MailInQuestion = { root, raw: bytes, subject: headers.subject, from: headers.from, text: written.text };
  const bounce = readBounce(about);
  return {
    ...headers,
    text: joinTexts([written.text, ...invited]),
    newText: joinTexts([newTextOf(written.lines, headers.subject), ...invited]),
    html: written.html,
    attachments: judged(attachments, written.text),
    automatic: automaticMail(about, bounce),
    answerUnwanted: answerUnwanted(root.headers),
    bounce,
    ...aboutSender(root.headers),
    guesses: [...new Set(guesses)],
  };
}

function aboutSender(headers: HeaderFields): Pick<ReadMail, 'authentication' | 'receivedBy'> {
  return { authentication: readAuthenticationResults(headers), receivedBy: receivingHost(headers.first('received')) };
}

/** Mail from old Macintosh programs ends its lines with CR alone. */
function withLineFeeds(bytes: Buffer, guesses: string[]): Buffer {
  if (bytes.indexOf(0x0a) >= 0 || bytes.indexOf(0x0d) < 0) return bytes;
  guesses.push('lines end with CR alone');
  const copy = Buffer.from(bytes);
  for (let at = copy.indexOf(0x0d); at >= 0; at = copy.indexOf(0x0d, at + 1)) copy[at] = 0x0a;
  return copy;
}

function readHeaders(fields: HeaderFields, charset: string | null, guesses: string[]) {
  const addresses = (name: string) =>
    fields.has(name) ? fields.all(name).flatMap((value) => readAddresses(value, charset)) : [];
  let from = addresses('from').find((sender) => sender.address !== '' || sender.name !== '') ?? null;
  if (!from) {
    from = addresses('sender')[0] ?? null;
    if (from) guesses.push('no From: Sender taken instead');
  }
  let to = addresses('to').filter((recipient) => recipient.address !== '');
  for (const other of ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'apparently-to'] as const) {
    if (to.length > 0) break;
    to = addresses(other)
      .filter((recipient) => recipient.address.includes('@'))
      .slice(0, 1);
    if (to.length > 0) guesses.push(`no To: ${other} taken instead`);
  }
  return {
    messageId: readMessageId(fields.firstFilled('message-id')),
    inReplyTo: readMessageIds(fields.all('in-reply-to').join(' ')),
    references: readMessageIds(fields.all('references').join(' ')),
    date: readDate(fields.firstFilled('date')),
    from,
    to,
    cc: addresses('cc'),
    replyTo: addresses('reply-to'),
    subject: oneLine(decodeWords(fields.firstFilled('subject') ?? '', charset)),
  };
}

function oneLine(text: string): string {
  if (isPlainLine(text)) return text;
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function joinTexts(texts: string[]): string {
  return texts.length === 1 ? (texts[0] as string) : texts.filter((text) => text !== '').join('\n\n');
}

interface Written {
  lines: TextLine[];
  text: string;
  html: string | null;
  files: LooseAttachment[];
}

function readWritten(body: Body, reader: TextReader, images: InlineImages): Written {
  const lines: TextLine[] = [];
  const texts: string[] = [];
  const htmls: string[] = [];
  const files: LooseAttachment[] = [];
  for (const segment of body.segments) {
    const plain: string[] = [];
    for (const part of segment.plain) {
      const read = reader.plain(part);
      if (read.text.trim() !== '') plain.push(read.text.trimEnd());
      for (const { filename, open } of read.files) files.push(looseFile(filename, open));
    }
    const markups: string[] = [];
    for (const part of segment.html) {
      const markup = reader.html(part);
      if (markup.trim() !== '') markups.push(markup);
    }
    const html = markups.join('\n');
    if (html !== '') htmls.push(html);
    const { said, text } = readSegment(segment, images.nameIn(plain.join('\n\n')), html, images);
    if (said.length >= limits.lines) reader.guess(`more than ${limits.lines} lines: the rest was left`);
    if (text.trim() === '') continue;
    if (lines.length > 0) lines.push(ownLine(''));
    for (const line of said) lines.push(line);
    texts.push(text);
  }
  return { lines, text: texts.join('\n\n'), html: htmls.length > 0 ? htmls.join('\n') : null, files };
}

/** A mail that Outlook packed whole, its text included (MS-OXTNEF). */
function readOutlookText(body: Body, bytes: Buffer, images: InlineImages, written: Written): void {
  for (const part of body.attachments) {
    const tnef = readTnefPart(part, bytes);
    if (!tnef) continue;
    const html = tnef.html === null ? '' : decodeBytes(tnef.html.subarray(0, limits.textBytes), tnef.charset);
    const plain = (tnef.text ?? '').replaceAll('\r\n', '\n').trim();
    if (html === '' && plain === '') continue;
    const { said, text } = readSegment({ plain: [], html: [], image: null }, plain, html, images);
    Object.assign(written, { lines: said, text, html: html === '' ? null : html });
    return;
  }
}

/** What one stretch says: its plain form, or what the HTML says where there is no other. */
function readSegment(segment: BodySegment, plain: string, html: string, images: InlineImages) {
  if (segment.image !== null) {
    const mark = `[image: ${images.nameOfPart(segment.image)}]`;
    return { said: [ownLine(mark)], text: mark };
  }
  if (html !== '') images.hasHtml = true;
  if (plain !== '') {
    if (html !== '') images.noteShown(html);
    return { said: linesOfText(plain.slice(0, limits.newTextCharacters)), text: plain };
  }
  const said = readHtml(html, (source) => images.nameOf(source));
  return { said, text: renderLines(said) };
}

function looseFile(filename: string, open: () => Buffer): LooseAttachment {
  const contentType = 'application/octet-stream';
  return {
    givenName: filename,
    beginning: open,
    filename: cleanFileName(filename, contentType, 'attachment'),
    contentType,
    contentId: null,
    inline: false,
    size: () => open().length,
    open,
  };
}

/** Puts attachments in their places and says which are better not opened. */
function judged(attachments: LooseAttachment[], text: string): AttachmentPart[] {
  return attachments.map(({ givenName, beginning, ...attachment }, index): AttachmentPart => {
    const { contentType } = attachment;
    const locked = isArchive(givenName, contentType) && (isLockedZip(beginning()) || givesPassword(text));
    return { index, ...attachment, risk: attachmentRisk({ givenName, contentType, locked }) };
  });
}
