const MOST_IDS = 500;
const LONGEST_ID = 998;

/** Every Message-ID in a field, with angle brackets, in its order and once each (RFC 5322 §3.6.4). */
export function readMessageIds(field: string | null): string[] {
  if (field === null || field === '') return [];
  if (field.length <= LONGEST_ID && SINGLE_ID.test(field)) return [field];
  const found = new Set<string>();
  let from = 0;
  for (let close = field.indexOf('>'); close >= 0 && found.size < MOST_IDS; close = field.indexOf('>', from)) {
    const before = field.slice(from, close);
    from = close + 1;
    const open = before.lastIndexOf('<');
    const id = open < 0 ? '' : before.slice(open + 1);
    if (id === '' || id.length > LONGEST_ID) continue;
    found.add(`<${/\s/.test(id) ? id.replace(/\s+/g, '') : id}>`);
  }
  found.delete('<>');
  if (found.size === 0) {
    // some senders forget the brackets; prose such as `Your message of Monday` has no `@` without spaces
    for (const word of field.split(/[\s,;]+/)) {
      const bare = word.replace(/[<>"']+/g, '');
      if (/^[^@]+@[^@]+$/.test(bare) && found.size < MOST_IDS) found.add(`<${bare}>`);
    }
  }
  return [...found];
}

/** What nearly all fields are. */
const SINGLE_ID = /^<[^<>\s]+>$/;

/** The mail's own Message-ID; null where it has none. Without brackets or `@` it still identifies the mail. */
export function readMessageId(field: string | null): string | null {
  const [id] = readMessageIds(field);
  if (id) return id;
  const bare = field?.replace(/[<>\s]+/g, '') ?? '';
  return bare === '' ? null : `<${bare}>`;
}
