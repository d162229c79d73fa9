import type { VNode } from 'preact';
import type { WorkspaceFile } from '../../control-api.ts';
import { html } from '../html.ts';
import { Icon } from '../shell/icon.ts';
import { useWorkspace } from '../workspace-context.ts';

/** A message's files: pictures are shown, everything else is a card to download. */
export function Files({ files }: { files: WorkspaceFile[] }): VNode | null {
  const { words } = useWorkspace();
  if (files.length === 0) return null;
  return html`<div class="files">${files.map((file) => {
    const url = `/control/files/${file.id}`;
    const picture = /^image\/(png|jpeg|gif|webp)$/.test(file.mimetype);
    return html`<a class=${picture ? 'file picture' : 'file'} key=${file.id} href=${url} download=${file.name}
      data-testid="file" data-file-id=${file.id} title=${`${words.download}: ${file.name}`}>
      ${picture ? html`<img src=${url} alt=${file.name} />` : html`<${Icon} name="file" />`}
      <span class="file-words"><b>${file.name}</b><small>${readableSize(file.size)}</small></span>
    </a>`;
  })}</div>`;
}

/** As `1.4 MB`. */
export function readableSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
