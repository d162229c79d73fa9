import type { Audit } from '@inbox-email/core/message/audit.ts';
import { anAccount } from './an-account.ts';

/** An audit in which every mail is accounted for; tests say what is different about theirs. */
export function anAudit(different: Partial<Audit> = {}): Audit {
  return {
    accountId: anAccount().id,
    accountName: 'SAC',
    comparedAt: Date.UTC(2026, 0, 2),
    verdicts: { received: 0, opened: 12, appended: 3, ignored: 5, quarantined: 0, left: 0 },
    ignored: { 'before-start': 3, duplicate: 1, 'new-reason': 1 },
    onServer: 20,
    unaccounted: 0,
    differences: [],
    failure: null,
    ...different,
  };
}

/** Sixty mails that the server lists and does not give out, and one of each verdict. */
export const poorAudit = anAudit({
  verdicts: { received: 1, opened: 1, appended: 1, ignored: 1, quarantined: 1, left: 1 },
  ignored: { 'own-mail': 1 },
  unaccounted: 60,
  differences: Array.from({ length: 50 }, (_, index) => ({
    folder: 'INBOX',
    key: String(index + 1),
    size: 12_000,
    internalDate: index === 1 ? null : Date.UTC(2026, 0, 2, 3, 4),
  })),
});
