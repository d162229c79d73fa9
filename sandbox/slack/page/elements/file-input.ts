import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { WorkspaceFile } from '../../control-api.ts';
import { html } from '../html.ts';
import { Icon } from '../shell/icon.ts';
import { upload } from '../workspace-client.ts';
import { useWorkspace } from '../workspace-context.ts';
import { controlAttributes, type ElementProps } from './element-props.ts';

/** Files for a modal: uploaded when they are chosen, handed over when the modal is submitted. */
export function FileInput(props: ElementProps): VNode {
  const { element, value, keep, use } = props;
  const { me, words, warn } = useWorkspace();
  const [uploading, setUploading] = useState(false);
  const files: WorkspaceFile[] = value?.files ?? [];
  const most: number = element.max_files ?? 10;
  const types: string[] = element.filetypes ?? [];

  async function add({ currentTarget }: { currentTarget: HTMLInputElement }): Promise<void> {
    const picked = [...(currentTarget.files ?? [])].slice(0, most - files.length);
    currentTarget.value = '';
    setUploading(true);
    try {
      const added = await Promise.all(picked.map((file) => uploaded(me.id, file)));
      await use({ files: [...files, ...added] });
    } catch (error) {
      warn(error instanceof Error ? error.message : String(error));
    }
    setUploading(false);
  }

  return html`<div class="file-input">
    ${files.map(
      (file) => html`<span class="file-chip" key=${file.id}>${file.name}
      <button type="button" aria-label=${words.removeFile(file.name)}
        onClick=${() => keep({ files: files.filter(({ id }) => id !== file.id) })}><${Icon} name="close" /></button></span>`,
    )}
    ${
      files.length < most &&
      html`<label class="button file-button">
      ${uploading ? words.uploading : words.addFile}
      <input type="file" class="unseen" multiple=${most > 1} accept=${types.map((type) => `.${type}`).join(',')}
        ...${controlAttributes(props)} onChange=${add} />
    </label>`
    }
  </div>`;
}

async function uploaded(as: string, file: File): Promise<WorkspaceFile> {
  const { fileId } = await upload(as, file);
  return { id: fileId, name: file.name, mimetype: file.type || 'application/octet-stream', size: file.size };
}
