/** Milliseconds. No test may take longer, whatever the servers do; what is left of the minute is for closing. */
export const longest = 58_000;

/** How long a test mail may be on its way. Longer than a minute nobody wants to look at a test. */
export const roundTripAtMost = 30_000;

/**
 * The outcome of a step, or ETIMEDOUT after so many milliseconds, or when the test is over. The step itself may go on:
 * aborting is what ends it.
 */
export function within<T>(milliseconds: number, over: AbortSignal, step: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => end(() => reject(Object.assign(new Error('No answer in time'), { code: 'ETIMEDOUT' })));
    const timer = setTimeout(late, milliseconds);
    const end = (settle: () => void) => {
      clearTimeout(timer);
      over.removeEventListener('abort', late);
      settle();
    };
    over.addEventListener('abort', late, { once: true });
    step.then(
      (value) => end(() => resolve(value)),
      (error) => end(() => reject(error)),
    );
    if (over.aborted) late();
  });
}
