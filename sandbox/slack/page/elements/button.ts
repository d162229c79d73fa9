import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { html } from '../html.ts';
import { plainWords } from '../text/text-object.ts';
import { controlAttributes, type ElementProps } from './element-props.ts';

/** A button; with a url it is a link of which the app hears too. */
export function Button(props: ElementProps): VNode {
  const { element, use } = props;
  const [busy, setBusy] = useState(false);

  async function press(): Promise<void> {
    setBusy(true);
    await use({ value: element.value });
    setBusy(false);
  }

  const attributes = {
    ...controlAttributes(props),
    class: `button ${element.style ?? ''} ${busy ? 'busy' : ''}`,
    'data-value': element.value,
    'aria-label': element.accessibility_label,
    'aria-busy': busy ? 'true' : undefined,
    onClick: () => void press(),
  };
  const words = plainWords(element.text);
  if (!element.url) return html`<button type="button" disabled=${busy} ...${attributes}>${words}</button>`;
  return html`<a href=${element.url} target="_blank" rel="noopener noreferrer" ...${attributes}>${words}</a>`;
}
