import { existsSync } from 'node:fs';
import { audit } from './audit.ts';
import { detect } from './detect.ts';
import { doctor } from './doctor.ts';
import { history } from './history.ts';
import { inspect } from './inspect.ts';
import { readiness } from './readiness.ts';
import { rotateKeysCommand } from './rotate-keys.ts';
import type { Streams } from './streams.ts';
import { test } from './test.ts';

/** Each answers with the process's exit code: 0 done, 1 something is wrong, 2 called wrongly. */
const commands: Record<string, { usage: string; run(args: string[], streams: Streams): Promise<number> }> = {
  inspect: { usage: 'inspect FILE… | inspect --jsonl   what mails would become, a line of JSON each', run: inspect },
  audit: { usage: 'audit [--json]                    whether every mail on the servers is accounted for', run: audit },
  test: { usage: 'test ACCOUNT [--json]             tests an account step by step, and says what is wrong', run: test },
  readiness: {
    usage: 'readiness ACCOUNT [--json]        what others find about its mail: MX, SPF, DKIM, DMARC',
    run: readiness,
  },
  history: { usage: 'history [--json | --csv]          who changed what of accounts and settings', run: history },
  'rotate-keys': {
    usage: 'rotate-keys [--drop-old]          seals all passwords and tokens with a new key, while the bot runs',
    run: rotateKeysCommand,
  },
  detect: { usage: 'detect ADDRESS                    finds the mail servers of an address, as JSON', run: detect },
  doctor: { usage: 'doctor                            checks the configuration and says what is missing', run: doctor },
};

// The same settings as the bot's.
if (existsSync('.env')) process.loadEnvFile('.env');
const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (command === undefined) {
  const usages = Object.values(commands).map(({ usage }) => `  npm run -s inbox-email -- ${usage}\n`);
  const wanted = name === '' || name === 'help' || name === '--help';
  (wanted ? process.stdout : process.stderr).write(
    `${wanted ? '' : `There is no command ${name}.\n`}${usages.join('')}`,
  );
  process.exitCode = wanted ? 0 : 2;
} else {
  process.exitCode = await command.run(args, process);
}
