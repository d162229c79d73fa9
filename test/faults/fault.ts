import type { DeskProcessOptions } from './desk-process.ts';
import type { Random } from './seeded.ts';
import type { DeskProcess } from './start-desk.ts';

/** One way in which a server, the network, the machine or a mail fails, tried several times. */
export interface Fault {
  /** A sentence: what happens. */
  name: string;
  tries: number;
  run(stage: Stage): Promise<Outcome>;
}

/** What came of all tries together. Everything but zero lost and zero doubled is a defect, and so is an exception. */
export interface Outcome {
  mails: number;
  lost: number;
  doubled: number;
  /** What is worth knowing: seconds, memory, verdicts. */
  note: string;
}

/** What a fault is given: everything started through it ends with it. */
export interface Stage {
  tries: number;
  random: Random;
  /** A fresh folder; the desk's data is in `data`. */
  folder: string;
  dataFolder: string;
  /** A desk on the data folder, impatient (a second of silence is long) unless told otherwise. */
  desk(over?: Partial<DeskProcessOptions>, inside?: Record<string, string>): Promise<DeskProcess>;
  /** The same without waiting until it runs. */
  spawnDesk(over?: Partial<DeskProcessOptions>, inside?: Record<string, string>): DeskProcess;
  /** Done at the end, the last first. */
  afterwards(work: () => unknown): void;
}
