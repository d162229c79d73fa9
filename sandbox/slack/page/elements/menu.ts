import type { ComponentChildren, VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { html } from '../html.ts';
import { Popover } from './popover.ts';

export interface MenuItem {
  /** Shown in the menu. */
  label: ComponentChildren;
  description?: ComponentChildren;
  /** What tests find it by. */
  value: string;
  /** A web address that opens as well. */
  url?: string | undefined;
  choose(): void;
}

/** A button that opens a menu, for a mouse and for the arrow keys. */
export function MenuButton({
  items,
  attributes,
  children,
}: {
  items: MenuItem[];
  attributes: Record<string, unknown>;
  children: ComponentChildren;
}): VNode {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return html`
    <button type="button" ref=${button} aria-haspopup="menu" aria-expanded=${open ? 'true' : 'false'} ...${attributes}
      onClick=${() => setOpen(!open)}>${children}</button>
    ${
      open &&
      button.current &&
      html`<${Popover} anchor=${button.current} close=${() => setOpen(false)}>
      <${MenuList} items=${items} close=${() => {
        setOpen(false);
        button.current?.focus();
      }} />
    </${Popover}>`
    }`;
}

function MenuList({ items, close }: { items: MenuItem[]; close: () => void }): VNode {
  const list = useRef<HTMLDivElement>(null);

  function pressKey(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const entries = [...(list.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const at = entries.indexOf(document.activeElement as HTMLElement);
    entries[(at + step + entries.length) % entries.length]?.focus();
  }

  function choose(item: MenuItem): void {
    close();
    if (item.url) open(item.url, '_blank', 'noopener');
    item.choose();
  }

  return html`<div class="menu" role="menu" ref=${list} onKeyDown=${pressKey}>${items.map(
    (
      item,
    ) => html`<button type="button" role="menuitem" key=${item.value} data-value=${item.value} onClick=${() => choose(item)}>
      <span>${item.label}</span>
      ${item.description && html`<small>${item.description}</small>`}
    </button>`,
  )}</div>`;
}
