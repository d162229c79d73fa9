/** A mail as the server lists it, before any of it was fetched. */
export interface ListedMail {
  /** What the server knows the mail by within its folder: the UID in decimal (IMAP) or the UIDL (POP3). */
  key: string;
  /** Bytes, as the server says. */
  size: number;
  /** When the server took it in (INTERNALDATE), milliseconds since 1970; null where the server does not say (POP3). */
  internalDate: number | null;
}

export interface FetchedMail extends ListedMail {
  bytes: Uint8Array;
  /** What is missing of the mail, which stays on the server; null for a whole one. */
  left: { reason: 'too-large'; size: number } | null;
}
