import type { Endpoint } from '../account/endpoint.ts';
import type { Network } from '../account/network.ts';
import { signIn } from './imap-sign-in.ts';

/** A folder that mail can be received from, as the server calls it. A stranger's words. */
export interface ServerFolder {
  name: string;
  /** What the server keeps in it (RFC 6154); null for an ordinary one, and where it does not say. */
  use: 'inbox' | 'junk' | 'sent' | 'drafts' | 'trash' | 'archive' | 'all' | null;
}

/** The server's own list: INBOX first, then by name. POP3 knows one (RFC 1939). @throws StageError */
export async function listFolders(endpoint: Endpoint, network: Network, signal: AbortSignal): Promise<ServerFolder[]> {
  if (endpoint.speaks !== 'imap') return [{ name: 'INBOX', use: 'inbox' }];
  const client = await signIn(endpoint, network, signal);
  try {
    const listed = await client.list();
    return listed
      .filter(({ flags, path }) => !flags.has('\\Noselect') && !flags.has('\\NonExistent') && path.length <= longest)
      .map(({ path, specialUse = '' }) => ({ name: path, use: uses[specialUse] ?? null }))
      .sort((a, b) => Number(b.use === 'inbox') - Number(a.use === 'inbox') || a.name.localeCompare(b.name));
  } finally {
    await client.logout().catch(() => {});
    client.close();
  }
}

/** As long as a folder's name may be in the settings. */
const longest = 255;

const uses: Record<string, ServerFolder['use']> = {
  '\\Inbox': 'inbox',
  '\\Junk': 'junk',
  '\\Sent': 'sent',
  '\\Drafts': 'drafts',
  '\\Trash': 'trash',
  '\\Archive': 'archive',
  '\\All': 'all',
};
