/** What one run over the whole mailbox took. */
export interface Pull {
  /** From the start of the process until the last mail is safe (and, with us, has its verdict). */
  seconds: number;
  /** The most memory the process ever held (VmHWM), in bytes. */
  peakBytes: number;
}
