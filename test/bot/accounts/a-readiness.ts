import type { Readiness, ReadinessItem } from '@inbox-email/core/account/readiness.ts';

const record = `v=spf1 ${'include:spf.provedor.example '.repeat(60)}-all`;

const item = (
  check: ReadinessItem['check'],
  finding: ReadinessItem['finding'],
  different: Partial<ReadinessItem> = {},
): ReadinessItem => ({ check, status: 'mend', finding, about: [record, record, record], publish: null, ...different });

/** Eleven addresses of which nothing is in order, every text as long as it can be. */
export const worstReadiness: Readiness = {
  accountId: '3f6c1c0e-6f1a-4d0f-9d54-2b8c6f0e7a11',
  accountName: 'SAC',
  learntFrom: 5,
  addresses: Array.from({ length: 11 }, (_, index) => ({
    ...{ address: `${'a'.repeat(240)}${index}@empresa.com`, domain: 'empresa.com', ofProvider: true, aligned: false },
    items: [
      item('mx', 'mx-missing'),
      item('spf', 'spf-too-many-lookups', {
        ...{ lookups: 11, publish: { name: 'empresa.com', type: 'TXT', value: record } },
      }),
      item('dkim', 'dkim-other-domain'),
      item('dmarc', 'dmarc-missing', { publish: { name: '_dmarc.empresa.com', type: 'TXT', value: record } }),
    ],
  })),
};
