import { chmodSync, renameSync, writeFileSync } from 'node:fs';
import type { Letter } from './letters.ts';

let dropped = 0;

/** Puts a letter into a maildir as a delivery agent does: written aside and renamed. */
export function dropInto(path: string, { bytes }: Pick<Letter, 'bytes'>): void {
  dropped += 1;
  const name = `${Math.floor(Date.now() / 1000)}.M${String(dropped).padStart(9, '0')}P${process.pid}.faults`;
  writeFileSync(`${path}/tmp/${name}`, bytes);
  chmodSync(`${path}/tmp/${name}`, 0o666);
  renameSync(`${path}/tmp/${name}`, `${path}/new/${name}`);
}
