import type { AccountSettings } from '../account/account.ts';
import { addressWrittenTo } from '../account/own-addresses.ts';
import type { Correspondent } from '../message/correspondent.ts';
import { readHeader } from '../message/read-header.ts';
import { rawOfMessage } from '../store/messages.ts';
import type { CoreQueries } from '../store/schema.ts';
import { deliveredTo } from '../ticket/rules/mail-facts.ts';

/** The address that an answer to this message comes from; null: nobody has written yet. */
export async function addressToAnswerFrom(
  db: CoreQueries,
  account: Pick<AccountSettings, 'address' | 'aliases'>,
  answered: { id: number; to: readonly Correspondent[]; cc: readonly Correspondent[] } | null,
): Promise<string> {
  if (answered === null || account.aliases.length === 0) return account.address;
  const raw = await rawOfMessage(db, answered.id);
  return addressWrittenTo(account, answered, raw === null ? [] : deliveredTo(readHeader(raw)));
}
