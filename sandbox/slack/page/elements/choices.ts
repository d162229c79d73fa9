import type { VNode } from 'preact';
import type { Json } from '../../control-api.ts';
import { html } from '../html.ts';
import { TextObject } from '../text/text-object.ts';
import { controlAttributes, type ElementProps } from './element-props.ts';

export function Checkboxes(props: ElementProps): VNode {
  const { element, value, use } = props;
  const chosen: string[] = (value?.selected_options ?? []).map((option: Json) => option.value);

  function toggle(option: Json, on: boolean): void {
    const wanted = new Set(on ? [...chosen, option.value] : chosen.filter((one) => one !== option.value));
    void use({ selected_options: element.options.filter((one: Json) => wanted.has(one.value)) });
  }

  return html`<div class="choices" role="group" ...${controlAttributes(props)}>${element.options.map((option: Json) =>
    drawChoice(option, 'checkbox', groupName(props), chosen.includes(option.value), (on) => toggle(option, on)),
  )}</div>`;
}

export function RadioButtons(props: ElementProps): VNode {
  const { element, value, use } = props;
  return html`<div class="choices" role="radiogroup" ...${controlAttributes(props)}>${element.options.map(
    (option: Json) =>
      drawChoice(
        option,
        'radio',
        groupName(props),
        value?.selected_option?.value === option.value,
        () => void use({ selected_option: option }),
      ),
  )}</div>`;
}

function groupName({ blockId, element }: ElementProps): string {
  return `${blockId} ${element.action_id}`;
}

function drawChoice(
  option: Json,
  type: 'checkbox' | 'radio',
  name: string,
  checked: boolean,
  toggle: (on: boolean) => void,
): VNode {
  const change = ({ currentTarget }: { currentTarget: HTMLInputElement }) => toggle(currentTarget.checked);
  return html`<label class="choice" key=${option.value}>
    <input type=${type} name=${name} value=${option.value} data-value=${option.value} checked=${checked} onChange=${change} />
    <span><${TextObject} text=${option.text} />
      ${option.description && html`<span class="choice-description"><${TextObject} text=${option.description} /></span>`}
    </span>
  </label>`;
}
