import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Json } from '../../control-api.ts';
import { html } from '../html.ts';
import { useWorkspace } from '../workspace-context.ts';
import { listedOptions, type SelectOption } from './select-options.ts';

/** Lists up to this long need no search field. */
const comfortable = 7;

/** How long a person pauses before the app is asked for options, in milliseconds. */
const pause = 200;

/** The options of a select with a search field, for a mouse and for the arrow keys. */
export function OptionList({
  options,
  load,
  shortest,
  chosen,
  multi,
  choose,
}: {
  options: SelectOption[];
  /** Asks the app for options; null where all of them are known. */
  load: ((typed: string) => Promise<Json>) | null;
  /** How much must be typed before the app is asked. */
  shortest: number;
  chosen: string[];
  multi: boolean;
  choose: (option: SelectOption) => void;
}): VNode {
  const { words } = useWorkspace();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(() =>
    Math.max(
      0,
      options.findIndex(({ value }) => chosen.includes(value)),
    ),
  );
  const loaded = useLoaded(load, shortest, typed);
  const list = useRef<HTMLDivElement>(null);
  const searchable = load !== null || options.length > comfortable;
  const shown = load ? loaded : matching(options, typed);

  useEffect(() => list.current?.querySelector('.active')?.scrollIntoView({ block: 'nearest' }), [active]);

  function pressKey(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const option = shown[active];
    if (step && shown.length) setActive((active + step + shown.length) % shown.length);
    else if ((event.key === 'Enter' || (event.key === ' ' && !searchable)) && option) choose(option);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function search({ currentTarget }: { currentTarget: HTMLInputElement }): void {
    setTyped(currentTarget.value);
    setActive(0);
  }

  return html`<div class="option-list" ref=${list} onKeyDown=${pressKey}>
    ${searchable && html`<input class="text-input" type="text" role="searchbox" autofocus placeholder=${words.search} aria-label=${words.search} value=${typed} onInput=${search} />`}
    <div role="listbox" tabindex="-1" autofocus=${!searchable} aria-multiselectable=${multi ? 'true' : 'false'}>
      ${shown.map(
        (option, i) => html`
        ${option.group && option.group !== shown[i - 1]?.group && html`<div class="option-group">${option.group}</div>`}
        <div role="option" key=${option.value} class=${i === active ? 'option active' : 'option'} data-value=${option.value}
          aria-selected=${chosen.includes(option.value) ? 'true' : 'false'}
          onMouseEnter=${() => setActive(i)} onClick=${() => choose(option)}>
          <span>${option.label}</span>${option.description && html`<small>${option.description}</small>`}
        </div>`,
      )}
      ${shown.length === 0 && html`<div class="option-none">${words.noResults}</div>`}
    </div>
  </div>`;
}

function matching(options: SelectOption[], typed: string): SelectOption[] {
  const wanted = typed.trim().toLocaleLowerCase();
  return wanted ? options.filter(({ label }) => label.toLocaleLowerCase().includes(wanted)) : options;
}

function useLoaded(load: ((typed: string) => Promise<Json>) | null, shortest: number, typed: string): SelectOption[] {
  const [loaded, setLoaded] = useState<SelectOption[]>([]);
  useEffect(() => {
    if (!load || typed.length < shortest) return;
    let current = true;
    const timer = setTimeout(async () => {
      const found = listedOptions(await load(typed));
      if (current) setLoaded(found);
    }, pause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [typed]);
  return loaded;
}
