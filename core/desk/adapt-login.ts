import type { Account, AccountCredentials, AccountSettingsInput } from '../account/account.ts';
import type { Side } from '../account/diagnosis.ts';
import { loginFor, readMailAddress } from '../account/discover/mail-address.ts';
import { type AccountSecrets, endpointOf } from '../account/endpoint.ts';
import type { Network } from '../account/network.ts';
import { signInToMailbox } from '../diagnose/sign-in-to-mailbox.ts';
import { openSubmission } from '../send/smtp-sender.ts';

/** Settings with another login, and what has to be stored with them. */
export interface AdaptedLogin {
  settings: AccountSettingsInput;
  credentials: AccountCredentials;
}

/**
 * Many servers want the name before the @ alone. Where one has refused the whole address, and nobody typed another login,
 * the name is tried: once a side, for servers lock mailboxes out. `refused`: the sides that refused the address. Null where
 * that does not help either.
 */
export async function adaptLogin(
  account: Account,
  secrets: AccountSecrets,
  refused: readonly Side[],
  network: Network,
): Promise<AdaptedLogin | null> {
  const { address, incoming, outgoing } = account;
  const read = readMailAddress(address);
  const name = read === null ? address : loginFor(read, 'local-part');
  if (account.signIn.with !== 'password' || incoming.login !== address || name === address) return null;
  if (outgoing.otherIdentity !== undefined) refused = refused.filter((side) => side === 'incoming');

  const opens = await Promise.all(refused.map((side) => signsIn(side, account, name, secrets, network)));
  const wantsName = (side: Side) => refused.some((one, at) => one === side && opens[at]);
  if (wantsName('incoming')) {
    const login = { ...account, incoming: { ...incoming, login: name } };
    // Both sides sign in alike unless the outgoing one took the address, or has an identity of its own.
    if (wantsName('outgoing') || refused.includes('outgoing') || outgoing.otherIdentity !== undefined) {
      return { settings: login, credentials: {} };
    }
    return { settings: withOutgoingLogin(login, address), credentials: samePassword(secrets) };
  }
  return wantsName('outgoing')
    ? { settings: withOutgoingLogin(account, name), credentials: samePassword(secrets) }
    : null;
}

function withOutgoingLogin(settings: AccountSettingsInput, login: string): AccountSettingsInput {
  return { ...settings, outgoing: { ...settings.outgoing, otherIdentity: { login } } };
}

function samePassword(secrets: AccountSecrets): AccountCredentials {
  const password = secrets.incoming();
  return password === null ? {} : { outgoing: password };
}

async function signsIn(
  side: Side,
  account: Account,
  login: string,
  secrets: AccountSecrets,
  network: Network,
): Promise<boolean> {
  const signal = AbortSignal.timeout(network.connectWithin);
  const endpoint = { ...endpointOf(side, account, secrets), login };
  try {
    const opened =
      side === 'incoming'
        ? await signInToMailbox(endpoint, network, signal)
        : await openSubmission(endpoint, network, signal);
    await opened.close();
    return true;
  } catch {
    return false;
  }
}
