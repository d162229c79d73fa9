import { StageError } from '../account/stage-error.ts';
import { openSubmission, type Sent, type Submission } from '../send/smtp-sender.ts';
import { probeAlias } from './probe-alias.ts';
import { type Reached, reachStages } from './reach-stages.ts';
import { watchRoundTrip } from './round-trip.ts';
import { composeTestMail, type TestMail } from './test-mail.ts';
import type { TestedMailbox } from './tested-mailbox.ts';
import type { DiagnosisContext, Stages, Testing } from './testing.ts';

/** `mailbox`: the incoming side's, once it is through; null where it failed, and nothing can be looked for. */
export function outgoingStages(
  testing: Testing,
  context: Omit<DiagnosisContext, 'network'>,
  mailbox: Promise<TestedMailbox | null>,
): Stages {
  const { settings, endpoint, network, signal } = testing;
  const { address, aliases } = settings;
  let submission: Submission;
  let mail: TestMail;
  let sending: Promise<Sent>;
  let sentAt = 0;
  return {
    ...reachStages(testing, {} as Reached),
    async 'sign-in'() {
      submission = await openSubmission(endpoint, network, signal);
      testing.afterwards(() => submission.close());
      return { kind: 'login', login: endpoint.login };
    },
    async sender() {
      mail = await composeTestMail(settings, context.signingKey, new Date(context.clock()));
      const accepted = new Promise<void>((resolve) => {
        sending = submission.send({ from: address, to: [address] }, mail.raw, async () => resolve());
      });
      // What a server has against the recipient or the mail belongs to the next stage.
      await Promise.race([accepted, sending.catch(refusedSender)]);
      for (const alias of aliases) await probeAlias(testing, alias);
      return { kind: 'address', address: [address, ...aliases].join(', ') };
    },
    async send() {
      const { serverWords } = await sending;
      sentAt = performance.now();
      return { kind: 'words', words: serverWords };
    },
    async 'round-trip'() {
      const where = await mailbox;
      if (where === null) return 'skip';
      const { receivedByUs } = context;
      return watchRoundTrip({ where, messageId: mail.messageId, settings, sentAt, signal, receivedByUs });
    },
  };
}

function refusedSender(error: unknown): void {
  const cause = error instanceof StageError ? error.cause : error;
  const { command = '', response = '' } = cause as { command?: string; response?: string };
  // A 421 comes without the command that it answers; Postfix names what it objects to.
  if (!/^(RCPT|DATA)/.test(command) && !/recipient/i.test(response)) throw error;
}
