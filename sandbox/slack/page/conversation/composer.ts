import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Channel } from '../../control-api.ts';
import { html } from '../html.ts';
import { Icon } from '../shell/icon.ts';
import { upload } from '../workspace-client.ts';
import { useWorkspace } from '../workspace-context.ts';
import { CommandSuggestions, suggestedCommands } from './command-suggestions.ts';

/** The box to write in. Enter sends, Shift+Enter begins a line, `/` suggests commands. */
export function Composer({ channel, threadTs }: { channel: Channel; threadTs?: string }): VNode {
  const { snapshot, words, act, me, warn } = useWorkspace();
  const [text, setText] = useState('');
  const [files, setFiles] = useState<{ id: string; name: string }[]>([]);
  const [uploading, setUploading] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const suggestions = threadTs ? [] : suggestedCommands(snapshot.commands, text);
  const empty = text.trim() === '' && files.length === 0;

  async function send(): Promise<void> {
    if (empty || uploading) return;
    const command = /^\/[\w-]+/.test(text);
    const sent =
      command && !threadTs
        ? act({ type: 'slash-command', channel: channel.id, text: text.trim() })
        : act({
            type: 'send-message',
            channel: channel.id,
            text: text.trim(),
            fileIds: files.map(({ id }) => id),
            ...(threadTs && { threadTs }),
          });
    setText('');
    setFiles([]);
    const result = await sent;
    // What was refused can be corrected.
    if (!result.ok && !command) setText((typed) => typed || text);
  }

  async function attach({ currentTarget }: { currentTarget: HTMLInputElement }): Promise<void> {
    const picked = [...(currentTarget.files ?? [])];
    currentTarget.value = '';
    setUploading(true);
    try {
      const added = await Promise.all(
        picked.map(async (file) => ({ id: (await upload(me.id, file)).fileId, name: file.name })),
      );
      setFiles((before) => [...before, ...added]);
    } catch (error) {
      warn(error instanceof Error ? error.message : String(error));
    }
    setUploading(false);
  }

  function pressKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const [first] = suggestions;
    if (event.key === 'Tab' && first) {
      event.preventDefault();
      setText(`${first.command} `);
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void send();
    }
  }

  const label = threadTs
    ? words.replyPlaceholder
    : words.messageTo(`${channel.id.startsWith('D') ? '' : '#'}${channel.name}`);
  return html`<form class="composer" data-testid=${threadTs ? 'thread-composer' : 'composer'} onSubmit=${(
    event: Event,
  ) => {
    event.preventDefault();
    void send();
  }}>
    <${CommandSuggestions} commands=${suggestions} choose=${(command: string) => {
      setText(`${command} `);
      box.current?.focus();
    }} />
    <textarea ref=${box} rows="1" placeholder=${label} aria-label=${label} value=${text}
      onInput=${({ currentTarget }: { currentTarget: HTMLTextAreaElement }) => setText(currentTarget.value)} onKeyDown=${pressKey}></textarea>
    <div class="composer-tools">
      <label class="tool" title=${words.attachFile}><${Icon} name="attach" /><input type="file" class="unseen" multiple aria-label=${words.attachFile} onChange=${attach} /></label>
      ${files.map(
        ({ id, name }) => html`<span class="file-chip" key=${id}>${name}
        <button type="button" aria-label=${words.removeFile(name)} onClick=${() => setFiles(files.filter((file) => file.id !== id))}><${Icon} name="close" /></button></span>`,
      )}
      ${uploading && html`<span class="hint">${words.uploading}</span>`}
      <button type="submit" class="send" disabled=${empty || uploading} aria-label=${words.send} data-testid="send"><${Icon} name="send" /></button>
    </div>
  </form>`;
}
