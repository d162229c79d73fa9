import { DatabaseSync } from 'node:sqlite';
import type { Letter } from './letters.ts';

/** How mails that were written stand against what the database holds. */
export interface Accounting {
  /** Letters without a message, quarantine or other final verdict. */
  lost: Letter[];
  /** Messages, tickets and announcements too many. */
  doubled: number;
}

/**
 * Looks at the ledger, the messages and the tickets in a data folder, which a desk may have open. `optional` letters may
 * be missing (they were taken off the server), but must not be there twice either.
 */
export function accountFor(dataFolder: string, letters: readonly Letter[], optional: ReadonlySet<Letter> = new Set()) {
  const { mails, messages, tickets, openings } = readTables(dataFolder);
  const bySha = Map.groupBy(mails, ({ sha256 }) => sha256);
  const messagesOf = Map.groupBy(messages, ({ mail_id }) => mail_id);
  const accounting: Accounting = { lost: [], doubled: Math.max(0, tickets - openings) };
  const ticketOf = new Set(messages.map(({ ticket_id }) => ticket_id));
  accounting.doubled += Math.max(0, tickets - ticketOf.size) + Math.max(0, openings - tickets);
  for (const letter of letters) {
    const rows = bySha.get(letter.sha256) ?? [];
    const made = rows.reduce((sum, { id }) => sum + (messagesOf.get(id)?.length ?? 0), 0);
    accounting.doubled += Math.max(0, made - 1);
    const kept = rows.some(({ verdict }) => verdict === 'quarantined' || verdict === 'left');
    if (made === 0 && !kept && !optional.has(letter)) accounting.lost.push(letter);
  }
  return accounting;
}

/** How many rows the ledger has by verdict: `opened 12, ignored (duplicate) 3`. */
export function verdictsOf(dataFolder: string): string {
  const { mails } = readTables(dataFolder);
  const counts = Map.groupBy(mails, ({ verdict, reason }) => (reason === null ? verdict : `${verdict} (${reason})`));
  return [...counts].map(([verdict, rows]) => `${verdict} ${rows.length}`).join(', ');
}

/** The hashes of mails whose bytes are stored durably: only they may be acknowledged. */
export function storedHashes(dataFolder: string): Set<string> {
  return new Set(readTables(dataFolder).mails.map(({ sha256 }) => sha256));
}

interface Tables {
  mails: { id: number; sha256: string; verdict: string; reason: string | null }[];
  messages: { mail_id: number; ticket_id: number }[];
  tickets: number;
  openings: number;
}

function readTables(dataFolder: string): Tables {
  const database = new DatabaseSync(`${dataFolder}/inbox-email.sqlite`, { readOnly: true, timeout: 5000 });
  const all = <T>(sql: string) => database.prepare(sql).all() as T[];
  try {
    database.exec('begin');
    return {
      mails: all('select id, sha256, verdict, reason from mail'),
      messages: all(`select mail_id, ticket_id from message where direction = 'incoming'`),
      tickets: all<{ n: number }>('select count(*) n from ticket')[0]?.n ?? 0,
      openings: all<{ n: number }>(`select count(*) n from event where body_json like '%"ticket.opened"%'`)[0]?.n ?? 0,
    };
  } finally {
    database.close();
  }
}
