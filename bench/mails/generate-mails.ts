import { type Charset, encodedWords } from './encode.ts';
import { htmlOf } from './html.ts';
import { attachmentPart, multipart, type Part, textPart } from './parts.ts';
import { type Phrases, phrases } from './phrases.ts';
import { createRandom, type Random } from './random.ts';

export interface GeneratedMail {
  /** As a maildir keeps it: lines end with LF. */
  bytes: Buffer;
  /** When the server took it in, milliseconds since 1970. */
  internalDate: number;
}

/**
 * Mails as customers of a shop write them, the same at every run: about 10 kB each with the headers that a mail collects
 * on its way, in three languages, as text and HTML, in UTF-8 and Latin-1, some with attachments, some answering a mail
 * that came before.
 */
export function* generateMails(count: number, seed = 1): Generator<GeneratedMail> {
  const random = createRandom(seed);
  const earlier: Written[] = [];
  for (let number = 0; number < count; number++) {
    const internalDate = firstDate + number * 90_000 + random.between(0, 80_000);
    const answered = earlier.length > 0 && random.percent(25) ? random.pick(earlier) : null;
    const mail = write(random, number, internalDate, answered);
    // Conversations are about the last days' mails.
    if (earlier.length >= 300) earlier.shift();
    earlier.push(mail);
    yield { bytes: Buffer.from(assemble(random, mail), 'latin1'), internalDate };
  }
}

const firstDate = Date.UTC(2026, 0, 5, 9);

interface Written {
  language: Phrases;
  charset: Charset;
  name: string;
  address: string;
  subject: string;
  date: number;
  messageId: string;
  references: string[];
  paragraphs: string[];
  signature: string[];
  quoted: string[];
}

function write(random: Random, number: number, date: number, answered: Written | null): Written {
  const language = answered?.language ?? random.pick(phrases);
  const numbered = (text: string) => text.replaceAll('#', () => String(random.between(2, 99_999)));
  const name = answered?.name ?? random.pick(language.names);
  const host = random.pick(['cliente', 'mail', 'empresa', 'correo']);
  const sentences = Array.from({ length: random.between(4, 20) }, () => numbered(random.pick(language.sentences)));
  const paragraphs = [random.pick(language.greetings)];
  while (sentences.length > 0) paragraphs.push(sentences.splice(0, random.between(1, 3)).join(' '));
  paragraphs.push(random.pick(language.closings));
  return {
    language,
    charset: random.percent(25) && !/[–“”’€]/.test([name, ...paragraphs].join()) ? 'iso-8859-1' : 'utf-8',
    name,
    address: answered?.address ?? `${random.token(6)}${number}@${host}.example`,
    subject: answered ? `Re: ${answered.subject.replace(/^Re: /, '')}` : numbered(random.pick(language.subjects)),
    date,
    messageId: `<${random.token(20)}.${number}@${host}.example>`,
    references: answered ? [...answered.references, answered.messageId].slice(-8) : [],
    paragraphs,
    signature: [
      name,
      random.pick(language.jobs),
      `+55 11 9${random.between(1000, 9999)}-${random.between(1000, 9999)}`,
    ],
    quoted: answered ? quote(answered) : [],
  };
}

function quote({ language, date, name, address, paragraphs, signature, quoted }: Written): string[] {
  const lines = [...paragraphs, ...signature, ...quoted].slice(0, 40);
  return [language.wrote(new Date(date).toUTCString(), name, address), ...lines.map((line) => `> ${line}`)];
}

function assemble(random: Random, mail: Written): string {
  const { headers, body } = content(random, mail);
  return `${[...headersOf(random, mail), ...headers].join('\n')}\n\n${body}\n`;
}

function content(random: Random, mail: Written): Part {
  const paragraphs = [...mail.paragraphs, ...mail.quoted];
  const charset = mail.charset === 'iso-8859-1' && encodable(paragraphs) ? mail.charset : 'utf-8';
  const plain = textPart(random, 'plain', `${paragraphs.join('\n\n')}\n\n-- \n${mail.signature.join('\n')}`, charset);
  if (random.percent(15)) return plain;
  const html = textPart(random, 'html', htmlOf(random, paragraphs, mail.signature), charset);
  const text = multipart(random, 'alternative', [plain, html]);
  return random.percent(20) ? multipart(random, 'mixed', [text, attachmentPart(random)]) : text;
}

const encodable = (texts: readonly string[]) => texts.every((text) => /^[\0-\xff]*$/.test(text));

function headersOf(random: Random, mail: Written): string[] {
  const { name, address, charset, date } = mail;
  const when = new Date(date).toUTCString().replace('GMT', '+0000');
  const domain = address.slice(address.indexOf('@') + 1);
  const hop = (from: string, by: string) =>
    `Received: from ${from} (${from} [203.0.113.${random.between(1, 254)}])\n` +
    `\tby ${by} (Postfix) with ESMTPS id ${random.token(12).toUpperCase()}\n\tfor <sac@loja.example>; ${when}`;
  return [
    `Return-Path: <${address}>`,
    'Delivered-To: sac@loja.example',
    hop('mx2.loja.example', 'imap.loja.example'),
    hop(`out-${random.between(1, 40)}.${domain}`, 'mx2.loja.example'),
    `Authentication-Results: mx2.loja.example;\n\tdkim=pass (2048-bit key) header.d=${domain} header.i=@${domain};\n` +
      `\tspf=pass smtp.mailfrom=${address}; dmarc=pass (p=REJECT) header.from=${domain}`,
    `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=${domain}; s=sel${random.between(1, 9)};\n` +
      `\th=from:to:subject:date:message-id:mime-version:content-type; bh=${random.token(43)}=;\n` +
      `\tb=${Array.from({ length: 5 }, () => random.token(68)).join('\n\t ')}==`,
    hop(`[192.168.${random.between(0, 255)}.${random.between(2, 254)}]`, `smtp.${domain}`),
    `From: ${encodedWords(name, charset)} <${address}>`,
    'To: Atendimento <sac@loja.example>',
    ...(random.percent(10) ? [`Cc: colega.${random.token(4)}@${domain}`] : []),
    `Subject: ${encodedWords(mail.subject, encodable([mail.subject]) ? charset : 'utf-8')}`,
    `Date: ${when}`,
    `Message-ID: ${mail.messageId}`,
    ...(mail.references.length > 0
      ? [`In-Reply-To: ${mail.references.at(-1)}`, `References: ${mail.references.join('\n ')}`]
      : []),
    `X-Mailer: ${random.pick(['Microsoft Outlook 16.0', 'iPhone Mail (22A3354)', 'Thunderbird 140.0'])}`,
    'MIME-Version: 1.0',
  ];
}
