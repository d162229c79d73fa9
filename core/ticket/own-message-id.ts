import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * A Message-ID (RFC 5322, section 3.6.4) that says which ticket an answer to it belongs to, and that nobody else can
 * make: `<ie.TICKET.RANDOM.SIGNATURE@domain>`. Who answers with it in In-Reply-To has seen our mail.
 */
export function ownMessageId(ticketId: number, domain: string, signingKey: string): string {
  const stem = `ie.${ticketId}.${randomBytes(9).toString('hex')}`;
  return `<${stem}.${signature(stem, signingKey)}@${domain}>`;
}

/** Stands for no ticket in the Message-ID of a mail that only tests an account. */
export const testTicketId = 0;

/** The ticket that a Message-ID of ours belongs to; null for anybody else's, and for a forged one. */
export function ticketOfOwnMessageId(messageId: string, signingKey: string): number | null {
  const match = ownForm.exec(messageId);
  if (match === null) return null;
  const [, stem = '', ticketId = '', signed = ''] = match;
  const expected = Buffer.from(signature(stem.toLowerCase(), signingKey));
  return timingSafeEqual(expected, Buffer.from(signed.toLowerCase())) ? Number(ticketId) : null;
}

/** Whether a Message-ID looks like ours, whoever signed it: another desk like this one wrote it, or we did. */
export function hasFormOfOwnMessageId(messageId: string): boolean {
  return ownForm.test(messageId);
}

const ownForm = /^<?(ie\.(\d{1,15})\.[0-9a-f]{18})\.([0-9a-f]{20})@[^<>\s]+>?$/i;

const signature = (stem: string, key: string) => createHmac('sha256', key).update(stem).digest('hex').slice(0, 20);
