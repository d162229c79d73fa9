import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { html } from '../html.ts';
import { plainWords } from '../text/text-object.ts';
import { useWorkspace } from '../workspace-context.ts';
import { controlAttributes, type ElementProps } from './element-props.ts';

const inputTypes: Record<string, { type: string; inputmode: string }> = {
  plain_text_input: { type: 'text', inputmode: 'text' },
  // Not the browser's own kinds, which keep what they find wrong to themselves.
  email_text_input: { type: 'text', inputmode: 'email' },
  url_text_input: { type: 'text', inputmode: 'url' },
  number_input: { type: 'text', inputmode: 'decimal' },
};

/** How long a person pauses before the app hears of typed characters, in milliseconds. */
const pause = 200;

/**
 * A text field of any kind. An app that wants to hear of it hears on Enter, or while people type, as its
 * dispatch_action_config says. https://docs.slack.dev/reference/block-kit/composition-objects/dispatch-action-configuration-object
 */
export function TextInput(props: ElementProps): VNode {
  const { element, value, keep, use, dispatches } = props;
  const { words } = useWorkspace();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const triggers: string[] = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  const onEnter = dispatches && triggers.includes('on_enter_pressed');

  function type({ currentTarget }: { currentTarget: HTMLInputElement | HTMLTextAreaElement }): void {
    const typed = currentTarget.value || null;
    keep({ value: typed });
    if (!dispatches || !triggers.includes('on_character_entered')) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void use({ value: typed }), pause);
  }

  function pressKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || !onEnter) return;
    // Enter is for the app here, not for submitting the form.
    event.preventDefault();
    void use({ value: (event.currentTarget as HTMLInputElement).value || null });
  }

  const attributes = {
    ...controlAttributes(props),
    class: 'text-input',
    placeholder: element.placeholder ? plainWords(element.placeholder) : undefined,
    maxlength: element.max_length,
    autocomplete: 'off',
    value: value?.value ?? '',
    onInput: type,
    onKeyDown: pressKey,
  };
  return html`<div class="text-field">
    ${element.multiline ? html`<textarea rows="4" ...${attributes}></textarea>` : html`<input ...${inputTypes[element.type]} ...${attributes} />`}
    ${onEnter && html`<div class="hint">${words.pressEnter}</div>`}
  </div>`;
}
