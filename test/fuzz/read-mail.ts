// Reads mutated fixtures: `node test/fuzz/read-mail.ts [CASES] [SEED]`, 100,000 cases unless told otherwise, every
// thousandth of some megabytes. Prints what the slowest took and the most memory that the process had. Exits with 1 at
// the first mail that is not read as it should be, and writes it to standard output as base64.
import { checkRead, limits } from './check-read.ts';
import { mutate, randomNumbers, seedMails } from './mutate.ts';
import { enlarge } from './mutate-structure.ts';

const cases = Number(process.argv[2] ?? 100_000);
const seed = Number(process.argv[3] ?? Date.now() % 2 ** 31);
const mails = seedMails();
const random = randomNumbers(seed);
const started = performance.now();
let slowest = { time: 0, bytes: 0 };
let wrong: string | null = null;
for (let i = 0; i < cases && wrong === null; i++) {
  const small = mutate(mails, random);
  const raw = i % 1000 === 999 ? enlarge(small, random) : small;
  const check = checkRead(raw);
  if (check.time > slowest.time) slowest = { time: check.time, bytes: raw.length };
  const memory = i % 100 === 99 ? megabytes() : 0;
  wrong = check.wrong ?? (memory > limits.memory ? `the process takes ${memory} MB` : null);
  if (wrong === null) continue;
  process.stderr.write(`seed ${seed}, case ${i}: ${wrong}\n`);
  process.stdout.write(`${raw.toString('base64')}\n`);
  process.exitCode = 1;
}
if (wrong === null) {
  const took = Math.round((performance.now() - started) / 1000);
  process.stderr.write(`${cases} mutated mails read in ${took} s, seed ${seed}; `);
  process.stderr.write(
    `the slowest, ${slowest.bytes} bytes, in ${Math.round(slowest.time)} ms; memory ${megabytes()} MB\n`,
  );
}

/** The most memory that the process ever had (resident set), in megabytes. */
function megabytes(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}
