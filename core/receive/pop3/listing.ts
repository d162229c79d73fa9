import { StageError } from '../../account/stage-error.ts';
import type { ListedMail } from '../../message/listed-mail.ts';
import { type Conversation, Refusal } from './conversation.ts';
import type { SignedIn } from './sign-in.ts';

/** What a maildrop holds, as one connection sees it: numbers are valid on that connection only. */
export interface Listing {
  /** In the server's order. */
  mails: ListedMail[];
  numberOf(key: string): number | undefined;
  /** The numbers of those that may be deleted by key. */
  deletable(keys: readonly string[]): number[];
}

/** A hundred thousand mails make about 8 MB. */
const atMost = 64_000_000;

/** UIDL and LIST, joined. @throws StageError with ENOUIDL where the server has no UIDL: mails could not be told apart */
export async function listMaildrop({ conversation, capabilities }: SignedIn): Promise<Listing> {
  const uidls = await numbered(conversation, 'UIDL').catch((error) => {
    if (!(error instanceof Refusal) || capabilities.has('UIDL')) throw error;
    throw new StageError('folder', Object.assign(error, { code: 'ENOUIDL' }));
  });
  const sizes = await numbered(conversation, 'LIST');
  const numbers = [...new Set([...sizes.keys(), ...uidls.keys()])].sort((a, b) => a - b);
  return listingOf(
    numbers.map((number) => ({
      number,
      uidl: printable(uidls.get(number) ?? ''),
      size: sizeOf(sizes.get(number)),
    })),
  );
}

/** The lines of an answer as `number rest`. */
async function numbered(conversation: Conversation, command: 'UIDL' | 'LIST'): Promise<Map<number, string>> {
  await conversation.ask(command);
  const { bytes, whole } = await conversation.lines(10_000, atMost);
  if (!whole) throw Object.assign(new Error(`The answer to ${command} does not end`), { code: 'EBADANSWER' });
  const found = new Map<number, string>();
  for (const line of bytes.toString('latin1').split('\r\n')) {
    const [, number, rest = ''] = /^\s*(\d{1,10})(?:\s+(.*?))?\s*$/.exec(line) ?? [];
    if (number !== undefined) found.set(Number(number), rest);
  }
  return found;
}

// RFC 1939 allows 0x21 to 0x7E. What else a server sends is kept apart, but nothing downstream shall trip over it.
const printable = (uidl: string) =>
  uidl.replace(/[^\x21-\x7e]/g, (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`);

function sizeOf(text = ''): number {
  const size = Number.parseInt(text, 10);
  return Number.isSafeInteger(size) ? size : 0;
}

interface Numbered {
  number: number;
  uidl: string;
  size: number;
}

/**
 * A UIDL should be unique, but RFC 1939 lets servers make it of the content, so that two copies share one, and some
 * servers just repeat them or leave them out. The first of equals keeps the UIDL as its key, so that a second one that
 * comes later does not change it; the others are told apart by size and order. A UIDL holds no space: such keys never
 * meet real ones.
 */
function listingOf(entries: readonly Numbered[]): Listing {
  const byKey = new Map<string, Numbered>();
  const sharedBy = new Map<string, string[]>();
  const repeats = new Map<string, number>();
  const mails = entries.map((entry) => {
    const { uidl, size } = entry;
    let key = uidl;
    if (uidl === '' || byKey.has(uidl)) {
      const alike = `${uidl} ${size}`;
      const nth = (repeats.get(alike) ?? 0) + 1;
      repeats.set(alike, nth);
      key = `${alike} ${nth}`;
    }
    byKey.set(key, entry);
    const sharing = sharedBy.get(uidl);
    if (sharing === undefined) sharedBy.set(uidl, [key]);
    else sharing.push(key);
    return { key, size, internalDate: null };
  });
  return {
    mails,
    numberOf: (key) => byKey.get(key)?.number,
    deletable(keys) {
      const asked = new Set(keys);
      const uidls = new Set(keys.map((key) => byKey.get(key)?.uidl));
      // Of equals it is not certain which is which: they go together or stay.
      const groups = [...uidls].map((uidl) => (uidl === undefined ? [] : (sharedBy.get(uidl) ?? [])));
      const safe = groups.filter((group) => group.every((key) => asked.has(key))).flat();
      return safe.flatMap((key) => byKey.get(key)?.number ?? []);
    },
  };
}
