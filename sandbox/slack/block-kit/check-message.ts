import { z } from 'zod';
import type { Json } from '../control-api.ts';
import { SlackRefusal } from '../slack-refusal.ts';
import { complain, type State } from '../state/state.ts';
import { blockComplaints } from './check-blocks.ts';

const longestText = 40_000;
const mostMarkdown = 12_000;
const mostAttachments = 100;

const metadata = z.strictObject({
  event_type: z.string().min(1).max(255),
  event_payload: z.record(z.string(), z.unknown()),
});

/**
 * Refuses a message as Slack would, with a complaint: no_text, msg_too_long, invalid_blocks with Slack's lines,
 * msg_blocks_too_long, too_many_attachments, invalid_metadata_format.
 */
export function checkMessage(state: State, where: string, message: Json): void {
  const { text, blocks, attachments, metadata: about } = message;
  if (blocks !== undefined && blocks !== null) {
    const lines = blockComplaints(blocks, 'message', '/blocks');
    if (lines.length > 0) refuse(state, where, 'invalid_blocks', lines);
    if (markdownLength(blocks) > mostMarkdown) refuse(state, where, 'msg_blocks_too_long', []);
  }
  for (const [index, attachment] of (attachments ?? []).entries()) {
    const lines = attachment?.blocks
      ? blockComplaints(attachment.blocks, 'message', `/attachments/${index}/blocks`)
      : [];
    if (lines.length > 0) refuse(state, where, 'invalid_blocks', lines);
  }
  if ((attachments ?? []).length > mostAttachments) refuse(state, where, 'too_many_attachments', []);
  if (isBlank(text) && isBlank(blocks) && isBlank(attachments)) refuse(state, where, 'no_text', []);
  if (typeof text === 'string' && text.length > longestText) refuse(state, where, 'msg_too_long', []);
  if (about !== undefined && about !== null && !metadata.safeParse(about).success) {
    refuse(state, where, 'invalid_metadata_format', []);
  }
}

function isBlank(value: Json): boolean {
  return value === undefined || value === null || value.length === 0;
}

/** The limit of markdown blocks counts for all of a message together. */
function markdownLength(blocks: readonly Json[]): number {
  return blocks.filter(({ type }) => type === 'markdown').reduce((sum, { text }) => sum + text.length, 0);
}

function refuse(state: State, where: string, code: string, lines: string[]): never {
  complain(state, code, where, lines.join('; ') || code);
  throw new SlackRefusal(
    code,
    lines.map((words) => `[ERROR] ${words}`),
  );
}
