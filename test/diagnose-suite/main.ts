/**
 * The diagnosis suite: does the staged test find what is wrong with an account, at the right stage, and name cause and
 * field? Real Dovecots and a real Postfix, set up wrong. Prints a row per fault; ends with 1 unless all are right.
 *
 *   npm run diagnose-suite -- [--only TEXT] [--at-once N]
 *
 * Needs root (Postfix) and Debian's dovecot-imapd, dovecot-pop3d, postfix, openssl. KEEP_SUITE=1 keeps the servers' folder.
 */
import { parseArgs } from 'node:util';
import { allFaults } from './all-faults.ts';
import { type Result, runFault } from './run-fault.ts';
import { startWorld } from './world.ts';

const { values } = parseArgs({
  options: { only: { type: 'string', default: '' }, 'at-once': { type: 'string', default: '8' } },
});
const chosen = allFaults.filter(({ name }) => name.includes(values.only));
if (chosen.length === 0) {
  console.error(`No fault is called "${values.only}".`);
  process.exit(1);
}
const world = await startWorld();
const waiting = [...chosen];
const results = new Map<string, Result>();
const worker = async () => {
  for (let fault = waiting.shift(); fault !== undefined; fault = waiting.shift()) {
    const { name } = fault;
    const result = await runFault(fault, world).catch(
      (error): Result => ({ name, stage: '', cause: '', field: '', milliseconds: 0, wrong: `threw ${error}` }),
    );
    console.error(`${result.wrong === '' ? '✔' : '✘'} ${name} (${result.milliseconds} ms)`);
    results.set(name, result);
  }
};
await Promise.all(Array.from({ length: Number(values['at-once']) }, worker));
await world.stop();

const rows = chosen.map(({ name }) => results.get(name) as Result);
printTable(rows);
const failed = rows.filter(({ wrong }) => wrong !== '').length;
console.log(`\n${rows.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

function printTable(table: readonly Result[]): void {
  const lines = [
    ['fault', 'stage found', 'cause named', 'field', 'ms', ''],
    ...table.map(({ name, stage, cause, field, milliseconds, wrong }) => [
      ...[name, stage, cause, field, String(milliseconds), wrong === '' ? '' : `WRONG: ${wrong}`],
    ]),
  ];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  for (const line of lines) {
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join(' | ')
        .trimEnd()
        .replace(/ \|$/, ''),
    );
  }
}
