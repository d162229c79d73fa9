import type { Endpoint } from '../account/endpoint.ts';
import type { Network } from '../account/network.ts';
import { signInToImap } from './imap-mailbox.ts';
import { signInToPop3 } from './pop3-mailbox.ts';
import type { TestedMailbox } from './tested-mailbox.ts';

/** Signs in as receiving does. @throws StageError */
export function signInToMailbox(endpoint: Endpoint, network: Network, signal: AbortSignal): Promise<TestedMailbox> {
  return endpoint.speaks === 'pop3' ? signInToPop3(endpoint, network, signal) : signInToImap(endpoint, network, signal);
}
