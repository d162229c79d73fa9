import { z } from 'zod';
import { confirmDialog, dispatchActionConfig } from './composition.ts';
import { identifier, plainText } from './text.ts';

/** Fields that families of elements share. */
export const actionable = { action_id: identifier.optional() };
export const confirmable = { confirm: confirmDialog.optional() };
export const focusable = { focus_on_load: z.boolean().optional() };
export const placeholdable = { placeholder: plainText(150).optional() };
export const dispatchable = { dispatch_action_config: dispatchActionConfig.optional() };
export const accessibilityLabel = { accessibility_label: z.string().max(75).optional() };
