import type { Act, ActResult, Json, Snapshot } from '../control-api.ts';
import type { NamedFile } from '../driver.ts';

/** An act without who acts; kept apart for each kind, which a plain Omit would lose. */
export type Deed = Act extends infer One ? (One extends Act ? Omit<One, 'as'> : never) : never;

/** The control API for one person. */
export interface ControlClient {
  act(deed: Deed): Promise<ActResult>;
  upload(file: NamedFile): Promise<string>;
  download(fileId: string): Promise<Uint8Array>;
  options(query: Record<string, string>): Promise<Json>;
}

export function controlClient(url: string, as: string): ControlClient {
  return {
    async act(deed) {
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ ...deed, as });
      return read(await fetch(`${url}/control/act`, { method: 'POST', headers, body }));
    },
    async upload({ name, content }) {
      const target = `${url}/control/upload?as=${as}&name=${encodeURIComponent(name)}`;
      const headers = { 'content-type': 'application/octet-stream' };
      return (await read(await fetch(target, { method: 'POST', headers, body: content }))).fileId;
    },
    async download(fileId) {
      return new Uint8Array(await (await fetch(`${url}/control/files/${fileId}`)).arrayBuffer());
    },
    async options(query) {
      return read(await fetch(`${url}/control/options?${new URLSearchParams({ as, ...query })}`));
    },
  };
}

/** The id of a person by name or id. */
export async function personId(url: string, who: string): Promise<string> {
  const { users }: Snapshot = await read(await fetch(`${url}/control/state`));
  const user = users.find(({ id, name }) => id === who || name === who);
  if (!user) throw new Error(`nobody in the workspace is called ${who}`);
  return user.id;
}

async function read(response: Response): Promise<Json> {
  if (!response.ok) throw new Error(`the control API answered ${response.status}: ${await response.text()}`);
  return response.json();
}
