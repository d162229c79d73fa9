import { type Endpoint, secretsIn } from '../account/endpoint.ts';
import type { Network } from '../account/network.ts';
import { StageError } from '../account/stage-error.ts';
import { openImapSession } from './imap-session.ts';
import type { MailSession } from './mail-session.ts';
import { openPop3Session } from './pop3-session.ts';
import { createTranscript } from './transcript.ts';

/** A session in the protocol that the endpoint speaks. @throws StageError */
export function openSession(endpoint: Endpoint, network: Network, signal: AbortSignal): Promise<MailSession> {
  const open = endpoint.speaks === 'pop3' ? openPop3Session : openImapSession;
  const transcript = createTranscript(secretsIn(endpoint));
  return open(endpoint, network, signal, transcript).catch((error) => {
    if (error instanceof StageError) error.transcript = transcript.lines();
    throw error;
  });
}
