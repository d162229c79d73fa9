import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { html } from '../html.ts';
import { useWorkspace } from '../workspace-context.ts';
import { Icon } from './icon.ts';

/** A form for a new channel, public or private. */
export function AddChannel(): VNode {
  const { words, act } = useWorkspace();
  const [open, setOpen] = useState(false);

  async function create(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const fields = new FormData(event.currentTarget as HTMLFormElement);
    const name = String(fields.get('name')).trim().toLowerCase().replaceAll(' ', '-');
    const result = await act({ type: 'create-channel', name, isPrivate: fields.has('private') });
    if (result.ok) setOpen(false);
  }

  if (!open) {
    return html`<button type="button" class="entry quiet" data-testid="add-channel" onClick=${() => setOpen(true)}>
      <span class="sign"><${Icon} name="add" /></span> ${words.addChannel}</button>`;
  }
  return html`<form class="add-channel" onSubmit=${create}>
    <input class="text-input" name="name" required maxlength="80" placeholder=${words.channelName} aria-label=${words.channelName} autofocus />
    <label><input type="checkbox" name="private" /> ${words.privateChannel}</label>
    <div><button type="submit" class="button primary">${words.create}</button>
      <button type="button" class="button" onClick=${() => setOpen(false)}>${words.cancel}</button></div>
  </form>`;
}
