/** PORT: a mailbox as the test looks at it. IMAP and POP3 implement it. Everything throws what the server refuses. */
export interface TestedMailbox {
  /** How many mails the folder holds. */
  open(folder: string): Promise<number>;
  /** The size of the folder's newest mail, a piece of which was really fetched; null where there is none. */
  fetchNewest(folder: string): Promise<number | null>;
  /** Looks once for a mail that may just have arrived. `everywhere`: also in folders that are not watched. */
  find(messageId: string, watched: readonly string[], everywhere: boolean): Promise<Found | null>;
  /** Whether the server deleted it. */
  remove(found: Found): Promise<boolean>;
  close(): Promise<void>;
}

export interface Found {
  folder: string;
  isJunk: boolean;
  key: string;
}

/** Mails at the end of a folder that are looked at: more do not arrive in the seconds of a test. */
export const lookedAt = 100;
