import { activateAccount, deactivateAccount, testAccount } from './account/act.ts';
import { getAccountErrors, getAccounts } from './account/read.ts';
import { parseMail } from './mail/parse.ts';
import { replyMail } from './mail/reply.ts';
import { sendMail } from './mail/send.ts';
import type { Operation } from './operation.ts';
import { assignTicket } from './ticket/assign.ts';
import { closeTicket, reopenTicket } from './ticket/change-state.ts';
import { createTicket } from './ticket/create.ts';
import { getTicket } from './ticket/get.ts';
import { getTickets } from './ticket/get-many.ts';
import { noteOnTicket } from './ticket/note.ts';
import { replyToTicket } from './ticket/reply.ts';
import { updateTicket } from './ticket/update.ts';

/** All that the Mail Ticket node does. The first of a resource is what it shows first. */
export const operations: readonly Operation[] = [
  ...[parseMail, replyMail, sendMail],
  ...[getTicket, getTickets, createTicket, replyToTicket, noteOnTicket],
  ...[closeTicket, reopenTicket, assignTicket, updateTicket],
  ...[getAccounts, getAccountErrors, testAccount, activateAccount, deactivateAccount],
];
