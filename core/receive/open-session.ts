import type { Endpoint } from '../account/endpoint.ts';
import type { Network } from '../account/network.ts';
import { openImapSession } from './imap-session.ts';
import type { MailSession } from './mail-session.ts';

/** A session in the protocol that the endpoint speaks. @throws StageError */
export function openSession(endpoint: Endpoint, network: Network, signal: AbortSignal): Promise<MailSession> {
  return openImapSession(endpoint, network, signal);
}
