import { setTimeout as pause } from 'node:timers/promises';
import { type ScriptedImap, startScriptedImap } from '../../fakes/scripted-imap.ts';
import { accountFor, verdictsOf } from '../account-for.ts';
import type { Fault, Outcome, Stage } from '../fault.ts';
import { imapAccount } from '../imap-account.ts';
import { createWriter, type Letter } from '../letters.ts';
import type { Misbehaviour } from '../misbehaviour.ts';
import type { Random } from '../seeded.ts';
import type { DeskProcess } from '../start-desk.ts';
import { until } from '../until.ts';

export interface Scene {
  imap: ScriptedImap;
  desk: DeskProcess;
  accountId: string;
  random: Random;
  /** Puts letters into the inbox, to be accounted for. */
  deliver(count: number, internalDate?: Date): Letter[];
  /** Letters that the server took away: they may be missing. */
  optional: Set<Letter>;
  letters: Letter[];
}

export interface Scenario {
  /** What the server does wrong, anew in each try. */
  misbehaviour?: (random: Random) => Misbehaviour;
  /** Before the account is added. */
  prepare?(imap: ScriptedImap): void;
  /** What happens while mail comes in. */
  meanwhile?(scene: Scene): Promise<void>;
  /** The server never says that there is mail: only the comparison on demand can find it. */
  foundByAudit?: boolean;
  /** The server tells of mails that do not exist: it is asked for its list once it is well again. */
  talksOfGhosts?: boolean;
  /** The UID of a mail that the server never gives out: it must be named as unaccounted for. */
  unfetchable?: number;
  receiving?: Parameters<typeof imapAccount>[1];
  tries?: number;
  /** Milliseconds until all is expected to be accounted for. */
  patience?: number;
}

/** A fault of the IMAP server: mails before, during and after it, and then every one of them is accounted for. */
export function imapFault(name: string, scenario: Scenario): Fault {
  return {
    name,
    tries: scenario.tries ?? 3,
    async run(stage) {
      const desk = await stage.desk();
      const total: Outcome = { mails: 0, lost: 0, doubled: 0, note: '' };
      for (let number = 0; number < stage.tries; number++) {
        const outcome = await attempt(scenario, stage, desk);
        for (const key of ['mails', 'lost', 'doubled'] as const) total[key] += outcome[key];
        if (outcome.note !== '') total.note = outcome.note;
      }
      const peak = desk.peakMegabytes();
      const { signal, code, said } = await desk.stop();
      if (signal !== null || code !== 0) throw new Error(`The desk ended with ${signal ?? code}: ${said}`);
      if (peak > 300) throw new Error(`The desk took ${peak} MB`);
      return total;
    },
  };
}

async function attempt(scenario: Scenario, stage: Stage, desk: DeskProcess): Promise<Outcome> {
  const imap = await startScriptedImap();
  stage.afterwards(() => imap.stop());
  const write = createWriter(stage.random);
  const letters: Letter[] = [];
  const optional = new Set<Letter>();
  const deliver = (count: number, internalDate?: Date) => {
    const written = write(count);
    letters.push(...written);
    for (const { bytes } of written) imap.inbox.deliver(bytes, internalDate);
    return written;
  };
  const wrong = scenario.misbehaviour?.(stage.random);
  scenario.prepare?.(imap);
  deliver(12);
  if (wrong !== undefined) imap.misbehave = wrong.misbehave;
  const { id: accountId } = await desk.add(imapAccount(imap.port, scenario.receiving));
  for (let round = 0; round < 6; round++) {
    await pause(20);
    deliver(1);
  }
  await scenario.meanwhile?.({ imap, desk, accountId, random: stage.random, deliver, optional, letters });
  if (wrong !== undefined && !(await until(() => wrong.happened() > 0, 10_000))) {
    throw new Error('The server had no occasion to misbehave');
  }
  await pause(100);
  deliver(3);
  const { patience = 20_000, unfetchable } = scenario;
  if (unfetchable !== undefined) optional.add(letters[unfetchable - 1] as Letter);
  const lost = () => accountFor(stage.dataFolder, letters, optional).lost.length;
  const came = await until(() => lost() === 0, scenario.foundByAudit === true ? 1000 : patience);
  if (scenario.talksOfGhosts === true) imap.misbehave = (_, answer) => answer;
  const audit = await desk.audit(accountId);
  if (!came && scenario.foundByAudit === true) await until(() => lost() === 0, patience);
  const found = accountFor(stage.dataFolder, letters, optional);
  const named = unfetchable === undefined ? 0 : 1;
  if (audit.unaccounted < named && audit.verdicts.left + audit.verdicts.quarantined < named) {
    const others = found.lost.length === 0 ? 'the others came' : `${found.lost.length} others did not come`;
    throw new Error(`The audit does not name the mail that the server does not give out; ${others}`);
  }
  return {
    mails: letters.length,
    lost: Math.max(came || scenario.foundByAudit === true ? 0 : 1, found.lost.length, audit.unaccounted - named),
    doubled: found.doubled,
    note: noteOf(came, audit.failure, found.lost, stage.dataFolder, scenario),
  };
}

function noteOf(came: boolean, failure: string | null, lost: Letter[], dataFolder: string, scenario: Scenario): string {
  if (lost.length > 0) return `missing: ${lost[0]?.subject} and ${lost.length - 1} more; ${verdictsOf(dataFolder)}`;
  if (failure !== null) return `the audit could not ask: ${failure}`;
  if (!came) return scenario.foundByAudit === true ? 'found by the comparison' : 'found by the comparison only';
  return '';
}
