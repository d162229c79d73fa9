import type { Look } from '../account/drift.ts';

const day = 86_400_000;

/** Days before a certificate ends at which people are told, the nearest last. */
const certificateDays = [21, 7, 1];

export function judgeCertificate(side: Look['side'], host: string, validTo: number, now: number): Look {
  const days = Math.floor((validTo - now) / day);
  const level = certificateDays.filter((limit) => days <= limit).length;
  return {
    code: 'certificate-expires-soon',
    side,
    level,
    seen: `${host}: ${new Date(validTo).toISOString().slice(0, 10)}`,
  };
}

/** Shares of the mailbox, in percent, at which people are told. */
const quotaShares = [90, 98];

/** @param quota what RFC 9208 calls STORAGE, in bytes; null where the server sets no limit */
export function judgeQuota(quota: { used: number; limit: number } | null): Look {
  const share = quota === null || quota.limit <= 0 ? 0 : Math.floor((quota.used / quota.limit) * 100);
  const level = quotaShares.filter((limit) => share >= limit).length;
  return { code: 'mailbox-nearly-full', side: 'incoming', level, seen: `${share} %` };
}

/** What we make use of: RFC 2177, 4315, 6851, 7162. */
const useful = ['IDLE', 'UIDPLUS', 'MOVE', 'CONDSTORE', 'QRESYNC'];

export const usefulOf = (capabilities: Iterable<string>) => {
  const offered = new Set([...capabilities].map((name) => name.toUpperCase()));
  return useful.filter((name) => offered.has(name));
};

/** `before` is kept until what is missing is back: once told, it stays so. */
export function judgeCapabilities(before: readonly string[], now: readonly string[]): Look {
  const gone = before.filter((name) => !now.includes(name));
  return { code: 'capability-vanished', side: 'incoming', level: gone.length, seen: gone.join(', ') };
}

const clockMayDiffer = 5 * 60_000;
/** Fewer mails may say anything. */
const mailsForClock = 5;

/**
 * By the mails that arrived lately: how much later we took each in than the server says that it did. A mail may be late (an
 * outage, rare looks), but never early: where most seem to come from the future, the server's clock is ahead of ours. That
 * it is behind cannot be told from late mail. Null where there are too few.
 *
 * @param delays in milliseconds
 */
export function judgeClock(delays: readonly number[]): Look | null {
  if (delays.length < mailsForClock) return null;
  const ahead = -(delays.toSorted((a, b) => a - b)[Math.floor(delays.length / 2)] ?? 0);
  const level = ahead > clockMayDiffer ? 1 : 0;
  return { code: 'server-clock-off', side: 'incoming', level, seen: `+${Math.round(ahead / 60_000)} min` };
}

/** Days without use after which people are told: Microsoft takes a permission back after 90 of them, Google after 180. */
const unusedDays = [30, 60, 80];

/** `refreshedAt`: when the provider gave out tokens for it last, in milliseconds since 1970. */
export function judgePermission(refreshedAt: number, now: number): Look {
  const days = Math.floor((now - refreshedAt) / day);
  const level = unusedDays.filter((limit) => days >= limit).length;
  return { code: 'permission-unused', side: 'incoming', level, seen: new Date(refreshedAt).toISOString().slice(0, 10) };
}
