/**
 * Faults that a test asks for, over `POST /control/faults`:
 *   { method: 'chat.postMessage', times: 2, answer: { kind: 'ratelimited', retryAfter: 1 } }   429 with Retry-After (seconds)
 *   { method: 'chat.postMessage', answer: { kind: 'status', status: 500 } }                     an HTTP error
 *   { method: 'views.open', answer: { kind: 'error', error: 'internal_error' } }                a Slack error code
 *   { method: 'chat.postMessage', answer: { kind: 'hang' } }                                    no answer; the call is done
 *   { connection: 'drop' | 'refresh' }     end the sockets, without or with Slack's disconnect message
 *   { event: 'twice' }                     deliver the next event twice, with the same event_id
 * `times` is 1 where it is left out. A method of `*` means every method.
 */
export type Fault =
  | { method: string; times?: number; answer: FaultyAnswer }
  | { connection: 'drop' | 'refresh' }
  | { event: 'twice' };

export type FaultyAnswer =
  | { kind: 'ratelimited'; retryAfter: number }
  | { kind: 'status'; status: number }
  | { kind: 'error'; error: string }
  | { kind: 'hang' };

export interface Faults {
  add(fault: Exclude<Fault, { connection: unknown }>): void;
  /** The next faulty answer for a method, used up by asking; null where it should work. */
  take(method: string): FaultyAnswer | null;
  takeDoubleEvent(): boolean;
}

/** Keeps what faults are still to happen. */
export function createFaults(): Faults {
  const answers: { method: string; left: number; answer: FaultyAnswer }[] = [];
  let doubleEvents = 0;
  return {
    add(fault) {
      if ('event' in fault) doubleEvents += 1;
      else answers.push({ method: fault.method, left: fault.times ?? 1, answer: fault.answer });
    },
    take(method) {
      const found = answers.find((fault) => fault.left > 0 && (fault.method === method || fault.method === '*'));
      if (!found) return null;
      found.left -= 1;
      return found.answer;
    },
    takeDoubleEvent() {
      if (doubleEvents === 0) return false;
      doubleEvents -= 1;
      return true;
    },
  };
}
