/**
 * How much of one mail is read. A mail within these bounds is read whole; beyond them reading goes on with what it has
 * and says so in `guesses`, so that no stranger's mail can stop or fill the desk.
 */
export const limits = {
  /** Header block of the mail or of a part, in bytes. */
  headerBytes: 512 * 1024,
  /** Fields in one header block. */
  headerFields: 5_000,
  /** One field's value, in bytes: a To with a thousand people still fits. */
  fieldBytes: 128 * 1024,
  /** Parts in one mail. */
  parts: 10_000,
  /** Levels of multipart; parts nested deeper count as children of the last level. */
  depth: 100,
  /** Encoded bytes of one text part that are decoded for the text. */
  textBytes: 4 * 1024 * 1024,
  /** All text parts of one mail together. */
  allTextBytes: 8 * 1024 * 1024,
  /** Lines that are told apart, of plain text and of what HTML says. */
  lines: 50_000,
  /** Characters in which new text is looked for; what follows counts as history. */
  newTextCharacters: 512 * 1024,
} as const;
