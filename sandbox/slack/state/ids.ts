import { randomBytes } from 'node:crypto';
import type { State } from './state.ts';

/** A new id in Slack's form: a letter for the kind of object and ten capital letters and digits, `F0A1B2C3D4E`. */
export function newId(state: State, kind: 'B' | 'C' | 'D' | 'Ev' | 'F' | 'U' | 'V'): string {
  state.counter += 1;
  return `${kind}${state.counter.toString(36).toUpperCase().padStart(10, '0')}`;
}

/** Slack's message timestamp, `1690000000.000100`: seconds and microseconds, unique and growing in the workspace. */
export function nextTs(state: State): string {
  const now = state.clock() * 1000;
  state.lastMicroseconds = Math.max(now, state.lastMicroseconds + 100);
  return `${Math.floor(state.lastMicroseconds / 1e6)}.${String(state.lastMicroseconds % 1e6).padStart(6, '0')}`;
}

/** What Slack adds where an app leaves out a block_id or an action_id: five random characters. */
export function randomBlockId(): string {
  return randomBytes(4).toString('base64url').slice(0, 5);
}
