import { isIP, type LookupFunction } from 'node:net';

/** Answers every look-up with the addresses that were checked. */
export function pinnedTo(addresses: readonly string[]): LookupFunction {
  const pinned = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_host, { all }, answer) => {
    if (all) answer(null, pinned);
    else answer(null, pinned[0]?.address ?? '', pinned[0]?.family ?? 0);
  };
}
