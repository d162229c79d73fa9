/** A folder that mail can be received from, as the server calls it. A stranger's words. */
export interface ServerFolder {
  name: string;
  /** What the server keeps in it (RFC 6154); null for an ordinary one, and where it does not say. */
  use: 'inbox' | 'junk' | 'sent' | 'drafts' | 'trash' | 'archive' | 'all' | null;
}
