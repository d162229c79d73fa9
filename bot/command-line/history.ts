import { changesOfFolder } from '@inbox-email/core/from-outside/changes-of-folder.ts';
import { historyFile } from '../accounts/history/history-file.ts';
import { readConfig } from '../config.ts';
import type { Streams } from './streams.ts';

/** Prints who changed what, newest first: in words, as JSON, or as CSV (oldest first). Also while the bot runs. */
export async function history(args: string[], { stdout, stderr }: Streams): Promise<number> {
  const read = readConfig(process.env);
  if (!read.ok) {
    stderr.write(`${read.problems.join('\n')}\n`);
    return 2;
  }
  const changes = await changesOfFolder(read.config.dataDir).catch(() => null);
  if (changes === null) {
    stderr.write(
      `There is no database in ${read.config.dataDir} that can be read. Set DATA_DIR to the bot's folder.\n`,
    );
    return 2;
  }
  if (args.includes('--json')) stdout.write(`${JSON.stringify(changes)}\n`);
  else if (args.includes('--csv')) stdout.write(historyFile(changes));
  else {
    for (const { at, actor, action, subject, fields } of changes) {
      stdout.write(
        `${new Date(at).toISOString()}  ${actor.name} (${actor.id})  ${action} ${subject.kind} ${subject.name}\n`,
      );
      for (const { field, before, after, secret } of fields) {
        stdout.write(`  ${field}: ${secret === true ? '(a secret, changed)' : `${before ?? '-'} → ${after ?? '-'}`}\n`);
      }
    }
  }
  return 0;
}
