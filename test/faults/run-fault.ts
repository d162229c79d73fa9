import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { Fault, Outcome, Stage } from './fault.ts';
import { seeded, seedFor } from './seeded.ts';
import { startDeskProcess } from './start-desk.ts';

export interface Result extends Outcome {
  name: string;
  tries: number;
  seconds: number;
  /** All mails accounted for once, and nothing went wrong on the way. */
  passed: boolean;
}

/** Runs all tries of a fault in a folder of its own, and clears up. Never throws. */
export async function runFault(fault: Fault, seed: number, tries = fault.tries): Promise<Result> {
  const began = Date.now();
  const folder = mkdtempSync(`${tmpdir()}/fault-`);
  const afterwards: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const dataFolder = `${folder}/data`;
  mkdirSync(dataFolder, { mode: 0o700 });
  const stage: Stage = {
    tries,
    random: seeded(seedFor(seed, fault.name)),
    folder,
    dataFolder,
    spawnDesk(over = {}, inside = {}) {
      const impatient = { silentAtMost: 1000, connectWithin: 1000, pauseAfter: 50 };
      const files = { dataFolder, logFile: `${folder}/desk.log` };
      const desk = startDeskProcess({ ...files, ...impatient, ...over }, inside);
      afterwards.push(() => desk.stop());
      return desk;
    },
    async desk(over, inside) {
      const desk = stage.spawnDesk(over, inside);
      await desk.ready;
      return desk;
    },
    afterwards: (work) => afterwards.push(work),
  };
  let outcome: Outcome;
  let threw = false;
  try {
    outcome = await Promise.race([fault.run(stage), timeIsUp()]);
  } catch (error) {
    threw = true;
    outcome = { mails: 0, lost: 0, doubled: 0, note: error instanceof Error ? error.message : String(error) };
  }
  const keep = process.env.KEEP_FAULTS !== undefined;
  for (const work of afterwards.slice(keep ? 1 : 0).reverse()) {
    await Promise.resolve()
      .then(work)
      .catch((error) => console.error('Could not clear up', error));
  }
  if (keep) console.error(`${fault.name}: ${folder}`);
  const passed = !threw && outcome.lost === 0 && outcome.doubled === 0;
  return { name: fault.name, tries, seconds: (Date.now() - began) / 1000, passed, ...outcome };
}

/** No fault takes longer than this; a hanging one must not hang the others' results. */
const minutesAtMost = process.env.FULL_LOAD === undefined ? 5 : 60;

async function timeIsUp(): Promise<never> {
  await pause(minutesAtMost * 60_000, undefined, { ref: false });
  throw new Error(`Not finished within ${minutesAtMost} minutes`);
}
