import type { Correspondent } from '../message/correspondent.ts';
import type { Ticket } from './ticket.ts';

/**
 * Whom an answer goes to: the Reply-To of the mail that is answered, else its sender (RFC 5322, section 3.6.2), else
 * the ticket's requester; copies to whomever the customer had copied in, and always to the requester: somebody who
 * answers a forwarded mail joins the conversation, and does not take it over. Never to the account itself or an alias of it, nobody twice.
 */
export function recipientsOfReply(
  ticket: Pick<Ticket, 'requester'>,
  answered: { from: Correspondent; replyTo: readonly Correspondent[]; cc: readonly Correspondent[] } | null,
  own: readonly string[],
): { to: Correspondent[]; cc: Correspondent[] } {
  const seen = new Set(own.map((address) => address.toLowerCase()));
  const fresh = ({ address }: Correspondent) => {
    const key = address.toLowerCase();
    if (!key.includes('@') || seen.has(key)) return false;
    seen.add(key);
    return true;
  };
  const reachable = ({ address }: Correspondent) => address.includes('@') && !seen.has(address.toLowerCase());
  const choices = [answered?.replyTo ?? [], answered === null ? [] : [answered.from], [ticket.requester]];
  const to = (choices.find((people) => people.some(reachable)) ?? []).filter(fresh);
  return { to, cc: [ticket.requester, ...(answered?.cc ?? [])].filter(fresh) };
}
