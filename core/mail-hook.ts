/** The address that is asked before a mail opens a ticket. Its secret was shown once. */
export interface MailHook {
  /** May hold words that are as good as a password: never log it. */
  url: string;
  /** Milliseconds that it has for its answer; after that the mail is filed as if there were no hook. */
  within: number;
  /** Whether it is spared for a while, because it failed again and again. */
  paused: boolean;
  /** What came of the last question: `answered`, or why there is no answer; null before the first since the start. */
  lastOutcome: string | null;
}
