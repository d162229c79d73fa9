import { z } from 'zod';
import type { Json } from '../control-api.ts';
import { SlackRefusal } from '../slack-refusal.ts';
import { complain, type State } from '../state/state.ts';
import { blockComplaints } from './check-blocks.ts';
import { complaintLines, line } from './complaint-lines.ts';
import { identifier, plainText } from './text.ts';

const largestView = 250_000;

const common = {
  blocks: z.array(z.unknown()),
  private_metadata: z.string().max(3000).optional(),
  callback_id: identifier.optional(),
  external_id: identifier.optional(),
};

/** https://docs.slack.dev/reference/views/modal-views */
const modal = z.strictObject({
  type: z.literal('modal'),
  title: plainText(24),
  submit: plainText(24).nullable().optional(),
  close: plainText(24).nullable().optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
  submit_disabled: z.boolean().optional(),
  ...common,
});

/** https://docs.slack.dev/reference/views/home-tab-views */
const home = z.strictObject({ type: z.literal('home'), ...common });

const schema = z.discriminatedUnion('type', [modal, home]);

/**
 * The view, once Slack would take it for this surface.
 * @throws SlackRefusal invalid_arguments with Slack's lines, view_too_large; both are recorded as complaints.
 */
export function checkView(state: State, where: string, view: Json, surface: 'modal' | 'home'): Json {
  if (Buffer.byteLength(JSON.stringify(view ?? null)) > largestView) refuse(state, where, 'view_too_large', []);
  const lines = viewComplaints(view, surface);
  if (lines.length > 0) refuse(state, where, 'invalid_arguments', lines);
  return view;
}

/** What Slack would refuse in a view, in its words. */
export function viewComplaints(view: Json, surface: 'modal' | 'home'): string[] {
  const result = schema.safeParse(view);
  const lines = result.success ? [] : complaintLines(result.error.issues, view, '/view');
  if (result.success && view.type !== surface) lines.push(line(`must be a view of type ${surface}`, '/view', ['type']));
  if (!Array.isArray(view?.blocks)) return lines;
  return [...lines, ...blockComplaints(view.blocks, surface, '/view/blocks'), ...inputsWithoutSubmit(view)];
}

function inputsWithoutSubmit(view: Json): string[] {
  if (view.type !== 'modal' || view.submit) return [];
  return view.blocks.flatMap((block: Json, index: number) =>
    block?.type === 'input'
      ? [line('must define `submit` to use an `input` block in modals', '/view/blocks', [index, 'input'])]
      : [],
  );
}

function refuse(state: State, where: string, code: string, lines: string[]): never {
  const messages = lines.map((words) => `[ERROR] ${words}`);
  complain(state, code, where, lines.join('; ') || 'the view is larger than 250 kB');
  throw new SlackRefusal(code, messages);
}
