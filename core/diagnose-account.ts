import { type AccountSettings, addressDomain } from './account/account.ts';
import type { Diagnosis, Side, Stage, StageResult } from './account/diagnosis.ts';
import { stagesOf } from './account/diagnosis.ts';
import { type AccountSecrets, type Endpoint, endpointOf } from './account/endpoint.ts';
import { explain } from './account/explain.ts';
import { failureOf } from './account/failure.ts';
import type { Network } from './account/network.ts';
import { probeConnection, probeTls } from './account/probe.ts';
import { redact } from './account/redact.ts';
import { StageError } from './account/stage-error.ts';
import type { MailSession } from './receive/mail-session.ts';
import { openSession } from './receive/open-session.ts';
import { openSubmission } from './send/smtp-sender.ts';
import { composeReply } from './ticket/compose-reply.ts';
import { ownMessageId, testTicketId } from './ticket/own-message-id.ts';
import { createBell } from './work/bell.ts';
import type { Clock } from './work/clock.ts';

export interface DiagnosisContext {
  network: Network;
  clock: Clock;
  signingKey: string;
}

/** No test may take longer, whatever the servers do. */
const longest = 60_000;

/**
 * Tests both sides of an account at once, stage by stage, and yields the picture anew after each step. Sends one mail
 * from the account to itself. Leaving the loop calls the test off.
 */
export async function* diagnoseAccount(
  settings: AccountSettings,
  secrets: AccountSecrets,
  context: DiagnosisContext,
): AsyncGenerator<Diagnosis, void, void> {
  const changed = createBell();
  const calledOff = new AbortController();
  const signal = AbortSignal.any([calledOff.signal, AbortSignal.timeout(longest)]);
  const results = { incoming: blank('incoming'), outgoing: blank('outgoing') };
  const run = (side: Side, stages: SideStages) =>
    runSide(side, stages, results[side], settings, secrets, context, signal, changed.ring);
  const sides = Promise.all([run('incoming', incomingStages), run('outgoing', outgoingStages)]);
  try {
    for (;;) {
      const diagnosis = pictureOf(results.incoming, results.outgoing);
      yield diagnosis;
      if (diagnosis.finished) return;
      await changed.wait(new AbortController().signal);
    }
  } finally {
    calledOff.abort();
    await sides;
  }
}

/** What each stage does; they share what the ones before have opened. Returns a detail to show. */
type SideStages = (run: StageRun) => Partial<Record<Stage, () => Promise<string | undefined>>>;

interface StageRun {
  settings: AccountSettings;
  endpoint: Endpoint;
  context: DiagnosisContext;
  signal: AbortSignal;
  /** Runs when the side is done, whatever its outcome. */
  afterwards(close: () => void): void;
}

const incomingStages: SideStages = (run) => {
  let session: MailSession;
  return {
    ...probeStages(run),
    'sign-in': async () => {
      session = await openSession(run.endpoint, run.context.network, run.signal);
      run.afterwards(() => void session.close());
      return undefined;
    },
    folder: async () => {
      const found: string[] = [];
      for (const folder of run.settings.receiving.folders) {
        const { exists } = await session.open(folder, 'read');
        found.push(`${folder} · ${exists}`);
      }
      return found.join(', ');
    },
  };
};

const outgoingStages: SideStages = (run) => {
  let submission: Awaited<ReturnType<typeof openSubmission>>;
  return {
    ...probeStages(run),
    'sign-in': async () => {
      submission = await openSubmission(run.endpoint, run.context.network, run.signal);
      run.afterwards(() => submission.close());
      return undefined;
    },
    send: async () => {
      const { address } = run.settings;
      const sent = await submission.send({ from: address, to: [address] }, await testMail(run));
      return sent.serverWords;
    },
  };
};

function probeStages({ endpoint, context: { network }, signal, afterwards }: StageRun) {
  let probe: Awaited<ReturnType<typeof probeConnection>>;
  const connect = async () => {
    probe = await probeConnection(endpoint, network, signal);
    afterwards(probe.close);
    return undefined;
  };
  const tls = () => probeTls(probe, endpoint, network);
  return endpoint.encryption === 'none' ? { connect } : { connect, tls };
}

function testMail({ settings, context }: StageRun): Promise<Uint8Array> {
  const self = { name: settings.name, address: settings.address };
  const domain = addressDomain(settings.address);
  return composeReply({
    from: self,
    to: [self],
    cc: [],
    subject: 'Inbox Email: test',
    text: 'This mail tests that the account can send. It becomes no ticket and may be deleted.',
    // When it arrives it is recognised by this as our own.
    messageId: ownMessageId(testTicketId, domain, context.signingKey),
    references: [],
    date: new Date(context.clock()),
    automatic: 'auto-generated',
    files: [],
  });
}

async function runSide(
  side: Side,
  stagesFor: SideStages,
  results: StageResult[],
  settings: AccountSettings,
  secrets: AccountSecrets,
  context: DiagnosisContext,
  signal: AbortSignal,
  changed: () => void,
): Promise<void> {
  const closing: (() => void)[] = [];
  const known: string[] = [];
  let stages: ReturnType<SideStages> | null = null;
  for (const [index, { stage }] of results.entries()) {
    const began = performance.now();
    const milliseconds = () => Math.round(performance.now() - began);
    results[index] = { stage, status: 'running' };
    changed();
    try {
      if (stages === null) {
        const endpoint = endpointOf(side, settings, secrets);
        known.push(endpoint.password);
        stages = stagesFor({ settings, endpoint, context, signal, afterwards: (close) => closing.push(close) });
      }
      const step = stages[stage];
      const said = await step?.();
      const detail = said === undefined ? undefined : redact(said, known);
      results[index] =
        step === undefined
          ? { stage, status: 'skipped' }
          : { stage, status: 'passed', milliseconds: milliseconds(), ...(detail === undefined ? {} : { detail }) };
      changed();
    } catch (error) {
      const [at, cause] = error instanceof StageError ? [error.stage, error.cause] : [stage, error];
      const explanation = explain(failureOf(side, at, cause, known));
      results[index] = { stage, status: 'failed', milliseconds: milliseconds(), explanation };
      for (let rest = index + 1; rest < results.length; rest++) {
        const skipped = results[rest];
        if (skipped !== undefined) results[rest] = { stage: skipped.stage, status: 'skipped' };
      }
      break;
    }
  }
  for (const close of closing) close();
  changed();
}

const blank = (side: Side): StageResult[] => stagesOf[side].map((stage) => ({ stage, status: 'waiting' }));

function pictureOf(incoming: StageResult[], outgoing: StageResult[]): Diagnosis {
  const all = [...incoming, ...outgoing];
  return {
    incoming: [...incoming],
    outgoing: [...outgoing],
    finished: all.every(({ status }) => status !== 'waiting' && status !== 'running'),
    passed: all.every(({ status }) => status === 'passed' || status === 'skipped'),
  };
}
