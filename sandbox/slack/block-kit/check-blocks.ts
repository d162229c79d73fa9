import { z } from 'zod';
import type { Json } from '../control-api.ts';
import { elementsOf } from '../state/view-state.ts';
import { block, fitsSurface, type Surface } from './block.ts';
import { complaintLines, line } from './complaint-lines.ts';

const limits: Record<Surface, number> = { message: 50, modal: 100, home: 100 };

/**
 * What Slack would refuse in the blocks of a surface, in its words; empty where all is well.
 * `root` is the JSON pointer of the blocks: `/view/blocks`, `/blocks`.
 */
export function blockComplaints(blocks: Json, surface: Surface, root: string): string[] {
  const schema = z.array(block).max(limits[surface]);
  const result = schema.safeParse(blocks);
  const lines = result.success ? [] : complaintLines(result.error.issues, blocks, root);
  if (!Array.isArray(blocks)) return lines;
  return [...lines, ...wrongSurface(blocks, surface, root), ...repeatedIds(blocks, root), ...manyFocused(blocks, root)];
}

function wrongSurface(blocks: readonly Json[], surface: Surface, root: string): string[] {
  return blocks.flatMap((one, index) =>
    fitsSurface(one?.type, surface) ? [] : [line(`unsupported type: ${one.type}`, root, [index, 'type'])],
  );
}

/** block_id is unique on the surface, action_id in its block. */
function repeatedIds(blocks: readonly Json[], root: string): string[] {
  const lines: string[] = [];
  const seen = new Set<string>();
  for (const [index, one] of blocks.entries()) {
    const id = one?.block_id;
    if (id && seen.has(id)) lines.push(line(`\`block_id\` "${id}" already exists`, root, [index, 'block_id']));
    if (id) seen.add(id);
    const actions = new Set<string>();
    for (const [place, element] of (Array.isArray(one?.elements) ? one.elements : []).entries()) {
      const action = element?.action_id;
      if (!action) continue;
      const path = [index, 'elements', place, 'action_id'];
      if (actions.has(action)) lines.push(line(`\`action_id\` "${action}" already exists`, root, path));
      actions.add(action);
    }
  }
  return lines;
}

function manyFocused(blocks: readonly Json[], root: string): string[] {
  const focused = elementsOf(blocks.filter(isDrawable)).filter(({ element }) => element.focus_on_load === true);
  return focused.length > 1 ? [line('only one element can have `focus_on_load`', root)] : [];
}

/** Malformed blocks have their own complaint already. */
function isDrawable(one: Json): boolean {
  return typeof one === 'object' && one !== null && (one.elements === undefined || Array.isArray(one.elements));
}
