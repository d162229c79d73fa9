import type { Explanation } from '@inbox-email/core/account/diagnosis.ts';
import { endpointOf, secretsIn } from '@inbox-email/core/account/endpoint.ts';
import { explain } from '@inbox-email/core/account/explain.ts';
import type { Failure } from '@inbox-email/core/account/failure.ts';
import type { MailSession } from '@inbox-email/core/receive/mail-session.ts';
import { openSession } from '@inbox-email/core/receive/open-session.ts';
import { failureFrom } from '@inbox-email/core/receive/receive-failure.ts';
import type { MailAccount } from './mail-account.ts';

/** A connection to the account's incoming server, signed in. @throws StageError */
export async function openMailbox(account: MailAccount, signal: AbortSignal): Promise<MailSession> {
  return openSession(endpointOf('incoming', account.settings, account.secrets), account.network, signal);
}

/** What was thrown while receiving, with the account's secrets taken out. */
export function receivingFailure(error: unknown, { settings, secrets }: MailAccount): Failure {
  // Where no password is stored there is none to take out.
  const incoming = () => secrets.incoming() ?? '';
  return failureFrom(error, secretsIn(endpointOf('incoming', settings, { ...secrets, incoming })));
}

/** The same in words: cause and remedy. */
export const explainReceiving = (error: unknown, account: MailAccount): Explanation =>
  explain(receivingFailure(error, account));
