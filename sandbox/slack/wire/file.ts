import type { Json, WorkspaceFile } from '../control-api.ts';
import type { State, StoredFile } from '../state/state.ts';

/** A file object. https://docs.slack.dev/reference/objects/file-object */
export function fileOf(state: State, file: StoredFile): Json {
  const extension = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? 'binary';
  const path = `${state.team.id}-${file.id}`;
  const name = encodeURIComponent(file.name);
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: extension,
    pretty_type: extension.toUpperCase(),
    user: file.user,
    user_team: state.team.id,
    editable: false,
    size: file.size,
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: file.shares.some(({ channel }) => state.channels.get(channel)?.kind === 'public'),
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    url_private: `${state.url}/files-pri/${path}/${name}`,
    url_private_download: `${state.url}/files-pri/${path}/download/${name}`,
    permalink: `${state.url}/files/${file.user}/${file.id}/${name}`,
    has_rich_preview: false,
    file_access: 'visible',
    ...sharesOf(state, file),
  };
}

/** The short form that the page draws. */
export function pageFileOf({ id, name, mimetype, size }: StoredFile): WorkspaceFile {
  return { id, name, mimetype, size };
}

function sharesOf(state: State, file: StoredFile): Json {
  const lists: Record<'channels' | 'groups' | 'ims', string[]> = { channels: [], groups: [], ims: [] };
  const shares: Record<string, Record<string, Json[]>> = {};
  for (const { channel, ts, threadTs } of file.shares) {
    const kind = state.channels.get(channel)?.kind ?? 'public';
    lists[({ public: 'channels', private: 'groups', im: 'ims' } as const)[kind]].push(channel);
    const visibility = kind === 'public' ? 'public' : 'private';
    shares[visibility] ??= {};
    const places = shares[visibility];
    places[channel] ??= [];
    places[channel].push({
      ts,
      team_id: state.team.id,
      share_user_id: file.user,
      ...(threadTs && { thread_ts: threadTs }),
    });
  }
  return { ...lists, shares };
}
