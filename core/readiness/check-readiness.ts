import type { Account } from '../account/account.ts';
import { addressDomain } from '../account/account.ts';
import { readMailAddress } from '../account/discover/mail-address.ts';
import { providerOfDomain } from '../account/discover/provider-table.ts';
import type { NameService } from '../account/name-service.ts';
import type { AddressReadiness, Readiness } from '../account/readiness.ts';
import { askRecords, type Records } from './ask-records.ts';
import { checkDkim } from './check-dkim.ts';
import { checkDmarc } from './check-dmarc.ts';
import { checkExchangers } from './check-exchangers.ts';
import { checkSpf } from './check-spf.ts';
import type { SentMail } from './sent-mail.ts';

/** Milliseconds for everything together: a person waits. */
const longest = 8000;

/**
 * How mail from each of an account's addresses is looked at by those who receive it, and what to publish where something
 * is missing. Asks the DNS alone.
 *
 * @param sent the latest mail of ours that was seen from outside; null where there is none
 */
export async function checkReadiness(account: Account, sent: SentMail | null, names: NameService): Promise<Readiness> {
  const records = askRecords(names, performance.now() + longest);
  const addresses = [account.address, ...account.aliases];
  return {
    ...{ accountId: account.id, accountName: account.name, learntFrom: sent?.at ?? null },
    addresses: await Promise.all(addresses.map((address) => checkAddress(address, account, sent, records))),
  };
}

async function checkAddress(
  address: string,
  account: Account,
  sent: SentMail | null,
  records: Records,
): Promise<AddressReadiness> {
  const domain = addressDomain(address).toLowerCase();
  const read = readMailAddress(address);
  const ofProvider = read !== null && providerOfDomain(read) !== null;
  const spf = { address, domain, outgoingHost: account.outgoing.host, seenFrom: sent?.from ?? null };
  const items = await Promise.all([
    checkExchangers(domain, records),
    checkSpf(spf, records),
    checkDkim(domain, sent, records),
    checkDmarc(address, domain, records),
  ]);
  const [, byServer, bySignature] = items;
  const passes = byServer.status === 'good' || bySignature.finding === 'dkim-signs';
  const asked = byServer.status !== 'unknown' && bySignature.status !== 'unknown';
  return {
    ...{ address, domain, ofProvider },
    items: ofProvider ? items.map((item) => ({ ...item, publish: null })) : items,
    aligned: passes ? true : asked ? false : null,
  };
}
