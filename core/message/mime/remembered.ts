/**
 * The same function, which remembers what it gave for short texts that it was asked for lately: the mails of a mailbox
 * repeat their types and charsets. What it gives is shared by all who ask, so nobody may change it.
 */
export function remembered<T>(read: (text: string) => T): (text: string) => T {
  let recent = new Map<string, T>();
  let older = new Map<string, T>();
  return (text) => {
    const known = recent.get(text);
    if (known !== undefined) return known;
    if (text.length > LONGEST_TEXT) return read(text);
    const own = copyOf(text);
    const value = older.get(own) ?? read(own);
    if (recent.size >= MOST_TEXTS) {
      older = recent;
      recent = new Map();
    }
    recent.set(own, value);
    return value;
  };
}

const MOST_TEXTS = 200;
const LONGEST_TEXT = 200;

/** A piece of a longer text keeps the whole of it in memory: what stays must not. */
function copyOf(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
