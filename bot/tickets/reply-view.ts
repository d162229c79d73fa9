import type { Correspondent } from '@inbox-email/core/message/correspondent.ts';
import { replySubject } from '@inbox-email/core/ticket/compose-reply.ts';
import type { Ticket } from '@inbox-email/core/ticket/ticket.ts';
import type { KnownBlock, ModalView } from '@slack/types';
import * as z from 'zod';
import { choice, divider, limits, plain } from '../block-kit.ts';
import type { TicketsText } from '../text/en/tickets.ts';
import { callbackIds } from './action-ids.ts';
import { cutText, splitText } from './cut-text.ts';
import type { SlackFile } from './fetch-files.ts';
import { literalBlock, literalLine, literalQuote, oneLine, words } from './literal.ts';
import { correspondentInWords } from './ticket-message.ts';
import type { WrittenMeanwhile } from './written-meanwhile.ts';

/** What the Reply modal begins with. */
export interface ReplyDraft {
  ticketId: number;
  /** Null while they are being looked up: the modal is open by then. */
  answers: { ticket: Ticket; to: readonly Correspondent[]; cc: readonly Correspondent[] } | null;
  /** The newest message of the ticket that the person has seen. */
  seenMessageId: number;
  /** What is written already, one part per field. */
  parts: readonly string[];
  /** Files in Slack that go along unless they are ticked off. */
  noteFiles: readonly SlackFile[];
  /** Why the last try failed; null for a first try. */
  failure: string | null;
  /** What others wrote since, which kept the answer from being sent; null where nothing did. */
  meanwhile: WrittenMeanwhile | null;
}

/** The modal in which an answer is written. A field keeps what was typed while its block stays, so it may be filled later. */
export function replyView(draft: ReplyDraft, text: TicketsText): ModalView {
  return {
    type: 'modal',
    callback_id: callbackIds.reply,
    private_metadata: JSON.stringify({
      ticketId: draft.ticketId,
      seenMessageId: draft.seenMessageId,
    } satisfies ReplyMetadata),
    title: plain(text.reply.title(draft.ticketId), limits.title),
    submit: plain(draft.meanwhile === null ? text.button.send : text.button.sendAnyway, limits.title),
    close: plain(text.button.cancel, limits.title),
    blocks: [
      ...(draft.failure === null ? [] : [{ type: 'section' as const, text: plain(`⚠️ ${draft.failure}`) }]),
      ...(draft.meanwhile === null ? [] : meanwhileBlocks(draft.meanwhile, text)),
      about(draft, text),
      ...textInputs(draft.parts, text),
      ...noteFileInputs(draft.noteFiles, text),
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

/** A note in as many parts as the modal has fields for it: one field holds 3,000 characters. */
export function draftParts(note: string): string[] {
  return splitText(note, fieldHolds);
}

const replyMetadata = z.object({ ticketId: z.number(), seenMessageId: z.number() });
export type ReplyMetadata = z.infer<typeof replyMetadata>;

export function readReplyMetadata(json: string): ReplyMetadata {
  return replyMetadata.parse(JSON.parse(json));
}

/** What was typed and chosen; https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload. */
export interface WrittenReply {
  /** As it stood in the fields, one after the other. */
  parts: string[];
  files: SlackFile[];
  /** The offered files that go along. */
  noteFiles: SlackFile[];
}

type ViewValues = Record<string, Record<string, FieldValue>>;
interface FieldValue {
  value?: string | null | undefined;
  files?: SlackFile[] | null | undefined;
  selected_options?: { value?: string | undefined; text?: { text: string } | undefined }[] | null | undefined;
}

export function readReply(values: ViewValues): WrittenReply {
  const fields = (name: string) =>
    Object.keys(values)
      .filter((blockId) => blockId === name || blockId.startsWith(`${name}-`))
      .sort((a, b) => numberOf(a, name) - numberOf(b, name))
      .map((blockId) => values[blockId]?.value);
  return {
    parts: fields(replyBlocks.text).map((field) => field?.value ?? ''),
    files: values[replyBlocks.files]?.value?.files ?? [],
    noteFiles: fields(replyBlocks.noteFiles)
      .flatMap((field) => field?.selected_options ?? [])
      .flatMap(({ value: id, text }) => (id === undefined ? [] : [{ id, name: text?.text }])),
  };
}

function meanwhileBlocks({ newest, more }: WrittenMeanwhile, text: TicketsText): KnownBlock[] {
  const heading = words(`✋ ${text.reply.wroteMeanwhile(oneLine(newest.who) || text.reply.colleague)}`, { bold: true });
  const rest = more === 0 ? null : words(`\n${text.reply.moreMeanwhile(more)}`);
  return [
    literalBlock(
      literalLine(heading, rest),
      literalQuote(words(cutText(newest.words.trim() || text.noText, { characters: 200, lines: 6 }).text)),
      literalLine(words(text.reply.notSentYet)),
    ),
    divider,
  ];
}

function about({ answers }: ReplyDraft, text: TicketsText): KnownBlock {
  const to = answers === null ? text.reply.loading : named(answers.to, text);
  const cc = answers === null || answers.cc.length === 0 ? null : named(answers.cc, text);
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

/** As many people as have room, and how many more there are. */
function named(people: readonly Correspondent[], text: TicketsText): string {
  const names = people.map((one) => cutText(correspondentInWords(one), { characters: namesHold }).text);
  let count = 0;
  for (let length = 0; count < names.length; count++) {
    length += (names[count]?.length ?? 0) + ', '.length;
    if (length > namesHold + ', '.length) break;
  }
  const shown = names.slice(0, count).join(', ');
  return count === names.length ? shown : `${shown} ${text.reply.andMore(names.length - count)}`;
}

const namesHold = 500;

/** A long note needs more than one field: https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element. */
const fieldHolds = 3000;

function textInputs(parts: readonly string[], text: TicketsText): KnownBlock[] {
  return (parts.length === 0 ? [''] : parts).map((part, index) => ({
    type: 'input',
    block_id: blockId(replyBlocks.text, index),
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

/** Ten boxes are what one element holds. */
function noteFileInputs(files: readonly SlackFile[], text: TicketsText): KnownBlock[] {
  const tens = Array.from({ length: Math.ceil(files.length / 10) }, (_, ten) => files.slice(ten * 10, ten * 10 + 10));
  return tens.map((some, index) => {
    const options = some.map((file) => choice(oneLine(file.name ?? '') || file.id, file.id));
    return {
      type: 'input',
      block_id: blockId(replyBlocks.noteFiles, index),
      optional: true,
      label: plain(text.reply.noteFiles, limits.label),
      element: { type: 'checkboxes', action_id: 'value', options, initial_options: options },
    };
  });
}

/** The fields of one kind: `text`, `text-1`, `text-2`. */
function blockId(name: string, index: number): string {
  return index === 0 ? name : `${name}-${index}`;
}

function numberOf(blockId: string, name: string): number {
  return Number(blockId.slice(name.length + 1) || 0);
}
