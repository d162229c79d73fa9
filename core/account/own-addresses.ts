import type { AccountSettings } from './account.ts';

type Addressed = Pick<AccountSettings, 'address' | 'aliases'>;

/** All addresses that customers write to and answers may come from, the account's own first. */
export const ownAddresses = ({ address, aliases }: Addressed): readonly string[] => [address, ...aliases];

export function isOwnAddress(account: Addressed, address: string): boolean {
  const wanted = address.toLowerCase();
  return ownAddresses(account).some((own) => own.toLowerCase() === wanted);
}

/**
 * The address that an answer comes from: the one that the customer wrote to, where several of ours are named the first
 * in To, then in Cc. Where none is (a blind copy), the alias by which servers say that the mail came (`deliveredTo`); else
 * the account's own.
 */
export function addressWrittenTo(
  account: Addressed,
  { to, cc }: { to: readonly { address: string }[]; cc: readonly { address: string }[] },
  deliveredTo: readonly string[] = [],
): string {
  const aliases = deliveredTo.filter((address) => address.toLowerCase() !== account.address.toLowerCase());
  const named = [...to, ...cc, ...aliases.map((address) => ({ address }))];
  const found = named.find(({ address }) => isOwnAddress(account, address))?.address.toLowerCase();
  return ownAddresses(account).find((own) => own.toLowerCase() === found) ?? account.address;
}
