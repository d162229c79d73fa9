import type { Correspondent } from '../message/correspondent.ts';
import type { Ticket } from './ticket.ts';

/**
 * Whom an answer goes to: the Reply-To of the mail that is answered, else its sender (RFC 5322, section 3.6.2), else
 * the ticket's requester; copies to whomever the customer had copied in. Never to the account itself, nobody twice.
 */
export function recipientsOfReply(
  ticket: Pick<Ticket, 'requester'>,
  answered: { from: Correspondent; replyTo: readonly Correspondent[]; cc: readonly Correspondent[] } | null,
  ownAddress: string,
): { to: Correspondent[]; cc: Correspondent[] } {
  const seen = new Set([ownAddress.toLowerCase()]);
  const fresh = ({ address }: Correspondent) => {
    const key = address.toLowerCase();
    if (!key.includes('@') || seen.has(key)) return false;
    seen.add(key);
    return true;
  };
  const first = (...choices: (readonly Correspondent[])[]) => choices.find((people) => people.some(hasAddress)) ?? [];
  const to = first(answered?.replyTo ?? [], answered === null ? [] : [answered.from], [ticket.requester]).filter(fresh);
  return { to, cc: (answered?.cc ?? []).filter(fresh) };
}

const hasAddress = ({ address }: Correspondent) => address.includes('@');
