/**
 * How far a trigger has come with one folder. It stands in the workflow's static data, so it is plain JSON and bounded; a
 * new one is made for each step, for n8n stores what was set before it hands mails on.
 */
export interface Progress {
  /** Whose folder it is about: see Mailbox.source. */
  source: string;
  uidValidity: string;
  /** Mail that the server took in before does not count, in milliseconds since 1970; 0: all counts. */
  since: number;
  /** Where keys have an order (IMAP): all below are done. */
  floor: number;
  /** Keys that are done and stand at or above the floor; all that are done where keys have no order (POP3). */
  done: string[];
  /** Of the mails done last, what tells them under another UIDVALIDITY: digest and when the server took them in. */
  recent: [digest: string, at: number][];
  /** Whatever the server took in up to then has been done, and its digest forgotten. */
  forgottenUntil: number;
  /** Handed on, and not yet known to be through: handed on again after a crash, under the same name. */
  pending: string[];
  /** Through and to be marked, moved or deleted on the server. */
  owed: string[];
}

export const freshProgress = (source: string, since: number): Progress => ({
  ...{ source, uidValidity: '', since, floor: 0, done: [], recent: [], forgottenUntil: 0, pending: [], owed: [] },
});

export const isDone = (progress: Progress, key: string, ordered: boolean): boolean =>
  (ordered && Number(key) < progress.floor) || progress.done.includes(key);

/** A mail that is through: its key, what it holds (empty where that is not worth remembering) and when it came. */
export interface DoneMail {
  key: string;
  digest: string;
  internalDate: number | null;
}

/**
 * These are through, and `owedToo` of them are to be changed on the server. `listed`: all keys that the server lists and
 * that count, in order; it bounds what is remembered.
 */
export function withDone(
  progress: Progress,
  mails: readonly DoneMail[],
  owedToo: readonly string[],
  listed: readonly string[],
  ordered: boolean,
): Progress {
  const done = new Set([...progress.done, ...mails.map(({ key }) => key)]);
  const recent = [
    ...progress.recent,
    ...mails
      .filter(({ digest }) => digest !== '')
      .map(({ digest, internalDate }): [string, number] => [digest, internalDate ?? 0]),
  ];
  const dropped = recent.splice(0, Math.max(0, recent.length - digestsKept));
  const forgottenUntil = dropped.reduce((latest, [, at]) => Math.max(latest, at), progress.forgottenUntil);
  const next = { ...progress, recent, forgottenUntil, owed: [...progress.owed, ...owedToo] };
  if (!ordered) {
    const stillThere = new Set(listed);
    return { ...next, done: [...done].filter((key) => stillThere.has(key)) };
  }
  const open = listed.find((key) => Number(key) >= progress.floor && !done.has(key));
  const highest = [...done].reduce((top, key) => Math.max(top, Number(key)), progress.floor - 1);
  const floor = open === undefined ? highest + 1 : Number(open);
  return { ...next, floor, done: [...done].filter((key) => Number(key) >= floor) };
}

/** About 50 kB of static data at most. */
const digestsKept = 2000;
