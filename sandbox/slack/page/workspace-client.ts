import type { Act, ActResult, Json, Snapshot } from '../control-api.ts';

/** An act without the person, who is the same for all of them. */
export type ActOfMe = Act extends infer One ? (One extends Act ? Omit<One, 'as'> : never) : never;

/** Calls back with the workspace as this person sees it, at once and after every change. Returns how to stop. */
export function watchWorkspace(
  as: string,
  seen: (snapshot: Snapshot) => void,
  connected: (live: boolean) => void,
): () => void {
  const source = new EventSource(`/control/changes?as=${encodeURIComponent(as)}`);
  source.onmessage = ({ data }) => seen(JSON.parse(data));
  source.onopen = () => connected(true);
  source.onerror = () => connected(false);
  return () => source.close();
}

/** Who acts on a page that nobody has chosen a person for: the workspace's first. */
export async function firstPerson(): Promise<string> {
  const answer = await fetch('/control/state');
  const snapshot: Snapshot = await answer.json();
  return snapshot.me;
}

/** Does something as a person. What went wrong on the way is an error like those of the app. */
export async function act(as: string, did: ActOfMe): Promise<ActResult> {
  try {
    const answer = await fetch('/control/act', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ as, ...did }),
    });
    return await answer.json();
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
}

/** Uploads a file for a message or a file input. Throws where it is refused. */
export async function upload(as: string, file: File): Promise<{ fileId: string }> {
  const answer = await fetch(`/control/upload?${new URLSearchParams({ as, name: file.name })}`, {
    method: 'POST',
    headers: { 'Content-Type': file.type || 'application/octet-stream' },
    body: file,
  });
  if (!answer.ok) throw new Error(`${file.name}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** What an external select offers for what was typed: `{ options }` or `{ option_groups }`, as the app answered. */
export async function loadOptions(
  as: string,
  where: { viewId?: string; channel?: string; ts?: string; blockId: string; actionId: string; value: string },
): Promise<Json> {
  const answer = await fetch(`/control/options?${new URLSearchParams({ as, ...where })}`);
  return answer.ok ? answer.json() : { options: [] };
}
