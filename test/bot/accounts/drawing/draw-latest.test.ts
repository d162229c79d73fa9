import { drawLatest } from '@inbox-email/bot/accounts/drawing/draw-latest.ts';
import { describe, expect, test } from 'vitest';

/** A source that yields when told to, and waits that end when told to. */
function stage() {
  const wakes: (() => void)[] = [];
  return {
    wait: () => new Promise<void>((resolve) => wakes.push(resolve)),
    async tick() {
      for (const wake of wakes.splice(0)) wake();
      await settled();
    },
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

function source<T>() {
  const values: T[] = [];
  let wake = () => {};
  let ended = false;
  let closed = false;
  async function* generate() {
    try {
      for (;;) {
        while (values.length > 0) yield values.shift() as T;
        if (ended) return;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    } finally {
      closed = true;
    }
  }
  return {
    values: generate(),
    push: (value: T) => {
      values.push(value);
      wake();
    },
    end: () => {
      ended = true;
      wake();
    },
    isClosed: () => closed,
  };
}

describe('a live drawing', () => {
  test('shows the newest at each turn, skips what came between, and shows the last in any case', async () => {
    const { wait, tick } = stage();
    const { values, push, end } = source<number>();
    const drawn: number[] = [];
    const drawing = drawLatest(values, async (value) => drawn.push(value) > 0, 350, wait);
    push(1);
    push(2);
    await settled();
    expect(drawn).toEqual([]);
    await tick();
    expect(drawn).toEqual([2]);
    push(3);
    push(4);
    await settled();
    await tick();
    expect(drawn).toEqual([2, 4]);
    push(5);
    end();
    await settled();
    await drawing;
    expect(drawn).toEqual([2, 4, 5]);
  });

  test('breaks the source off once nobody looks any more', async () => {
    const { wait, tick } = stage();
    const { values, push, isClosed } = source<number>();
    const drawing = drawLatest(values, async () => false, 350, wait);
    push(1);
    await tick();
    await tick();
    push(2);
    await drawing;
    expect(isClosed()).toBe(true);
  });

  test('passes on what the source throws, after drawing what came before', async () => {
    const { wait, tick } = stage();
    const drawn: number[] = [];
    async function* failing() {
      yield 1;
      throw new Error('no more');
    }
    const drawing = drawLatest(failing(), async (value) => drawn.push(value) > 0, 350, wait);
    const outcome = expect(drawing).rejects.toThrow('no more');
    await settled();
    await tick();
    await outcome;
    expect(drawn).toEqual([1]);
  });
});
