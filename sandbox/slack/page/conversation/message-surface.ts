import { useState } from 'preact/hooks';
import type { Json, PostedMessage, ViewState } from '../../control-api.ts';
import type { Surface } from '../blocks/surface.ts';
import { selectKey } from '../elements/select-options.ts';
import { loadOptions } from '../workspace-client.ts';
import { useWorkspace } from '../workspace-context.ts';

/** A message's fields: what is chosen in them goes to the app with every act. */
export function useMessageSurface(message: PostedMessage): Surface {
  const { act, confirm, me } = useWorkspace();
  const [state, setState] = useState<ViewState>({});
  return {
    kind: 'message',
    valueOf: (blockId, actionId) => state[blockId]?.[actionId] ?? initialValue(message.blocks, blockId, actionId),
    errorOf: () => undefined,
    change(blockId, element, value) {
      const field = { [element.action_id]: { type: element.type, ...value } };
      setState((before) => ({ ...before, [blockId]: { ...before[blockId], ...field } }));
    },
    async dispatch(blockId, element, did) {
      if (element.confirm && !(await confirm(element.confirm))) return false;
      const { channel, ts } = message;
      await act({ type: 'message-action', channel, ts, blockId, actionId: element.action_id, action: did, state });
      return true;
    },
    options: (blockId, actionId, value) => {
      const { channel, ts } = message;
      return loadOptions(me.id, { channel, ts, blockId, actionId, value });
    },
  };
}

/** What a field of a message begins with, for the kinds that Slack allows in messages. */
function initialValue(blocks: Json[], blockId: string, actionId: string): Json | undefined {
  const block = blocks.find(({ block_id }) => block_id === blockId);
  const elements: Json[] = [block?.accessory, block?.element, ...(block?.elements ?? [])];
  const element = elements.find((one) => one?.action_id === actionId);
  if (!element) return undefined;
  const { type } = element;
  const keys: Record<string, string> = {
    checkboxes: 'selected_options',
    radio_buttons: 'selected_option',
    datepicker: 'selected_date',
    timepicker: 'selected_time',
    plain_text_input: 'value',
  };
  const key = keys[type] ?? (type.endsWith('_select') ? selectKey(type) : null);
  if (!key) return undefined;
  return { type, [key]: element[key.replace(/^(selected_)?/, 'initial_')] ?? (key.endsWith('s') ? [] : null) };
}
