import { setTimeout as pause } from 'node:timers/promises';

/** Asks until `done` says so or the time is over. Whether it came to pass. */
export async function until(done: () => boolean | Promise<boolean>, milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  while (!(await done())) {
    if (Date.now() > deadline) return false;
    await pause(50);
  }
  return true;
}

/** @throws naming `what` did not come to pass. */
export async function expectWithin(milliseconds: number, what: string, done: () => boolean | Promise<boolean>) {
  if (!(await until(done, milliseconds))) throw new Error(`Not within ${milliseconds / 1000} s: ${what}`);
}
