/** What is measured; each takes its own arguments and prints what it found. Loaded only when asked for. */
const benchmarks: Record<string, { usage: string; run(args: string[]): Promise<void> }> = {
  ingest: {
    usage: 'ingest [--json] [--mails N] [--rounds N] [--profile FOLDER]   from mailbox to tickets, beside mbsync',
    run: async (args) => (await import('./ingest.ts')).run(args),
  },
  read: {
    usage: 'read [--json]                                                reading mails, beside other parsers',
    run: async (args) => (await import('./read.ts')).benchReading(args),
  },
};

const [name = '', ...args] = process.argv.slice(2);
const benchmark = Object.hasOwn(benchmarks, name) ? benchmarks[name] : undefined;
if (benchmark === undefined) {
  const usages = Object.values(benchmarks).map(({ usage }) => `  npm run -s bench -- ${usage}\n`);
  process.stderr.write(`Which benchmark?\n${usages.join('')}`);
  process.exitCode = 2;
} else {
  await benchmark.run(args);
}
