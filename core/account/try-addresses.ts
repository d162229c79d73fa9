import { failureOf } from './failure.ts';
import type { CheckedHost } from './host-guard.ts';
import type { Network } from './network.ts';
import { StageError } from './stage-error.ts';

/** No host has more that are worth the wait. */
const triedAtMost = 6;
/** Milliseconds for an address that is not the last: one that swallows everything shall not use up our patience. */
const impatient = 5000;

/**
 * Connects to a host by its checked addresses, one after the other, until one is reached: a host may have one that is
 * down, or an IPv6 address to which there is no way from here. Only those that were checked are tried. `attempt` is given
 * an address and the milliseconds it has for the connection to stand. What it throws once the address was reached, and
 * what it throws last, is thrown on.
 */
export async function tryAddresses<T>(
  { addresses }: CheckedHost,
  { connectWithin }: Pick<Network, 'connectWithin'>,
  signal: AbortSignal,
  attempt: (address: string, within: number) => Promise<T>,
): Promise<T> {
  const tried = addresses.slice(0, triedAtMost);
  let last: unknown;
  for (const [index, address] of tried.entries()) {
    const isLast = index === tried.length - 1;
    try {
      return await attempt(address, isLast ? connectWithin : Math.min(connectWithin, impatient));
    } catch (error) {
      if (signal.aborted || !isOutOfReach(error)) throw error;
      // "No way there" says less than what another address of the same host answered.
      if (last === undefined || !noWay.has(codeOf(error))) last = error;
    }
  }
  throw last;
}

const noWay = new Set(['EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'ENETDOWN', 'EAFNOSUPPORT']);
const noConnection = new Set([...noWay, 'ECONNREFUSED', 'ETIMEDOUT', 'CONNECT_TIMEOUT', 'ECONNECTION', 'ESOCKET']);

/** No connection stood; one that stood and was silent is another matter. */
function isOutOfReach(error: unknown): boolean {
  const thrown = causeOf(error);
  return noConnection.has(codeOf(error)) && !(thrown instanceof Error && /greeting/i.test(thrown.message));
}

const codeOf = (error: unknown) => failureOf('incoming', 'connect', causeOf(error)).code;
const causeOf = (error: unknown) => (error instanceof StageError ? error.cause : error);
