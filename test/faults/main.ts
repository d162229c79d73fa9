/**
 * The fault suite: does receiving lose or double a mail, whatever goes wrong? Prints a row per fault; ends with 1 unless
 * all columns `lost` and `doubled` are zero.
 *
 *   npm run faults -- [--only TEXT] [--tries N] [--seed N] [--at-once N]
 *
 * `--only`: faults whose name contains the text. The same seed makes the same mails and the same accidents; only the
 * operating system's timing differs. KEEP_FAULTS=1 keeps each fault's folder and prints where it is.
 * FULL_LOAD=1 runs the rows that carry a figure in brackets at that figure.
 */
import { parseArgs } from 'node:util';
import { allFaults } from './all-faults.ts';
import type { Fault } from './fault.ts';
import { type Result, runFault } from './run-fault.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    tries: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    'at-once': { type: 'string', default: '4' },
  },
});
const seed = Number(values.seed);
const chosen = allFaults.filter(({ name }) => name.includes(values.only));
if (chosen.length === 0) {
  console.error(`No fault is called "${values.only}".`);
  process.exit(1);
}
console.log(`${chosen.length} faults, seed ${seed}\n`);
const began = Date.now();
const results = await runAll(chosen, Number(values['at-once']));
printTable(results);
const failed = results.filter(({ passed }) => !passed);
console.log(
  `\n${results.length - failed.length} passed, ${failed.length} failed in ${seconds(Date.now() - began)}; seed ${seed}`,
);
process.exit(failed.length === 0 ? 0 : 1);

async function runAll(faults: readonly Fault[], atOnce: number): Promise<Result[]> {
  const waiting = [...faults];
  const done = new Map<Fault, Result>();
  const worker = async () => {
    for (let fault = waiting.shift(); fault !== undefined; fault = waiting.shift()) {
      const tries = values.tries === undefined ? fault.tries : Number(values.tries);
      const result = await runFault(fault, seed, tries);
      console.error(`${result.passed ? '✔' : '✘'} ${fault.name} (${result.seconds.toFixed(1)} s)`);
      done.set(fault, result);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return faults.map((fault) => done.get(fault) as Result);
}

function printTable(rows: readonly Result[]): void {
  const name = Math.max(...rows.map((row) => row.name.length));
  const line = (fault: string, ...cells: (string | number)[]) => {
    const [tries = '', mails = '', lost = '', doubled = '', note = ''] = cells.map(String);
    const columns = [
      fault.padEnd(name),
      tries.padStart(5),
      mails.padStart(6),
      lost.padStart(4),
      doubled.padStart(7),
      note,
    ];
    console.log(columns.join(' | ').trimEnd());
  };
  line('fault', 'tries', 'mails', 'lost', 'doubled', 'note');
  line('-'.repeat(name), '-----', '------', '----', '-------', '----');
  for (const row of rows) {
    const note = row.passed ? row.note : `FAILED ${row.note}`;
    line(row.name, row.tries, row.mails, row.lost, row.doubled, note.replaceAll('\n', ' '));
  }
}

function seconds(milliseconds: number): string {
  return `${Math.round(milliseconds / 1000)} s`;
}
