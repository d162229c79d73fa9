// Reads mutated fixtures: `node test/fuzz/read-mail.ts [CASES] [SEED]`, 100,000 cases unless told otherwise. Exits with
// 1 at the first mail that is not read as it should be, and writes it to standard output as base64.
import { checkRead } from './check-read.ts';
import { mutate, randomNumbers, seedMails } from './mutate.ts';

const cases = Number(process.argv[2] ?? 100_000);
const seed = Number(process.argv[3] ?? Date.now() % 2 ** 31);
const mails = seedMails();
const random = randomNumbers(seed);
const started = performance.now();
let wrong: string | null = null;
for (let i = 0; i < cases && wrong === null; i++) {
  const raw = mutate(mails, random);
  wrong = checkRead(raw);
  if (wrong !== null) {
    process.stderr.write(`seed ${seed}, case ${i}: ${wrong}\n`);
    process.stdout.write(`${raw.toString('base64')}\n`);
    process.exitCode = 1;
  }
}
if (wrong === null) {
  process.stderr.write(
    `${cases} mutated mails read, seed ${seed}, ${Math.round((performance.now() - started) / 1000)} s\n`,
  );
}
