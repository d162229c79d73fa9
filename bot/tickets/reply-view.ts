import type { Correspondent } from '@inbox-email/core/message/correspondent.ts';
import { replySubject } from '@inbox-email/core/ticket/compose-reply.ts';
import type { Ticket } from '@inbox-email/core/ticket/ticket.ts';
import type { KnownBlock, ModalView } from '@slack/types';
import * as z from 'zod';
import { choice, limits, plain } from '../block-kit.ts';
import type { TicketsText } from '../text/en/tickets.ts';
import { callbackIds } from './action-ids.ts';
import { cutText, splitText } from './cut-text.ts';
import type { SlackFile } from './fetch-files.ts';
import { literalBlock, literalLine, oneLine, words } from './literal.ts';
import { correspondentInWords } from './ticket-message.ts';

/** What the Reply modal begins with. */
export interface ReplyDraft {
  ticketId: number;
  /** Null while they are being looked up: the modal is open by then. */
  answers: { ticket: Ticket; to: readonly Correspondent[]; cc: readonly Correspondent[] } | null;
  text: string;
  /** Files of the note that is to become a mail. */
  noteFiles: readonly SlackFile[];
  /** Why the last try failed; null for a first try. */
  failure: string | null;
}

/** The modal in which an answer is written. A field keeps what was typed while its block stays, so it may be filled later. */
export function replyView(draft: ReplyDraft, text: TicketsText): ModalView {
  return {
    type: 'modal',
    callback_id: callbackIds.reply,
    private_metadata: JSON.stringify({ ticketId: draft.ticketId } satisfies ReplyMetadata),
    title: plain(text.reply.title(draft.ticketId), limits.title),
    submit: plain(text.button.send, limits.title),
    close: plain(text.button.cancel, limits.title),
    blocks: [
      ...(draft.failure === null ? [] : [{ type: 'section' as const, text: plain(`⚠️ ${draft.failure}`) }]),
      about(draft, text),
      ...textInputs(draft.text, text),
      ...(draft.noteFiles.length === 0 ? [] : [noteFilesInput(draft.noteFiles, text)]),
      {
        type: 'input',
        block_id: replyBlocks.files,
        optional: true,
        label: plain(text.reply.files, limits.label),
        element: { type: 'file_input', action_id: 'value', max_files: 10 },
      },
    ],
  };
}

export const replyBlocks = { text: 'text', files: 'files', noteFiles: 'note-files' } as const;

const replyMetadata = z.object({ ticketId: z.number() });
export type ReplyMetadata = z.infer<typeof replyMetadata>;

export function readReplyMetadata(json: string): ReplyMetadata {
  return replyMetadata.parse(JSON.parse(json));
}

/** What was typed and chosen; https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload. */
export interface WrittenReply {
  text: string;
  files: SlackFile[];
  /** Ids of the note's files that go along. */
  noteFiles: string[];
}

type ViewValues = Record<string, Record<string, FieldValue>>;
interface FieldValue {
  value?: string | null | undefined;
  files?: SlackFile[] | null | undefined;
  selected_options?: { value?: string | undefined }[] | null | undefined;
}

export function readReply(values: ViewValues): WrittenReply {
  const texts = Object.keys(values)
    .filter((blockId) => blockId.startsWith(replyBlocks.text))
    .sort((a, b) => textNumber(a) - textNumber(b))
    .map((blockId) => values[blockId]?.value?.value ?? '');
  return {
    text: texts.join(''),
    files: values[replyBlocks.files]?.value?.files ?? [],
    noteFiles: (values[replyBlocks.noteFiles]?.value?.selected_options ?? []).flatMap(({ value }) => value ?? []),
  };
}

function about({ answers }: ReplyDraft, text: TicketsText): KnownBlock {
  const named = (people: readonly Correspondent[]) =>
    cutText(people.map(correspondentInWords).join(', '), { characters: 500 });
  const to = answers === null ? text.reply.loading : named(answers.to).text;
  const cc = answers === null || answers.cc.length === 0 ? null : named(answers.cc).text;
  const subject =
    answers === null ? text.reply.loading : oneLine(replySubject(answers.ticket.subject, answers.ticket.id));
  return literalBlock(
    literalLine(
      words(`${text.to} `, { bold: true }),
      words(to),
      ...(cc === null ? [] : [words(`\n${text.cc} `, { bold: true }), words(cc)]),
      words(`\n${text.subject} `, { bold: true }),
      words(cutText(subject, { characters: 500 }).text),
    ),
  );
}

/** A long note needs more than one field: https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element. */
const fieldHolds = 3000;

function textInputs(written: string, text: TicketsText): KnownBlock[] {
  const parts = written === '' ? [''] : splitText(written, fieldHolds);
  return parts.map((part, index) => ({
    type: 'input',
    block_id: index === 0 ? replyBlocks.text : `${replyBlocks.text}-${index}`,
    // Only the first has to hold something.
    optional: index > 0,
    label: plain(index === 0 ? text.reply.text : text.reply.moreText, limits.label),
    element: {
      type: 'plain_text_input',
      action_id: 'value',
      multiline: true,
      max_length: fieldHolds,
      placeholder: plain(text.reply.placeholder, limits.placeholder),
      ...(index === 0 && { focus_on_load: true }),
      ...(part !== '' && { initial_value: part }),
    },
  }));
}

function textNumber(blockId: string): number {
  return Number(blockId.slice(replyBlocks.text.length + 1) || 0);
}

function noteFilesInput(files: readonly SlackFile[], text: TicketsText): KnownBlock {
  const options = files.slice(0, 10).map((file) => choice(oneLine(file.name ?? '') || file.id, file.id));
  return {
    type: 'input',
    block_id: replyBlocks.noteFiles,
    optional: true,
    label: plain(text.reply.noteFiles, limits.label),
    element: { type: 'checkboxes', action_id: 'value', options, initial_options: options },
  };
}
