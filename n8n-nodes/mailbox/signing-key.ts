import { createHmac } from 'node:crypto';
import type { MailAccountData } from './mail-account.ts';

/**
 * Signs the Message-IDs of an account's mails, by which answers to them are known. n8n gives nodes no place for a key of
 * their own: it follows from the credential's secret, and cannot be turned back into it. With another secret, answers to
 * older mails are known by whom they refer to only.
 */
export const signingKeyOf = ({
  address,
  password,
  clientSecret,
}: Pick<MailAccountData, 'address' | 'password' | 'clientSecret'>): string =>
  createHmac('sha256', password || clientSecret || '')
    .update(`message-id ${address.toLowerCase()}`)
    .digest('hex');
