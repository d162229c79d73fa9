import type { Account } from '../account/account.ts';
import { isOwnAddress as isAddressOf, ownAddresses } from '../account/own-addresses.ts';
import type { CoreTransaction } from '../store/schema.ts';
import {
  answersTo,
  cameThroughList,
  messagesNaming,
  type NamingMessage,
  namedIds,
  participantsOf,
  ticketsHolding,
} from '../store/thread-ids.ts';
import { branchOf } from '../store/ticket-links.ts';
import { currentTicket, findTicket } from '../store/tickets.ts';
import { taggedTickets } from '../ticket/base-subject.ts';
import { areColleagues } from '../ticket/colleagues.ts';
import type { Candidate } from '../ticket/match-ticket.ts';
import { hasFormOfOwnMessageId, testTicketId, ticketOfOwnMessageId } from '../ticket/own-message-id.ts';
import { referredIds } from '../ticket/referred-ids.ts';
import type { Deciding } from './filing-context.ts';
import type { IncomingMail } from './read-incoming.ts';

/** Our own mail come back: a copy of an answer in the watched folder, or the mail that a test sent. */
export async function isOwn(
  trx: CoreTransaction,
  mail: IncomingMail,
  account: Account,
  { signingKey }: Pick<Deciding, 'signingKey'>,
): Promise<boolean> {
  const ticketId = mail.messageId === null ? null : ticketOfOwnMessageId(mail.messageId, signingKey);
  if (ticketId === null || !isOwnAddress(mail, account)) return false;
  return ticketId === testTicketId || (await findTicket(trx, ticketId))?.accountId === account.id;
}

/** Whether a mail says to be from the account itself. */
export function isOwnAddress(mail: IncomingMail, account: Account): boolean {
  return mail.from !== null && isAddressOf(account, mail.from.address);
}

/** The account's tickets that a mail names, in the order in which matchTicket wants them. */
export async function candidatesFor(
  trx: CoreTransaction,
  mail: IncomingMail,
  account: Account,
  context: Deciding,
): Promise<Candidate[]> {
  const search = await beginSearch(trx, mail, account);
  const candidates: Candidate[] = [];
  for (const id of search.ids) {
    const signedFor = ticketOfOwnMessageId(id, context.signingKey);
    if (signedFor === testTicketId) continue;
    if (signedFor !== null) candidates.push(await signedCandidate(search, id, signedFor));
    else candidates.push(...(await knownCandidates(search, id)));
  }
  return [...candidates, ...(await answeredBefore(search)), ...(await taggedCandidates(search))];
}

interface Search {
  trx: CoreTransaction;
  mail: IncomingMail;
  account: Account;
  /** In lower case; empty where the mail names nobody, or says to be from the account itself. */
  sender: string;
  /** Whom the mail names as sender or recipient, but for the account itself. */
  people: Set<string>;
  ids: string[];
  /** Messages that have or name one of the IDs, in tickets where the sender takes part, and in others. */
  ofSender: Map<string, NamingMessage[]>;
  ofOthers: Map<string, NamingMessage[]>;
}

async function beginSearch(trx: CoreTransaction, mail: IncomingMail, account: Account): Promise<Search> {
  const named = [...(mail.from === null ? [] : [mail.from]), ...mail.to, ...mail.cc];
  const people = new Set(named.map(({ address }) => address.toLowerCase()));
  for (const own of ownAddresses(account)) people.delete(own.toLowerCase());
  people.delete('');
  const sender = isOwnAddress(mail, account) ? '' : (mail.from?.address.toLowerCase() ?? '');
  const ids = referredIds(mail);
  const known = await namedIds(trx, account.id, ids);
  const naming = async (takesPart: boolean, limit: number) => {
    const found = await messagesNaming(trx, account.id, known, { address: sender, takesPart, limit });
    return Map.groupBy(found, ({ headerId }) => headerId);
  };
  return {
    trx,
    mail,
    account,
    sender,
    people,
    ids,
    ofSender: await naming(true, 200),
    ofOthers: await naming(false, 20),
  };
}

const plain = { flaw: null, senderIsColleague: false, throughList: false, otherIsAddressed: null, branchOf: null };

