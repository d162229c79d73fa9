import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { html } from '../html.ts';
import { Icon } from '../shell/icon.ts';
import { useWorkspace } from '../workspace-context.ts';
import { drawEditable, readEditable } from './editable.ts';
import { controlAttributes, type ElementProps } from './element-props.ts';

/** A field for text with bold, lists and links, whose value is a rich_text block. */
export function RichTextInput(props: ElementProps): VNode {
  const { words } = useWorkspace();
  const field = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (field.current) drawEditable(field.current, props.value?.rich_text_value);
  }, []);

  function typed(): void {
    if (field.current) props.keep({ rich_text_value: readEditable(field.current) });
  }

  // The standard has no successor to execCommand; every browser still carries it out.
  function format(command: string, value?: string): void {
    field.current?.focus();
    document.execCommand(command, false, value);
    typed();
  }

  function link(): void {
    const url = prompt(words.linkAddress, 'https://');
    if (url) format('createLink', url);
  }

  function paste(event: ClipboardEvent): void {
    event.preventDefault();
    document.execCommand('insertText', false, event.clipboardData?.getData('text/plain') ?? '');
  }

  const tool = (label: string, sign: VNode | string, use: () => void) =>
    html`<button type="button" title=${label} aria-label=${label} onMouseDown=${(event: Event) => event.preventDefault()} onClick=${use}>${sign}</button>`;
  return html`<div class="rich-text-input">
    <div class="tools" role="toolbar">
      ${tool(words.bold, html`<b>B</b>`, () => format('bold'))}
      ${tool(words.italic, html`<i>I</i>`, () => format('italic'))}
      ${tool(words.strike, html`<s>S</s>`, () => format('strikeThrough'))}
      ${tool(words.link, html`<${Icon} name="link" />`, link)}
      ${tool(words.bulletList, html`<${Icon} name="bullets" />`, () => format('insertUnorderedList'))}
      ${tool(words.numberedList, html`<${Icon} name="numbers" />`, () => format('insertOrderedList'))}
    </div>
    <div class="text-input editable" contenteditable="true" role="textbox" aria-multiline="true" ref=${field}
      data-placeholder=${props.element.placeholder?.text ?? ''}
      ...${{ ...controlAttributes(props), 'aria-label': props.field.label }} onInput=${typed} onPaste=${paste}></div>
  </div>`;
}
