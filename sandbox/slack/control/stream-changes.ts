import type { Response } from 'express';
import type { Snapshot } from '../control-api.ts';
import type { State } from '../state/state.ts';

/** A snapshot of this many characters is followed by a pause of a millisecond, so that a large workspace is not drowned. */
const charactersPerMs = 20_000;

/**
 * Server-sent events: one snapshot at once, then one after the changes of a turn of the event loop, with `id:` as the
 * version of the state.
 */
export function streamChanges(state: State, response: Response, snapshot: () => Snapshot): void {
  response.set({ 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' });
  let due = false;
  let timer: NodeJS.Timeout | undefined;
  let pauseMs = 0;
  let sentAt = 0;

  const send = () => {
    due = false;
    const data = JSON.stringify(snapshot());
    pauseMs = Math.floor(data.length / charactersPerMs);
    sentAt = performance.now();
    response.write(`id: ${state.version}\ndata: ${data}\n\n`);
  };
  const onChange = () => {
    if (due) return;
    due = true;
    const wait = pauseMs - (performance.now() - sentAt);
    if (wait > 0) timer = setTimeout(send, wait);
    else setImmediate(() => response.writable && send());
  };
  state.changes.on('change', onChange);
  response.on('close', () => {
    state.changes.off('change', onChange);
    clearTimeout(timer);
  });
  send();
}
