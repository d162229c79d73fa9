import type { FetchHandler, IMAPServer } from 'hoodiecrow-imap';
import fetchHandlers from 'hoodiecrow-imap/lib/commands/handlers/fetch.js';

/**
 * Answers `BODY[]` and `BODY[]<from.length>` from the mail's bytes. hoodiecrow takes the mail's structure apart first,
 * seconds for a large one, and forgets the wanted length after the first of several mails.
 */
export function fetchWholeMail(protocol: IMAPServer): void {
  /** What was asked for: the query itself is echoed with the start alone (RFC 9051, section 7.5.2). */
  const wanted = new WeakMap<object, { start: number; length: number }>();

  const fetchBody: FetchHandler = (connection, message, query) => {
    if (query.section?.length !== 0) return fetchHandlers.BODY(connection, message, query);
    const [start, length] = query.partial ?? [];
    if (start !== undefined && length !== undefined) {
      wanted.set(query, { start, length });
      query.partial = [start];
    }
    const range = wanted.get(query);
    const value = range ? message.raw.slice(range.start, range.start + range.length) : message.raw;
    return { type: 'LITERAL', value };
  };
  protocol.fetchHandlers.BODY = fetchBody;
  protocol.fetchHandlers['BODY.PEEK'] = fetchBody;
}
