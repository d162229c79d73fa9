import { createHash } from 'node:crypto';
import { inSet } from '../fakes/imap/command.ts';
import type { ScriptedImap } from '../fakes/scripted-imap.ts';
import { storedHashes } from './account-for.ts';

/**
 * Looks into the database whenever the server is asked to mark, move or delete mails. Returns, and goes on filling, the
 * hashes of those whose bytes were not stored at that moment: there must never be one.
 */
export function watchAcknowledging(imap: ScriptedImap, dataFolder: string): Set<string> {
  const early = new Set<string>();
  imap.heard = ({ name, rest }) => {
    if (!['UID STORE', 'UID MOVE', 'UID COPY'].includes(name)) return;
    const wanted = inSet(rest.split(' ')[0] ?? '', imap.inbox.uidNext - 1);
    const stored = storedHashes(dataFolder);
    for (const { uid, content } of imap.inbox.mails) {
      if (!wanted(uid)) continue;
      const hash = createHash('sha256');
      for (const bytes of content.slice(0, content.size)) hash.update(bytes);
      const sha256 = hash.digest('hex');
      if (!stored.has(sha256)) early.add(sha256);
    }
  };
  return early;
}
