import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { html } from '../html.ts';
import { Icon } from '../shell/icon.ts';
import { plainWords } from '../text/text-object.ts';
import { useWorkspace } from '../workspace-context.ts';
import { controlAttributes, type ElementProps } from './element-props.ts';
import { OptionList } from './option-list.ts';
import { Popover } from './popover.ts';
import { chosenOptions, optionsOf, type SelectOption, selectKey } from './select-options.ts';

/** Every select: of options, people or channels; of one or several; of the app's own search. */
export function Select(props: ElementProps): VNode {
  const { element, value, use, field } = props;
  const { words, snapshot } = useWorkspace();
  const control = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const multi = element.type.startsWith('multi_');
  const external = element.type.includes('external');
  const known = external ? [] : optionsOf(element, snapshot);
  const chosen = chosenOptions(element, value, known);
  const key = selectKey(element.type);

  function close(): void {
    setOpen(false);
    control.current?.focus();
  }

  function choose(option: SelectOption): void {
    if (!multi) {
      close();
      if (option.value !== chosen[0]?.value) void use({ [key]: option.chosen });
      return;
    }
    const others = chosen.filter(({ value }) => value !== option.value);
    const next = others.length < chosen.length ? others : [...chosen, option];
    if (next.length <= (element.max_selected_items ?? Number.POSITIVE_INFINITY)) {
      void use({ [key]: next.map((one) => one.chosen) });
    }
  }

  const shown = chosen.map((option) =>
    multi ? html`<span class="select-chip" key=${option.value}>${option.label}</span>` : option.label,
  );
  const clearable = !multi && chosen.length > 0 && field.id !== undefined && !field.required;
  return html`<span class="select">
    <button type="button" ref=${control} class="select-control" role="combobox" aria-haspopup="listbox"
      aria-expanded=${open ? 'true' : 'false'} data-value=${chosen.map(({ value }) => value).join(',')}
      ...${controlAttributes(props)} onClick=${() => setOpen(!open)}>
      ${chosen.length ? shown : html`<span class="placeholder">${plainWords(element.placeholder) || words.choose}</span>`}
    </button>
    ${
      clearable &&
      html`<button type="button" class="select-clear" aria-label=${words.removeFile(chosen[0]?.label ?? '')}
      onClick=${() => void use({ [key]: null })}><${Icon} name="close" /></button>`
    }
    ${
      open &&
      control.current &&
      html`<${Popover} anchor=${control.current} close=${() => setOpen(false)} wide>
      <${OptionList} options=${known} load=${external ? props.options : null} shortest=${element.min_query_length ?? 3}
        chosen=${chosen.map(({ value }) => value)} multi=${multi} choose=${choose} />
    </${Popover}>`
    }
  </span>`;
}
