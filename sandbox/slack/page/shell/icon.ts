import type { VNode } from 'preact';
import { html } from '../html.ts';

/** Outlines on a square of 20, so that the page does not depend on the signs of anybody's fonts. */
const outlines = {
  add: 'M10 4v12M4 10h12',
  attach: 'M14.5 8.5 9 14a2.8 2.8 0 0 1-4-4l6.5-6.5a1.9 1.9 0 0 1 2.7 2.7L8 12.4a.9.9 0 0 1-1.3-1.3L12 5.8',
  back: 'm12 4-6 6 6 6',
  bullets: 'M8 5h9M8 10h9M8 15h9M4 5h.01M4 10h.01M4 15h.01',
  check: 'm4 10.5 4 4 8-9',
  close: 'M5 5l10 10M15 5 5 15',
  copy: 'M7 7V4h9v9h-3M4 7h9v9H4z',
  eye: 'M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5zm8 2a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  file: 'M5 3h7l3 3v11H5zM12 3v3h3',
  link: 'M8.5 11.5a3 3 0 0 0 4.2 0l2.6-2.6a3 3 0 0 0-4.2-4.2l-1 1M11.5 8.5a3 3 0 0 0-4.2 0l-2.6 2.6a3 3 0 0 0 4.2 4.2l1-1',
  lock: 'M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  mail: 'M3 5h14v10H3zM3.5 5.5 10 11l6.5-5.5',
  menu: 'M3 5h14M3 10h14M3 15h14',
  more: 'M4 10a.6.6 0 1 0 1.2 0 .6.6 0 1 0-1.2 0M9.4 10a.6.6 0 1 0 1.2 0 .6.6 0 1 0-1.2 0M14.8 10a.6.6 0 1 0 1.2 0 .6.6 0 1 0-1.2 0',
  numbers: 'M8 5h9M8 10h9M8 15h9M3 4l1.2-.7V7M3 13h2l-2 3h2',
  send: 'M3 16.5 17 10 3 3.5 5 10zM5 10h6',
  smile: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM7.5 8.5h.01M12.5 8.5h.01M7 12c1.6 1.9 4.4 1.9 6 0',
  talk: 'M4 4h12v9H9l-3.5 3V13H4z',
  warning: 'M10 3 2.5 16h15zM10 8v4M10 14h.01',
} as const;

/** A small drawing that says nothing to screen readers: what carries it needs a label. */
export function Icon({ name }: { name: keyof typeof outlines }): VNode {
  return html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d=${outlines[name]} /></svg>`;
}
