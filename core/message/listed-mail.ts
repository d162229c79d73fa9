/** A mail as the server lists it, before any of it was fetched. */
export interface ListedMail {
  uid: number;
  /** Bytes (RFC822.SIZE). */
  size: number;
  /** When the server took it in (INTERNALDATE), milliseconds since 1970. */
  internalDate: number;
}

export interface FetchedMail extends ListedMail {
  bytes: Uint8Array;
}
