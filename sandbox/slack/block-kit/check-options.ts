import { z } from 'zod';
import type { Json } from '../control-api.ts';
import { complain, type State } from '../state/state.ts';
import { complaintLines } from './complaint-lines.ts';
import { menuOption, optionGroup } from './composition.ts';

const answer = z.union([
  z.strictObject({ options: z.array(menuOption).max(100) }),
  z.strictObject({ option_groups: z.array(optionGroup).max(100) }),
]);

/** Whether the answer to a block_suggestion holds valid options; if not it is a complaint. */
export function checkOptions(state: State, where: string, payload: Json): boolean {
  const result = answer.safeParse(payload);
  if (!result.success) {
    complain(state, 'invalid_options', where, complaintLines(result.error.issues, payload, '').join('; '));
  }
  return result.success;
}
