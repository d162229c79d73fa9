import type { VNode } from 'preact';
import type { Json } from '../../control-api.ts';
import { html } from '../html.ts';
import { Icon } from '../shell/icon.ts';
import { TextObject } from '../text/text-object.ts';
import { useWorkspace } from '../workspace-context.ts';
import { controlAttributes, type ElementProps } from './element-props.ts';
import { MenuButton, type MenuItem } from './menu.ts';

/** The ⋯ menu of a section or an actions block. */
export function Overflow(props: ElementProps): VNode {
  const { words } = useWorkspace();
  const items: MenuItem[] = props.element.options.map((option: Json) => ({
    label: html`<${TextObject} text=${option.text} />`,
    description: option.description && html`<${TextObject} text=${option.description} />`,
    value: option.value,
    url: option.url,
    choose: () => void props.use({ selected_option: option }),
  }));
  const attributes = {
    ...controlAttributes(props),
    class: 'button overflow',
    'aria-label': props.element.accessibility_label ?? words.moreActions,
  };
  return html`<${MenuButton} items=${items} attributes=${attributes}><${Icon} name="more" /></${MenuButton}>`;
}
