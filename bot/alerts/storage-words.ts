import { explanationOf } from '@inbox-email/core/account/explain.ts';
import type { StorageTrouble } from '@inbox-email/core/account/storage-cause.ts';
import { moment } from '../block-kit.ts';
import type { Text } from '../text/text.ts';

/** That nothing is received or sent because the database cannot be written, why, and what to do; as markup. */
export function storageWords({ cause: code, since }: StorageTrouble, { language, alerts }: Text): string {
  const { cause, remedy } = explanationOf(code, 'incoming', '');
  return `⛔ *${alerts.storagePaused(moment(since))}* ${cause[language]}\n${remedy[language]}`;
}
