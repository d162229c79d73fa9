import { type Content, contentOf } from './content.ts';

export interface StoredMail {
  uid: number;
  content: Content;
  internalDate: Date;
  flags: Set<string>;
}

/** A folder of the scripted server. Tests change it as they like; sessions that look at it are told through `watch`. */
export interface Folder {
  readonly name: string;
  /** As it is printed; null leaves the response code out. */
  uidValidity: string | null;
  uidNext: number;
  mails: StoredMail[];
  deliver(mail: string | Uint8Array | Content, internalDate?: Date): StoredMail;
  expunge(which: (mail: StoredMail) => boolean): void;
  /** Other UIDs under another UIDVALIDITY, as after a restored backup. */
  renumber(uidValidity: string): void;
  /** Calls `changed` after every change until the returned function is called. */
  watch(changed: () => void): () => void;
}

export function createFolder(name: string, uidValidity: string): Folder {
  const watchers = new Set<() => void>();
  const tell = () => {
    for (const changed of watchers) changed();
  };
  const folder: Folder = {
    name,
    uidValidity,
    uidNext: 1,
    mails: [],
    deliver(mail, internalDate = new Date()) {
      const content = typeof mail === 'string' || mail instanceof Uint8Array ? contentOf(mail) : mail;
      const stored = { uid: folder.uidNext, content, internalDate, flags: new Set<string>() };
      folder.uidNext += 1;
      folder.mails.push(stored);
      tell();
      return stored;
    },
    expunge(which) {
      folder.mails = folder.mails.filter((mail) => !which(mail));
      tell();
    },
    renumber(other) {
      folder.uidValidity = other;
      folder.mails = folder.mails.map((mail, index) => ({ ...mail, uid: index + 1 }));
      folder.uidNext = folder.mails.length + 1;
      tell();
    },
    watch(changed) {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
  };
  return folder;
}
