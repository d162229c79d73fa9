import { writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { startScriptedImap } from '../../fakes/scripted-imap.ts';
import { accountFor } from '../account-for.ts';
import type { Fault, Outcome, Stage } from '../fault.ts';
import { imapAccount } from '../imap-account.ts';
import { createWriter, type Letter } from '../letters.ts';
import { until } from '../until.ts';

const day = 86_400_000;

/** Time that is not as it was. */
export const clockFaults: Fault[] = [
  { name: 'our clock jumps by a day, ahead and back, while mail comes in', tries: 4, run: jumps },
  { name: 'we are away for 30 days, then 1,000 mails of those days are there', tries: 1, run: away },
];

/** Each try adds an account by another clock than the one by which its mail comes. Only mail from now on counts. */
async function jumps(stage: Stage): Promise<Outcome> {
  const clockFile = `${stage.folder}/clock`;
  const set = (ahead: number) => writeFileSync(clockFile, String(ahead));
  set(0);
  const desk = await stage.desk({}, { CLOCK_FILE: clockFile });
  const write = createWriter(stage.random);
  const letters: Letter[] = [];
  for (let number = 0; number < stage.tries; number++) {
    const imap = await startScriptedImap();
    stage.afterwards(() => imap.stop());
    const jumpsTo = [day, -day, day, -day][number % 4] as number;
    set(number < 2 ? 0 : -jumpsTo);
    const { id } = await desk.add(
      imapAccount(imap.port, { backlog: { from: 'now' }, afterReading: { do: 'mark-seen' } }),
    );
    await until(async () => (await desk.get(id)).state === 'online', 10_000);
    for (const ahead of [jumpsTo, 0, -jumpsTo]) {
      const written = write(3);
      letters.push(...written);
      for (const { bytes } of written) imap.inbox.deliver(bytes);
      set(ahead);
      await pause(150);
      imap.cutAll();
    }
    await until(() => accountFor(stage.dataFolder, letters).lost.length === 0, 10_000);
    const audit = await desk.audit(id);
    if (audit.unaccounted > 0 || audit.failure !== null) throw new Error(`Unaccounted: ${audit.unaccounted}`);
  }
  const found = accountFor(stage.dataFolder, letters);
  return { mails: letters.length, lost: found.lost.length, doubled: found.doubled, note: '' };
}

/** Longer than any window that looks back. */
async function away(stage: Stage): Promise<Outcome> {
  const clockFile = `${stage.folder}/clock`;
  writeFileSync(clockFile, String(-31 * day));
  const imap = await startScriptedImap();
  stage.afterwards(() => imap.stop());
  const write = createWriter(stage.random);
  const letters: Letter[] = [];
  const deliver = (count: number, at: (index: number) => number) => {
    for (const [index, letter] of write(count).entries()) {
      letters.push(letter);
      imap.inbox.deliver(letter.bytes, new Date(at(index)));
    }
  };
  const missing = () => accountFor(stage.dataFolder, letters).lost.length;
  const before = await stage.desk({}, { CLOCK_FILE: clockFile });
  const { id } = await before.add(imapAccount(imap.port, { backlog: { from: 'now' } }));
  await until(async () => (await before.get(id)).state === 'online', 10_000);
  deliver(5, () => Date.now() - 31 * day);
  if (!(await until(() => missing() === 0, 10_000))) throw new Error('The mails before were not received');
  await before.stop();
  deliver(1000, (index) => Date.now() - 30 * day + (index * 30 * day) / 1000);
  const after = await stage.desk();
  const began = Date.now();
  await until(() => missing() === 0, 60_000);
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  const audit = await after.audit(id);
  const found = accountFor(stage.dataFolder, letters);
  return {
    mails: letters.length,
    lost: Math.max(found.lost.length, audit.unaccounted),
    doubled: found.doubled,
    note: `all there after ${seconds} s`,
  };
}
