import type { AdapterFactory, AdapterPayload } from 'oidc-provider';

/** What the provider remembers, for as long as this process lives. */
export function createProviderMemory(): AdapterFactory {
  const kept = new Map<string, AdapterPayload>();
  return (kind) => {
    const key = (id: string) => `${kind}:${id}`;
    const among = (fits: (payload: AdapterPayload) => boolean) =>
      [...kept].find(([id, payload]) => id.startsWith(`${kind}:`) && fits(payload))?.[1];
    return {
      async upsert(id, payload) {
        kept.set(key(id), payload);
      },
      find: async (id) => kept.get(key(id)),
      findByUid: async (uid) => among((payload) => payload.uid === uid),
      findByUserCode: async (userCode) => among((payload) => payload.userCode === userCode),
      async consume(id) {
        const payload = kept.get(key(id));
        if (payload !== undefined) kept.set(key(id), { ...payload, consumed: Math.floor(Date.now() / 1000) });
      },
      async destroy(id) {
        kept.delete(key(id));
      },
      async revokeByGrantId(grantId) {
        for (const [id, payload] of kept) if (payload.grantId === grantId) kept.delete(id);
      },
    };
  };
}
