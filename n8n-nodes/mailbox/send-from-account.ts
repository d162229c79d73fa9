import { type Endpoint, endpointOf, secretsIn } from '@inbox-email/core/account/endpoint.ts';
import { explain } from '@inbox-email/core/account/explain.ts';
import { type Failure, failureOf } from '@inbox-email/core/account/failure.ts';
import type { Network } from '@inbox-email/core/account/network.ts';
import { StageError } from '@inbox-email/core/account/stage-error.ts';
import { sharing } from '@inbox-email/core/diagnose/run-side.ts';
import { outcomeOf } from '@inbox-email/core/send/delivery-outcome.ts';
import { openSubmission, type Sent } from '@inbox-email/core/send/smtp-sender.ts';
import { composeReply, type Reply } from '@inbox-email/core/ticket/compose-reply.ts';
import type { MailAccount } from './mail-account.ts';
import { tellFailure } from './tell-failure.ts';

/** A mail did not go out, or nobody knows: the message says which, `description` why and what helps. */
export class NotSent extends Error {
  readonly description: string;
  /** The connection broke after the mail was handed over: it may have gone out, so it must not be sent again unasked. */
  readonly uncertain: boolean;

  constructor(message: string, description: string, uncertain: boolean) {
    super(message);
    this.name = 'NotSent';
    this.description = description;
    this.uncertain = uncertain;
  }
}

/** Sends one mail by the account's outgoing server and waits for the server's word. @throws NotSent */
export async function sendFromAccount(
  { settings, secrets, network, receivesOnly }: MailAccount,
  reply: Reply,
): Promise<Sent> {
  if (receivesOnly) {
    throw new NotSent(
      'The credential only receives',
      'Choose a protocol and an outgoing server in the credential.',
      false,
    );
  }
  const raw = await composeReply(reply);
  const envelope = { from: settings.address, to: [...reply.to, ...reply.cc].map(({ address }) => address) };
  const attempt = () => trySending(() => endpointOf('outgoing', settings, secrets), network, envelope, raw);
  let tried = await attempt();
  // An access token lives for an hour: the first refusal asks for a new one.
  if ('failure' in tried && tried.failure.stage === 'sign-in' && secrets.bearer !== undefined) {
    secrets.bearer().refused();
    tried = await attempt();
  }
  if ('sent' in tried) return tried.sent;
  const explanation = sharing(explain(tried.failure), settings.outgoing.otherIdentity === undefined);
  const { uncertain } = tried;
  throw new NotSent(
    uncertain ? 'The connection broke after the mail was handed over: it may have gone out' : explanation.cause.en,
    uncertain ? `Ask the recipient before you send it again. ${tellFailure(explanation)}` : tellFailure(explanation),
    uncertain,
  );
}

async function trySending(
  endpointFor: () => Endpoint,
  network: Network,
  envelope: { from: string; to: string[] },
  raw: Uint8Array,
): Promise<{ sent: Sent } | { failure: Failure; uncertain: boolean }> {
  let began = false;
  let endpoint: Endpoint | null = null;
  try {
    endpoint = endpointFor();
    const submission = await openSubmission(endpoint, network, new AbortController().signal);
    try {
      const begin = async () => {
        began = true;
      };
      return { sent: await submission.send(envelope, raw, begin) };
    } finally {
      submission.close();
    }
  } catch (error) {
    const [stage, cause] = error instanceof StageError ? [error.stage, error.cause] : (['send', error] as const);
    const secrets = endpoint === null ? [] : secretsIn(endpoint);
    const failure = failureOf('outgoing', stage, cause, secrets, endpoint?.host);
    return { failure, uncertain: outcomeOf(failure, began) === 'uncertain' };
  }
}
