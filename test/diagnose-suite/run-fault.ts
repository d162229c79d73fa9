import { type AccountSettings, accountSettings } from '@inbox-email/core/account/account.ts';
import type { Diagnosis, Side, StageResult } from '@inbox-email/core/account/diagnosis.ts';
import { diagnoseAccount } from '@inbox-email/core/diagnose/diagnose-account.ts';
import { addressOf, password as goodPassword } from './dovecots.ts';
import type { Fault } from './fault.ts';
import type { World } from './world.ts';

export interface Result {
  name: string;
  stage: string;
  cause: string;
  field: string;
  milliseconds: number;
  /** What is not as it should be; empty where everything is. */
  wrong: string;
}

/** The whole test may take this long, with every fault. */
const atMost = 60_000;

export async function runFault(fault: Fault, world: World): Promise<Result> {
  const { password, ...settings } = settingsOf(fault, world);
  const end = await fault.meanwhile?.(world);
  const began = performance.now();
  let last: Diagnosis | undefined;
  const secrets = { incoming: () => password, outgoing: () => 'a wrong one' };
  const context = { network: world.network, clock: Date.now, signingKey: 'suite' };
  for await (const diagnosis of diagnoseAccount(settings, secrets, context)) last = diagnosis;
  const milliseconds = Math.round(performance.now() - began);
  end?.();
  if (last === undefined) throw new Error('The test said nothing');
  const side = fault.finds?.side ?? 'incoming';
  const found = failureOn(last, side) ?? failureOn(last, other(side));
  return {
    name: fault.name,
    stage: found?.stage ?? 'all passed',
    cause: found?.explanation.code ?? '',
    field: found?.explanation.field ?? '',
    milliseconds,
    wrong: wrongWith(fault, last, milliseconds),
  };
}

function wrongWith({ finds, onBothSides }: Fault, last: Diagnosis, milliseconds: number): string {
  const wrong: string[] = [];
  if (milliseconds > atMost) wrong.push('took too long');
  if (!last.finished) wrong.push('not finished');
  if (last.passed !== (finds === null)) wrong.push(last.passed ? 'passed' : 'did not pass');
  for (const side of ['incoming', 'outgoing'] as const) {
    const failed = failureOn(last, side);
    const said = failed && `${side} ${failed.stage} ${failed.explanation.code}: ${failed.explanation.serverWords}`;
    if (side !== finds?.side) {
      if (onBothSides !== true && failed) wrong.push(`also ${said}`);
      continue;
    }
    const right =
      failed?.stage === finds.stage &&
      failed.explanation.code === finds.cause &&
      failed.explanation.field === finds.field;
    if (!right) wrong.push(`expected ${finds.stage} ${finds.cause} ${finds.field}, found ${said ?? 'nothing'}`);
  }
  return wrong.join('; ');
}

function failureOn(diagnosis: Diagnosis, side: Side): Extract<StageResult, { status: 'failed' }> | undefined {
  return diagnosis[side].find((result) => result.status === 'failed');
}

const other = (side: Side): Side => (side === 'incoming' ? 'outgoing' : 'incoming');

/** An account with this fault; it belongs to no group yet. */
export function settingsOf(fault: Fault, world: World): AccountSettings & { password: string | null } {
  const {
    user = 'ana',
    address = addressOf(user),
    password = goodPassword,
    incoming,
    outgoing,
    receiving,
  } = fault.account(world);
  const { dovecots, smtp } = world;
  const settings = accountSettings.parse({
    name: 'SAC',
    address,
    incoming: {
      ...{ technology: 'imap-tls', host: 'good.example', port: dovecots.good.imaps, login: addressOf(user) },
      ...incoming,
    },
    outgoing: { ...{ protocol: 'smtp-starttls', host: 'good.example', port: smtp.submission }, ...outgoing },
    receiving: { ...receiving },
    ticketTypeId: 'type',
    groupId: 'group',
  });
  return { ...settings, password };
}
