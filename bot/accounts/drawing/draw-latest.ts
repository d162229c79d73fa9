import { setTimeout as pause } from 'node:timers/promises';

/**
 * Draws the newest of the values that come in, at most once every `every` milliseconds, and the last one in any case.
 * The first `every` passes before anything is drawn: the ack that opened the view must have reached Slack first.
 * `draw` answers false when nobody looks any more; then the source is broken off.
 */
export async function drawLatest<T>(
  values: AsyncIterable<T>,
  draw: (value: T) => Promise<boolean>,
  every: number,
  wait: (milliseconds: number) => Promise<unknown> = pause,
): Promise<void> {
  let latest: { value: T } | undefined;
  let ended = false;
  let watched = true;

  const reading = (async () => {
    for await (const value of values) {
      latest = { value };
      if (!watched) break;
    }
  })().finally(() => {
    ended = true;
  });
  // Its failure is thrown below, once the drawing is through.
  reading.catch(() => {});

  let drawn: typeof latest;
  await wait(every);
  while (watched && (!ended || latest !== drawn)) {
    if (latest !== undefined && latest !== drawn) {
      drawn = latest;
      watched = await draw(drawn.value);
    }
    if (!ended) await Promise.race([wait(every), reading.catch(() => {})]);
  }
  await reading;
}
