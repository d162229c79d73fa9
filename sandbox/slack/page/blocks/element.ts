import type { VNode } from 'preact';
import type { Json } from '../../control-api.ts';
import { Button } from '../elements/button.ts';
import { Checkboxes, RadioButtons } from '../elements/choices.ts';
import { DateTime } from '../elements/date-time.ts';
import type { ElementProps, FieldWords } from '../elements/element-props.ts';
import { FileInput } from '../elements/file-input.ts';
import { Overflow } from '../elements/overflow.ts';
import { RichTextInput } from '../elements/rich-text-input.ts';
import { Select } from '../elements/select.ts';
import { TextInput } from '../elements/text-input.ts';
import { html } from '../html.ts';
import { useWorkspace } from '../workspace-context.ts';
import { useSurface } from './surface.ts';

/** Any element of any block, connected to the surface on which it is. */
export function BlockElement({ block, element, field }: { block: Json; element: Json; field?: FieldWords }): VNode {
  const surface = useSurface();
  const { words } = useWorkspace();
  if (element.type === 'image') return html`<img class="thumbnail" src=${element.image_url} alt=${element.alt_text} />`;
  const Kind = kindOf(element.type);
  if (!Kind) return html`<span class="unsupported">${words.unsupported(element.type)}</span>`;
  const dispatches = block.type !== 'input' || block.dispatch_action === true;
  const value = surface.valueOf(block.block_id, element.action_id);

  async function use(did: Json): Promise<void> {
    surface.change(block.block_id, element, did);
    if (!dispatches) return;
    const agreed = await surface.dispatch(block.block_id, element, did);
    if (!agreed && value) surface.change(block.block_id, element, value);
  }

  const props: ElementProps = {
    element,
    blockId: block.block_id,
    value,
    dispatches,
    keep: (typed) => surface.change(block.block_id, element, typed),
    use,
    options: (typed) => surface.options(block.block_id, element.action_id, typed),
    field: field ?? {
      label: element.accessibility_label ?? element.placeholder?.text ?? '',
      invalid: false,
      required: false,
    },
  };
  return html`<${Kind} ...${props} />`;
}

function kindOf(type: string): ((props: ElementProps) => VNode) | null {
  switch (type) {
    case 'button':
    case 'workflow_button':
      return Button;
    case 'overflow':
      return Overflow;
    case 'checkboxes':
      return Checkboxes;
    case 'radio_buttons':
      return RadioButtons;
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return TextInput;
    case 'rich_text_input':
      return RichTextInput;
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return DateTime;
    case 'file_input':
      return FileInput;
    default:
      return type.endsWith('_select') ? Select : null;
  }
}
