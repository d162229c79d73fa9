import type { NameService, RecordType } from '../account/name-service.ts';

/** The DNS within a limit of time: `null` is no answer, an empty list is that there is nothing. */
export interface Records {
  texts(name: string): Promise<string[] | null>;
  exchangers(domain: string): Promise<string[] | null>;
  addresses(host: string): Promise<string[] | null>;
  /** As Node's `dns.promises.resolve`, for libraries. */
  resolve(name: string, type: string): Promise<string[]>;
}

/** Longer answers are cut: no honest record is so long. */
const longest = 4000;

/** What has not answered by `until` (by performance.now()) counts as no answer. */
export function askRecords(names: NameService, until: number): Records {
  const inTime = <T>(answer: Promise<T>): Promise<T> => {
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(
      () => late.reject(Object.assign(new Error('No answer in time'), { code: 'ETIMEOUT' })),
      Math.max(0, until - performance.now()),
    );
    return Promise.race([answer, late.promise]).finally(() => clearTimeout(timer));
  };
  const orNothing = <T>(answer: Promise<T[]>): Promise<T[] | null> =>
    inTime(answer).catch((error) => (isNothing(error) ? [] : null));
  const asked = new Map<string, Promise<unknown[]>>();
  const resolve = (name: string, type: string) => {
    const question = `${type} ${name.toLowerCase()}`;
    const known = asked.get(question) ?? inTime(names.records(name, type as RecordType));
    asked.set(question, known);
    return known;
  };
  return {
    async texts(name) {
      const found = await orNothing(resolve(name, 'TXT'));
      return (
        found?.map((strings) => (Array.isArray(strings) ? strings.join('') : String(strings)).slice(0, longest)) ?? null
      );
    },
    exchangers: (domain) => orNothing(names.exchangers(domain)),
    addresses: async (host) => (await orNothing(names.addresses(host)))?.map(({ address }) => address) ?? null,
    resolve: resolve as Records['resolve'],
  };
}

function isNothing(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return code === 'ENOTFOUND' || code === 'ENODATA';
}
