import type { Json } from '../../control-api.ts';

/** How an element is called by those who see it and those who hear it. */
export interface FieldWords {
  /** DOM id that the label points at; absent outside of input blocks. */
  id?: string;
  label: string;
  invalid: boolean;
  required: boolean;
}

export interface ElementProps {
  element: Json;
  blockId: string;
  /** The element's value in Slack's shape; undefined for buttons and the like. */
  value: Json | undefined;
  /** Whether the app hears of what is done with it. */
  dispatches: boolean;
  /** Keeps a value without telling the app. */
  keep(value: Json): void;
  /** Keeps a value and tells the app if it wants to hear. Resolves after its answer. */
  use(did: Json): Promise<void>;
  /** What an external select offers. */
  options(typed: string): Promise<Json>;
  field: FieldWords;
}

/** What every control carries: handles for tests, a name for screen readers. */
export function controlAttributes({ element, blockId, field }: ElementProps): Record<string, unknown> {
  return {
    id: field.id,
    'data-action-id': element.action_id,
    'data-block-id': blockId,
    'aria-label': field.id ? undefined : field.label || undefined,
    'aria-invalid': field.invalid ? 'true' : undefined,
    'aria-required': field.required ? 'true' : undefined,
    autofocus: element.focus_on_load === true,
  };
}
