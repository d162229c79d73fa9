import type { Endpoint } from '../account/endpoint.ts';
import type { Network } from '../account/network.ts';
import type { ServerFolder } from '../account/server-folder.ts';
import { signIn } from './imap-sign-in.ts';

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
