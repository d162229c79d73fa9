import { setTimeout as pause } from 'node:timers/promises';
import { DeskError } from '@inbox-email/core/desk-error.ts';
import type { ModalView } from '@slack/types';
import { notice } from '../block-kit.ts';
import { bytesInWords } from '../bytes-in-words.ts';
import type { BotContext } from '../context.ts';
import type { Person } from '../person.ts';
import type { TicketsText } from '../text/en/tickets.ts';
import { currentTicketId } from './current-ticket.ts';
import { FileNotFetched, fetchFiles, filesAtMost } from './fetch-files.ts';
import {
  type ReplyDraft,
  type ReplyMetadata,
  readReply,
  readReplyMetadata,
  replyBlocks,
  replyView,
  type WrittenReply,
} from './reply-view.ts';
import { unlessUnknown } from './unless-unknown.ts';
import { newestMessageId, type WrittenMeanwhile, writtenMeanwhile } from './written-meanwhile.ts';

/** Opens the Reply modal at once, as a trigger works for 3 seconds only, and then says to whom the answer goes. */
export async function openReply(context: BotContext, person: Person, triggerId: string, asked: number): Promise<void> {
  const text = person.text.tickets;
  const ticketId = await currentTicketId(context, asked);
  // What the person sees is what there was when they pressed the button.
  const seenMessageId = (await newestMessageId(context, ticketId).catch(unlessUnknown)) ?? 0;
  const nothingYet = { parts: [], noteFiles: [], failure: null, meanwhile: null };
  const draft = { ticketId, seenMessageId, answers: null, ...nothingYet };
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
 * or somebody wrote meanwhile, it stands in the modal again.
 */
export async function sendReply(
  context: BotContext,
  person: Person,
  { viewId, privateMetadata, values }: SubmittedReply,
  ack: (answer: ReplyAck) => Promise<void>,
  ackLimit: AckLimit = twoSeconds,
): Promise<void> {
  const text = person.text.tickets;
  const metadata = readReplyMetadata(privateMetadata);
  const { ticketId } = metadata;
  const written = readReply(values);
  const errors = problemsOf(written, text);
  if (errors !== null) return ack({ response_action: 'errors', errors });

  const sending = putIntoOutbox(context, person, metadata, viewId, written);
  const soon = await Promise.race([sending, ackLimit().then(() => null)]);
  if (soon?.kind === 'queued') return ack(null);
  if (soon?.kind === 'failed') return ack({ response_action: 'errors', errors: { [soon.block]: soon.words } });
  if (soon?.kind === 'meanwhile') {
    // The fields stay, and with them what was typed and chosen.
    const draft = await draftAgain(context, metadata, written, soon);
    return ack({ response_action: 'update', view: replyView(draft, text) });
  }

  const title = text.reply.title(ticketId);
  await ack({ response_action: 'update', view: notice(title, text.button.done, text.reply.sending) });
  const outcome = await sending;
  if (outcome.kind === 'queued') {
    return changeView(context, viewId, notice(title, text.button.done, text.reply.queued));
  }
  const draft = await draftAgain(context, metadata, written, outcome);
  // The field for files is a new one, and cannot be filled in: those that were chosen are offered as boxes.
  const noteFiles = [...written.noteFiles, ...written.files];
  await changeView(context, viewId, replyView({ ...draft, noteFiles }, text));
}

/** Resolves when the acknowledgement cannot wait any longer: Slack gives up after 3 seconds, the way there included. */
export type AckLimit = () => Promise<void>;

const twoSeconds: AckLimit = () => pause(2000);

function problemsOf({ parts, files }: WrittenReply, text: TicketsText): Record<string, string> | null {
  if (parts.join('').trim() === '') return { [replyBlocks.text]: text.reply.needsText };
  const size = files.reduce((sum, file) => sum + (file.size ?? 0), 0);
  if (size > filesAtMost) return { [replyBlocks.files]: text.reply.filesTooLarge(bytesInWords(filesAtMost)) };
  return null;
}

type Outcome =
  | { kind: 'queued' }
  | { kind: 'failed'; block: string; words: string }
  | { kind: 'meanwhile'; meanwhile: WrittenMeanwhile };

async function putIntoOutbox(
  context: BotContext,
  { actor, text: { tickets: text, refusals } }: Person,
  { ticketId, seenMessageId }: ReplyMetadata,
  viewId: string,
  written: WrittenReply,
): Promise<Outcome> {
  const { client, desk, log } = context;
  try {
    const files = await fetchFiles(client, [...written.noteFiles, ...written.files]);
    const idempotencyKey = `slack-view:${viewId}`;
    await desk.tickets.reply(actor, ticketId, { text: written.parts.join(''), files, idempotencyKey, seenMessageId });
    return { kind: 'queued' };
  } catch (error) {
    if (error instanceof DeskError && error.code === 'conflict') {
      const meanwhile = await writtenMeanwhile(context, ticketId, seenMessageId).catch(() => null);
      if (meanwhile !== null) return { kind: 'meanwhile', meanwhile };
    }
    const { name, message, stack } = error as Error;
    log.warn({ ticketId, name, stack }, `An answer could not be put into the outbox: ${message}`);
    if (error instanceof FileNotFetched) {
      return { kind: 'failed', block: replyBlocks.files, words: text.reply.fileNotRead(error.filename) };
    }
    const unknown = error instanceof DeskError && error.code === 'unknown';
    return { kind: 'failed', block: replyBlocks.text, words: unknown ? refusals.unknown : text.reply.failed };
  }
}

async function draftAgain(
  context: BotContext,
  { ticketId, seenMessageId }: ReplyMetadata,
  { parts, noteFiles }: WrittenReply,
  outcome: Exclude<Outcome, { kind: 'queued' }>,
): Promise<ReplyDraft> {
  const answers = await whatIsAnswered(context, ticketId);
  const draft = { ticketId, seenMessageId, answers, parts, noteFiles };
  if (outcome.kind === 'failed') return { ...draft, failure: outcome.words, meanwhile: null };
  const { meanwhile } = outcome;
  return { ...draft, seenMessageId: meanwhile.newest.messageId, failure: null, meanwhile };
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
