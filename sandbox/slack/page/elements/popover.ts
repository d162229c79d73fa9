import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { html } from '../html.ts';

/**
 * A panel beside what opened it, above everything else, modals too. What is marked `autofocus` in it has the keyboard
 * at once; Esc, a click elsewhere and scrolling close it.
 */
export function Popover({
  anchor,
  close,
  children,
  wide = false,
}: {
  anchor: HTMLElement;
  close: () => void;
  children: ComponentChildren;
  /** At least as wide as the anchor. */
  wide?: boolean;
}): VNode {
  const panel = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = panel.current;
    if (!element) return;
    element.showPopover();
    place(element, anchor, wide);
  });

  useEffect(() => {
    const outside = (event: Event) => {
      const target = event.target as Node;
      if (!panel.current?.contains(target) && !anchor.contains(target)) close();
    };
    addEventListener('pointerdown', outside, true);
    addEventListener('scroll', outside, true);
    addEventListener('resize', close);
    return () => {
      removeEventListener('pointerdown', outside, true);
      removeEventListener('scroll', outside, true);
      removeEventListener('resize', close);
    };
  }, [anchor]);

  function pressKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    // The modal underneath stays.
    event.preventDefault();
    event.stopPropagation();
    close();
    anchor.focus();
  }

  return html`<div class="popover" popover="manual" ref=${panel} onKeyDown=${pressKey}>${children}</div>`;
}

/** Under the anchor where there is room, else above it; never outside of the window. */
function place(panel: HTMLElement, anchor: HTMLElement, wide: boolean): void {
  const at = anchor.getBoundingClientRect();
  if (wide) panel.style.minWidth = `${at.width}px`;
  const { width, height } = panel.getBoundingClientRect();
  const above = at.bottom + height + 8 > innerHeight && at.top > innerHeight - at.bottom;
  panel.style.top = `${above ? Math.max(8, at.top - height - 4) : at.bottom + 4}px`;
  panel.style.left = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`;
  panel.style.maxHeight = `${Math.max(160, above ? at.top - 12 : innerHeight - at.bottom - 12)}px`;
}