/** Where the mail that it names is now: somebody may have split it off or merged its ticket since it was signed. */
async function signedCandidate(search: Search, id: string, signedFor: number): Promise<Candidate> {
  const { trx, mail, account, sender } = search;
  const named = [...(search.ofSender.get(id) ?? []), ...(search.ofOthers.get(id) ?? [])];
  const held = named.find((message) => message.held)?.ticketId;
  const ticket = await currentTicket(trx, held ?? signedFor);
  const rule = mail.bounce?.originalMessageId === id ? ('bounced-mail' as const) : ('own-message-id' as const);
  const found = { ...plain, rule, evidence: id };
  if (ticket?.accountId !== account.id) {
    return { ...found, ticketId: null, flaw: 'other-account', senderTakesPart: false };
  }
  const participants = await participantsOf(trx, ticket.id);
  for (const own of ownAddresses(account)) participants.delete(own.toLowerCase());
  return {
    ...found,
    ticketId: ticket.id,
    senderTakesPart: sender !== '' && participants.has(sender),
    senderIsColleague: [...participants].some((address) => areColleagues(address, sender)),
    throughList: isOfList(mail) || (await cameThroughList(trx, ticket.id)),
  };
}

function isOfList({ automatic }: IncomingMail): boolean {
  return automatic?.kind === 'list' || automatic?.kind === 'bulk';
}

/** Tickets with that mail before those that only name it too; of the others one, for the record. */
async function knownCandidates(search: Search, id: string): Promise<Candidate[]> {
  const { trx, people } = search;
  const rank = ({ held, author }: NamingMessage) => (held ? 0 : 2) + (people.has(author) ? 0 : 1);
  const rule = 'known-message-id' as const;
  const ofSender = onePerTicket((search.ofSender.get(id) ?? []).toSorted((a, b) => rank(a) - rank(b)));
  const candidates: Candidate[] = [];
  for (const { ticketId, held, author } of ofSender.slice(0, candidatesPerId)) {
    const otherIsAddressed = held ? null : people.has(author);
    const facts = { ...plain, otherIsAddressed, branchOf: await branchOf(trx, ticketId) };
    candidates.push({ ...facts, rule, ticketId, evidence: id, senderTakesPart: true });
  }
  const [other] = search.ofOthers.get(id) ?? [];
  if (other !== undefined) {
    candidates.push({ ...plain, rule, ticketId: other.ticketId, evidence: id, senderTakesPart: false });
  }
  if (candidates.length === 0 && hasFormOfOwnMessageId(id)) {
    const forged = { ...plain, flaw: 'forged' as const, senderTakesPart: false };
    candidates.push({ ...forged, rule: 'own-message-id', ticketId: null, evidence: id });
  }
  return candidates;
}

const candidatesPerId = 5;

/** Answers to this mail that came in before it. */
async function answeredBefore({ trx, mail, account, people }: Search): Promise<Candidate[]> {
  const id = mail.messageId;
  if (id === null) return [];
  const answers = await answersTo(trx, account.id, id, 20);
  if (answers.length === 0) return [];
  const reused = (await ticketsHolding(trx, account.id, id)).length > 0;
  const byAddressed = answers.toSorted((a, b) => Number(people.has(b.author)) - Number(people.has(a.author)));
  return onePerTicket(byAddressed)
    .toSorted((a, b) => a.ticketId - b.ticketId)
    .map(({ ticketId, author }) => ({
      ...plain,
      rule: 'answered-before' as const,
      ticketId,
      evidence: id,
      flaw: reused ? ('reused-id' as const) : null,
      senderTakesPart: false,
      otherIsAddressed: people.has(author),
    }));
}

async function taggedCandidates({ trx, mail, account, sender }: Search): Promise<Candidate[]> {
  const candidates: Candidate[] = [];
  for (const tagged of taggedTickets(mail.subject)) {
    const ticket = await currentTicket(trx, tagged);
    const found = { ...plain, rule: 'subject-tag' as const, evidence: `[#${tagged}]` };
    if (ticket?.accountId === account.id) {
      const senderTakesPart = sender !== '' && (await participantsOf(trx, ticket.id)).has(sender);
      candidates.push({ ...found, ticketId: ticket.id, senderTakesPart });
    } else candidates.push({ ...found, ticketId: null, flaw: 'other-account', senderTakesPart: false });
  }
  return candidates;
}

function onePerTicket(messages: readonly NamingMessage[]): NamingMessage[] {
  return [...Map.groupBy(messages, ({ ticketId }) => ticketId).values()].flatMap(([first]) => first ?? []);
}
