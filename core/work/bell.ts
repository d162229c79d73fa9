/**
 * Wakes a loop within this process when there is something to do. A ring that came while the loop was busy is
 * remembered: its next wait returns at once. One loop waits on each bell.
 */
export interface Bell {
  ring(): void;
  /** Resolves at the next ring, after `atMost` milliseconds, or when `signal` aborts. Never rejects. */
  wait(signal: AbortSignal, atMost?: number): Promise<void>;
}

export function createBell(): Bell {
  let rung = false;
  let waiting: (() => void)[] = [];
  return {
    ring() {
      rung = true;
      const woken = waiting;
      waiting = [];
      for (const wake of woken) wake();
    },
    wait(signal, atMost) {
      if (rung || signal.aborted) {
        rung = false;
        return Promise.resolve();
      }
      return new Promise((resolve) => {
        const timer = atMost === undefined ? undefined : setTimeout(() => wake(), atMost);
        const wake = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', wake);
          waiting = waiting.filter((other) => other !== wake);
          rung = false;
          resolve();
        };
        signal.addEventListener('abort', wake, { once: true });
        waiting.push(wake);
      });
    },
  };
}
