import type { Account } from '../account/account.ts';
import type { Side } from '../account/diagnosis.ts';
import type { Look } from '../account/drift.ts';
import { type AccountSecrets, type Endpoint, endpointOf } from '../account/endpoint.ts';
import type { Network } from '../account/network.ts';
import { shownCertificate } from '../diagnose/shown-certificate.ts';
import { signIn } from '../receive/imap-sign-in.ts';
import { judgeCapabilities, judgeCertificate, judgeQuota, usefulOf } from './judge.ts';

/** What the servers of an account show, and what the incoming one offers; null where it was not asked. */
export interface SeenOnServers {
  looks: Look[];
  capabilities: string[] | null;
}

/**
 * Connects to both servers for their certificates, and signs in to the incoming one for its quota and what it offers. What
 * does not answer is left out: that it fails is told by whoever receives and sends.
 *
 * @param before what it offered at the look before
 */
export async function lookAtServers(
  account: Account,
  secrets: AccountSecrets,
  network: Network,
  { before, now, signal }: { before: readonly string[]; now: number; signal: AbortSignal },
): Promise<SeenOnServers> {
  const looks: Look[] = [];
  for (const side of ['incoming', 'outgoing'] as const) {
    const look = await certificateOf(side, account, secrets, network, now, signal).catch(() => null);
    if (look !== null) looks.push(look);
  }
  const mailbox = await lookIntoMailbox(endpointOf('incoming', account, secrets), network, signal).catch(() => null);
  if (mailbox === null) return { looks, capabilities: null };
  looks.push(judgeQuota(mailbox.quota), judgeCapabilities(before, mailbox.capabilities));
  return { looks, capabilities: mailbox.capabilities };
}

async function certificateOf(
  side: Side,
  account: Account,
  secrets: AccountSecrets,
  network: Network,
  now: number,
  signal: AbortSignal,
): Promise<Look | null> {
  const endpoint = endpointOf(side, account, secrets);
  // Of one that a person has accepted, no other is known: whether it ends soon says nothing of what follows it.
  if (endpoint.encryption === 'none' || endpoint.trust?.pinned !== undefined) return null;
  const validTo = Date.parse((await shownCertificate(endpoint, network, signal)).validTo);
  return Number.isNaN(validTo) ? null : judgeCertificate(side, endpoint.host, validTo, now);
}

/** POP3 tells of neither. */
async function lookIntoMailbox(endpoint: Endpoint, network: Network, signal: AbortSignal) {
  if (endpoint.speaks !== 'imap') return null;
  const client = await signIn(endpoint, network, signal);
  try {
    const answer = await client.getQuota('INBOX');
    const storage = answer === false ? undefined : answer.storage;
    const quota =
      storage?.limit === undefined || storage.usage === undefined
        ? null
        : { used: storage.usage, limit: storage.limit };
    return { quota, capabilities: usefulOf(client.capabilities.keys()) };
  } finally {
    await client.logout().catch(() => {});
    client.close();
  }
}
