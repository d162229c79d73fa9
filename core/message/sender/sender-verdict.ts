import type { ReadMail } from '../message.ts';
import type { AuthenticationResults, MethodResult } from './authentication-results.ts';
import { isReceivingServer } from './trusted-server.ts';

/** Whether the address in From is the sender's own, as the receiving server found out. */
export interface SenderVerdict {
  /** `none`: nothing was found out, either way. */
  verdict: 'pass' | 'fail' | 'none';
  /** Results as the server names them (RFC 8601, section 2.7), `none` where it says nothing. */
  spf: string;
  dkim: string;
  dmarc: string;
  /** The server whose word it is, empty where it does not name itself; `checkedHere` where we asked ourselves. */
  by: string;
}

/** What stands for a server's name in verdicts of our own. */
export const checkedHere = 'Inbox Email';

/** What is known of a mail for a verdict on its sender. */
export interface SenderFacts extends Pick<ReadMail, 'authentication' | 'receivedBy' | 'from'> {
  /** What we found out ourselves where the account asks for it. */
  checkedSender?: SenderVerdict | null;
}

/**
 * The verdict on a mail that an account received from the server `incomingHost`. What that server found out goes before
 * what we did.
 */
export function verdictOnSender(mail: SenderFacts, incomingHost: string): SenderVerdict | null {
  const said = serverVerdict(mail, incomingHost);
  return said !== null && said.verdict !== 'none' ? said : (mail.checkedSender ?? said);
}

/** What the receiving server says alone. */
export function serverVerdict(
  { authentication, receivedBy, from }: SenderFacts,
  incomingHost: string,
): SenderVerdict | null {
  const isTrusted = (authservId: string) => isReceivingServer(authservId, incomingHost, receivedBy);
  return senderVerdict(authentication, isTrusted, from?.address ?? '');
}

/**
 * What the account's own receiving server found out about a mail's sender; null where it says nothing. Only the topmost
 * field under its name counts: it puts its own on top, and whatever stands below may have come with the mail. A field
 * right below it, which a server with several filters writes, can speak against a mail, and take an accusation back, but
 * not vouch for it.
 *
 * @param isTrusted whether a name (authserv-id) is that of the account's server
 * @param from the address in From
 */
export function senderVerdict(
  fields: readonly AuthenticationResults[],
  isTrusted: (authservId: string) => boolean,
  from: string,
): SenderVerdict | null {
  const top = fields.findIndex(({ authservId }) => isTrusted(authservId));
  const field = fields[top];
  if (field === undefined) return null;
  const below: MethodResult[] = [];
  for (let i = top; fields[i]?.joinedToNext && fields[i + 1]?.authservId === field.authservId; i++) {
    below.push(...(fields[i + 1]?.results ?? []));
  }
  const all = [...field.results, ...below];
  const resultOf = (method: string) => best(all.filter((one) => one.method === method));
  const [spf, dkim, dmarc] = [resultOf('spf'), resultOf('dkim'), resultOf('dmarc')];
  const domain = from.slice(from.lastIndexOf('@') + 1).toLowerCase();
  return { verdict: verdictOf(field.results, all, domain), spf, dkim, dmarc, by: field.authservId };
}

/** DMARC (RFC 7489) has the last word where the server checks it; else a pass must be for the domain in From. */
function verdictOf(
  topmost: readonly MethodResult[],
  all: readonly MethodResult[],
  domain: string,
): SenderVerdict['verdict'] {
  const says = (results: readonly MethodResult[], method: string, result: string) =>
    results.some((one) => one.method === method && one.result === result);
  if (says(topmost, 'dmarc', 'pass')) return 'pass';
  if (says(all, 'dmarc', 'fail')) return 'fail';
  const vouches = topmost.some((one) => one.result === 'pass' && isAligned(one, domain));
  if (vouches) return 'pass';
  // Microsoft's own judgement where a domain has no DMARC record.
  if (says(all, 'compauth', 'fail')) return 'fail';
  const anyPass = says(all, 'dkim', 'pass') || says(all, 'dmarc', 'pass');
  return says(all, 'spf', 'fail') && !anyPass ? 'fail' : 'none';
}

function isAligned({ method, properties }: MethodResult, domain: string): boolean {
  const claimed =
    method === 'dkim'
      ? (properties['header.d'] ?? properties['header.i'])
      : method === 'spf'
        ? (properties['smtp.mailfrom'] ?? properties['smtp.mail'])
        : undefined;
  if (claimed === undefined || domain === '') return false;
  const other = claimed.slice(claimed.lastIndexOf('@') + 1);
  return other === domain || (other.includes('.') && (domain.endsWith(`.${other}`) || other.endsWith(`.${domain}`)));
}

/** Of several signatures one that holds is enough. */
function best(results: readonly MethodResult[]): string {
  return (results.find(({ result }) => result === 'pass') ?? results[0])?.result ?? 'none';
}
