import { isRobotAddress } from '../message/automatic/robot-address.ts';
import type { ReadMail } from '../message/message.ts';
import { hasFormOfOwnMessageId } from './own-message-id.ts';

/** Whether a machine may answer a mail, to whom, and otherwise why not with the sign that said so. */
export type AutomaticAnswer = { may: true; to: string } | { may: false; why: NoAutomaticAnswer; sign: string };

export type NoAutomaticAnswer =
  | 'backlog'
  | 'no-sender'
  | 'automatic-mail'
  | 'not-wanted'
  | 'robot-address'
  | 'own-address'
  | 'own-message-id'
  | 'sender-not-verified'
  | 'answered-lately'
  | 'account-ceiling';

/** What of a mail decides. */
export type MailToAnswer = Pick<ReadMail, 'automatic' | 'answerUnwanted' | 'from' | 'replyTo' | 'messageId'>;

/** What is known of the desk when it is asked. Addresses in lower case. */
export interface AnsweringDesk {
  /** Of all accounts: whatever one of them writes must never be answered by another. */
  ownAddresses: ReadonlySet<string>;
  /** When the sender got an automatic answer last, from whichever account; null for never. Milliseconds since 1970. */
  lastAnswerAt: number | null;
  /** Automatic answers of this account in the last hour. */
  answersLastHour: number;
  now: number;
}

/** One automatic answer per sender in this time (RFC 3834, section 2, asks for some such limit), in milliseconds. */
export const oneAnswerPer = 24 * 60 * 60_000;
/** An account answers no more mails automatically in an hour: whatever a loop slips through by, it ends here. */
export const answersPerHour = 100;

/**
 * The one gate before anything that goes out without a person (RFC 3834). A mail is answered only where nothing in it
 * speaks against it, only to the one address that it came from or that it names in Reply-To, and never twice in a day.
 */
export function mayAnswerAutomatically(
  mail: MailToAnswer,
  { backlog, senderFails = false }: { backlog: boolean; senderFails?: boolean },
  desk: AnsweringDesk,
): AutomaticAnswer {
  const no = (why: NoAutomaticAnswer, sign: string): AutomaticAnswer => ({ may: false, why, sign });
  if (backlog) return no('backlog', 'from before the account was added');
  const addresses = [mail.from?.address ?? '', ...mail.replyTo.map(({ address }) => address)].map(lowerCase);
  const to = automaticRecipient(mail);
  if (to === null) return no('no-sender', 'From names no address');
  if (mail.automatic !== null) return no('automatic-mail', `${mail.automatic.kind}: ${mail.automatic.why}`);
  if (mail.answerUnwanted !== null) return no('not-wanted', mail.answerUnwanted);
  const robot = addresses.find(isRobotAddress);
  if (robot !== undefined) return no('robot-address', robot);
  const own = addresses.find((address) => desk.ownAddresses.has(senderKey(address)));
  if (own !== undefined) return no('own-address', own);
  if (mail.messageId !== null && isOfOurs(mail.messageId, desk.ownAddresses))
    return no('own-message-id', mail.messageId);
  // Whoever the sender pretended to be would get our answer to a mail that they never wrote.
  if (senderFails) return no('sender-not-verified', 'SPF, DKIM or DMARC failed');
  if (desk.lastAnswerAt !== null && desk.now - desk.lastAnswerAt < oneAnswerPer)
    return no('answered-lately', new Date(desk.lastAnswerAt).toISOString());
  if (desk.answersLastHour >= answersPerHour) return no('account-ceiling', `${desk.answersLastHour} in the last hour`);
  return { may: true, to };
}

/** The one address that an automatic answer to a mail goes to, in lower case; null where there is none. */
export function automaticRecipient({ from, replyTo }: Pick<ReadMail, 'from' | 'replyTo'>): string | null {
  const [to] = [...replyTo, ...(from === null ? [] : [from])].filter(({ address }) => /.@./.test(address));
  return to === undefined || from === null || !/.@./.test(from.address) ? null : lowerCase(to.address);
}

/** Under which a sender's answers are counted: `ann+7@example.org` is Ann, so that tags do not get around the limit. */
export function senderKey(address: string): string {
  return lowerCase(address).replace(/(.)\+[^@]*(?=@)/, '$1');
}

/**
 * A Message-ID of our form, whoever signed it (another desk like this one answers too), or of a domain that our own IDs
 * have. The second also meets colleagues who write from our domain: they get no automatic answers, which does no harm.
 */
function isOfOurs(messageId: string, ownAddresses: ReadonlySet<string>): boolean {
  if (hasFormOfOwnMessageId(messageId)) return true;
  const domain = /@([^@<>\s]+)>?$/.exec(messageId)?.[1]?.toLowerCase();
  return domain !== undefined && [...ownAddresses].some((address) => address.endsWith(`@${domain}`));
}

const lowerCase = (address: string) => address.trim().toLowerCase();
