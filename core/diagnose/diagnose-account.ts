import type { AccountSettings } from '../account/account.ts';
import { type Diagnosis, nothingTestedYet, type Side } from '../account/diagnosis.ts';
import { type AccountSecrets, type Endpoint, endpointOf, secretsIn } from '../account/endpoint.ts';
import { createBell } from '../work/bell.ts';
import { incomingStages } from './incoming-stages.ts';
import { longest } from './limits.ts';
import { outgoingStages } from './outgoing-stages.ts';
import { runSide } from './run-side.ts';
import type { TestedMailbox } from './tested-mailbox.ts';
import type { DiagnosisContext, Stages, Testing } from './testing.ts';

/**
 * Tests both sides of an account at once, stage by stage, and yields the picture anew after each step, for a minute at
 * most. Sends one mail from the account to itself, looks for it and removes it. Leaving the loop calls the test off.
 */
export async function* diagnoseAccount(
  settings: AccountSettings,
  secrets: AccountSecrets,
  context: DiagnosisContext,
): AsyncGenerator<Diagnosis, void, void> {
  const changed = createBell();
  const calledOff = new AbortController();
  const timeIsUp = AbortSignal.timeout(longest);
  const { incoming, outgoing } = nothingTestedYet(settings);
  const closing: (() => unknown)[] = [];
  // The other side looks for its mail here once this one is through.
  const mailbox = Promise.withResolvers<TestedMailbox | null>();
  const side = (which: Side, stagesFor: (testing: Testing) => Stages) => {
    const { endpoint, missing } = reachable(which, settings, secrets);
    const { network } = context;
    const testing = {
      ...{ settings, endpoint, network, signal: calledOff.signal },
      afterwards: (close: () => unknown) => void closing.push(close),
    };
    return runSide({
      side: which,
      host: endpoint.host,
      sharesIdentity: settings.outgoing.otherIdentity === undefined,
      stages: { ...stagesFor(testing), ...missing },
      results: which === 'incoming' ? incoming : outgoing,
      secrets: secretsIn(endpoint),
      stageAtMost: network.connectWithin,
      over: AbortSignal.any([calledOff.signal, timeIsUp]),
      changed: changed.ring,
    });
  };
  const sides = Promise.all([
    side('incoming', (testing) => incomingStages(testing, mailbox.resolve)).finally(() => mailbox.resolve(null)),
    side('outgoing', (testing) => outgoingStages(testing, context, mailbox.promise)),
  ]);
  let finished = false;
  try {
    for (;;) {
      const diagnosis = pictureOf(incoming, outgoing);
      finished = diagnosis.finished;
      yield diagnosis;
      if (finished) return;
      await changed.wait(calledOff.signal);
    }
  } finally {
    const goodbyes = Promise.allSettled(closing.map(async (close) => close()));
    if (finished) await Promise.race([goodbyes, politeFor()]);
    calledOff.abort();
    await sides;
  }
}

/** Milliseconds for saying goodbye to the servers. */
const politeness = 500;
const politeFor = () => new Promise<void>((resolve) => setTimeout(resolve, politeness).unref());

/** A side whose password is missing or cannot be opened is tested up to where it is needed. */
function reachable(
  side: Side,
  settings: AccountSettings,
  secrets: AccountSecrets,
): { endpoint: Endpoint; missing: Stages } {
  try {
    return { endpoint: endpointOf(side, settings, secrets), missing: {} };
  } catch (error) {
    const none = () => '';
    const endpoint = endpointOf(side, settings, { ...secrets, incoming: none, outgoing: none });
    return { endpoint, missing: { 'sign-in': () => Promise.reject(error) } };
  }
}

function pictureOf(incoming: Diagnosis['incoming'], outgoing: Diagnosis['outgoing']): Diagnosis {
  const all = [...incoming, ...outgoing];
  return {
    incoming: [...incoming],
    outgoing: [...outgoing],
    finished: all.every(({ status }) => status !== 'waiting' && status !== 'running'),
    passed: all.every(({ status }) => status === 'passed' || status === 'skipped'),
  };
}
