import { setTimeout as pause } from 'node:timers/promises';
import { DeskError } from '@inbox-email/core/desk-error.ts';
import type { ModalView } from '@slack/types';
import { notice } from '../block-kit.ts';
import type { BotContext } from '../context.ts';
import type { Person } from '../person.ts';
import type { TicketsText } from '../text/en/tickets.ts';
import { FileNotFetched, fetchFiles, filesAtMost } from './fetch-files.ts';
import { bytesInWords } from './mail-body.ts';
import {
  type ReplyDraft,
  readReply,
  readReplyMetadata,
  replyBlocks,
  replyView,
  type WrittenReply,
} from './reply-view.ts';
import { unlessUnknown } from './unless-unknown.ts';

/** Opens the Reply modal at once, as a trigger works for 3 seconds only, and then says to whom the answer goes. */
export async function openReply(
  context: BotContext,
  person: Person,
  triggerId: string,
  ticketId: number,
): Promise<void> {
  const text = person.text.tickets;
  const draft = { ticketId, answers: null, text: '', noteFiles: [], failure: null };
  const { view } = await context.client.views.open({ trigger_id: triggerId, view: replyView(draft, text) });
  const answers = await whatIsAnswered(context, ticketId);
  const filled =
    answers === null
      ? notice(person.text.refusals.title, text.button.done, person.text.refusals.unknown)
      : replyView({ ...draft, answers }, text);
  await changeView(context, view?.id, filled);
}

/** The ticket, and whom an answer to it goes to; null where there is no such ticket. */
export async function whatIsAnswered({ desk }: BotContext, ticketId: number): Promise<ReplyDraft['answers']> {
  const ticket = await desk.tickets.get(ticketId).catch(unlessUnknown);
  if (ticket === null) return null;
  return { ticket, ...(await desk.tickets.recipients(ticketId)) };
}

/** A Reply modal that was submitted. */
export interface SubmittedReply {
  viewId: string;
  privateMetadata: string;
  values: Parameters<typeof readReply>[0];
}

/** How the submission is acknowledged: null closes the modal. */
export type ReplyAck =
  | { response_action: 'errors'; errors: Record<string, string> }
  | { response_action: 'update'; view: ModalView }
  | null;

/**
 * Puts the answer into the outbox, once per modal however often it is submitted. Slack waits for 3 seconds: what takes
 * longer (fetching files) goes on behind a modal that says so. What was written is never lost: where it cannot be sent,
 * it stands in the modal again.
 */
export async function sendReply(
  context: BotContext,
  person: Person,
  { viewId, privateMetadata, values }: SubmittedReply,
  ack: (answer: ReplyAck) => Promise<void>,
): Promise<void> {
  const text = person.text.tickets;
  const { ticketId } = readReplyMetadata(privateMetadata);
  const written = readReply(values);
  const errors = problemsOf(written, text);
  if (errors !== null) return ack({ response_action: 'errors', errors });

  const sending = putIntoOutbox(context, person, ticketId, viewId, written);
  const soon = await Promise.race([sending, pause(ackWithin, 'later' as const)]);
  if (soon !== 'later') return ack(soon === null ? null : { response_action: 'errors', errors: soon });

  const title = text.reply.title(ticketId);
  await ack({ response_action: 'update', view: notice(title, text.button.done, text.reply.sending) });
  const failures = await sending;
  const failure = failures === null ? null : (Object.values(failures)[0] ?? text.reply.failed);
  const after =
    failure === null
      ? notice(title, text.button.done, text.reply.queued)
      : replyView(await draftAgain(context, ticketId, written, failure), text);
  await changeView(context, viewId, after);
}

// Slack gives up after 3 seconds, and the way there takes its time too.
const ackWithin = 2000;

function problemsOf({ text: written, files }: WrittenReply, text: TicketsText): Record<string, string> | null {
  if (written.trim() === '') return { [replyBlocks.text]: text.reply.needsText };
  const size = files.reduce((sum, file) => sum + (file.size ?? 0), 0);
  if (size > filesAtMost) return { [replyBlocks.files]: text.reply.filesTooLarge(bytesInWords(filesAtMost)) };
  return null;
}

/** Null when it is in the outbox; else what to say at which block. */
async function putIntoOutbox(
  { client, desk, log }: BotContext,
  { actor, text: { tickets: text, refusals } }: Person,
  ticketId: number,
  viewId: string,
  written: WrittenReply,
): Promise<Record<string, string> | null> {
  try {
    const files = await fetchFiles(client, [...written.noteFiles.map((id) => ({ id })), ...written.files]);
    const idempotencyKey = `slack-view:${viewId}`;
    await desk.tickets.reply(actor, ticketId, { text: written.text, files, idempotencyKey });
    return null;
  } catch (error) {
    const { name, message, stack } = error as Error;
    log.warn({ ticketId, name, stack }, `An answer could not be put into the outbox: ${message}`);
    if (error instanceof FileNotFetched) return { [replyBlocks.files]: text.reply.fileNotRead(error.filename) };
    const unknown = error instanceof DeskError && error.code === 'unknown';
    return { [replyBlocks.text]: unknown ? refusals.unknown : text.reply.failed };
  }
}

async function draftAgain(context: BotContext, ticketId: number, { text }: WrittenReply, failure: string) {
  return { ticketId, answers: await whatIsAnswered(context, ticketId), text, noteFiles: [], failure };
}

/** The person may have closed the modal meanwhile, which is not a failure. */
export async function changeView({ client }: BotContext, viewId: string | undefined, view: ModalView): Promise<void> {
  if (viewId === undefined) return;
  try {
    await client.views.update({ view_id: viewId, view });
  } catch (error) {
    if ((error as { data?: { error?: string } }).data?.error !== 'not_found') throw error;
  }
}
