/** What became of a mail: exactly one of these, once it is filed. `received` is on its way there. */
export type Verdict = 'received' | 'opened' | 'appended' | 'ignored' | 'quarantined' | 'left';

/** A mail that the server lists and that we could not get. */
export interface UnaccountedMail {
  folder: string;
  key: string;
  size: number;
  internalDate: number | null;
}

/** The answer to "is every mail accounted for?" for one account. */
export interface Audit {
  accountId: string;
  accountName: string;
  /** Milliseconds since 1970 of the last comparison with the server; null before the first. */
  comparedAt: number | null;
  /** Rows in the ledger by verdict. */
  verdicts: Record<Verdict, number>;
  /** Of the ignored ones, by reason. */
  ignored: Record<string, number>;
  /** How many mails the server listed when they were compared, since the account's beginning. */
  onServer: number;
  /** Mails on the server without a row, after fetching what was missing. The promise is that this is 0. */
  unaccounted: number;
  /** The first 50 of them. */
  differences: UnaccountedMail[];
  /** The cause's code, or the account's state, where the server could not be asked: the counts are then from the last time. */
  failure: string | null;
}
