import type { Operation } from './operation.ts';
import { parseMail } from './parse-mail.ts';
import { replyMail } from './reply-mail.ts';
import { sendMail } from './send-mail.ts';

/** All that the Mail Ticket node does. */
export const operations: readonly Operation[] = [parseMail, replyMail, sendMail];
