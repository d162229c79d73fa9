import { createHash, randomBytes } from 'node:crypto';
import { addressDomain } from '@inbox-email/core/account/account.ts';
import type { ReadMail } from '@inbox-email/core/message/message.ts';
import { ownMessageId, ticketOfOwnMessageId } from '@inbox-email/core/ticket/own-message-id.ts';
import { referredIds } from '@inbox-email/core/ticket/referred-ids.ts';

/**
 * Why a mail has its ticket's key.
 *
 * `own-message-id`  it answers a mail that the Mail Ticket node sent, by that one's signed Message-ID
 * `refers-to`       it names another mail; whoever wrote it can name any
 * `new`             it names none
 */
export interface WhyThisKey {
  rule: 'own-message-id' | 'refers-to' | 'new';
  /** The Message-ID that led to the key; null for `new`. */
  evidence: string | null;
}

/**
 * What all mails of one conversation have in common: a number below 10^15 that follows from the Message-ID with which it
 * began. It needs no memory; workflows keep it where they keep their tickets.
 */
export function ticketKeyOf(mail: ReadMail, contentKey: string, signingKey: string | null) {
  if (signingKey !== null) {
    for (const evidence of referredIds(mail)) {
      const key = ticketOfOwnMessageId(evidence, signingKey);
      if (key !== null && key > 0) return { key, why: { rule: 'own-message-id', evidence } satisfies WhyThisKey };
    }
  }
  const root = mail.bounce?.originalMessageId ?? mail.references[0] ?? mail.inReplyTo[0] ?? null;
  if (root !== null && root !== mail.messageId) {
    return { key: keyOf(root), why: { rule: 'refers-to', evidence: root } satisfies WhyThisKey };
  }
  return { key: keyOf(mail.messageId ?? contentKey), why: { rule: 'new', evidence: null } satisfies WhyThisKey };
}

/** The Message-ID of a mail of ours in the conversation with this key: answers to it are known by its signature. */
export const messageIdFor = (key: number, address: string, signingKey: string) =>
  ownMessageId(key, addressDomain(address), signingKey);

/** 48 bits: more than enough to tell conversations apart, and exact as a JSON number. */
const keyOf = (id: string) => createHash('sha256').update(id).digest().readUIntBE(0, 6);

/** The key of a conversation that begins with a mail of ours. */
export const newTicketKey = () => randomBytes(6).readUIntBE(0, 6) || 1;
