import type { Explanation } from '@inbox-email/core/account/diagnosis.ts';
import { fieldLabels } from './mail-account.ts';

/** A failure for people: where, cause, the server's words, remedy, the field, the provider's page. */
export function tellFailure({ cause, remedy, serverWords, field, help }: Explanation): string {
  const said = serverWords === '' ? '' : ` The server said: “${serverWords}”.`;
  const where = field === null ? '' : ` Field: ${fieldLabels[field] ?? field}.`;
  return `${cause.en}${said} ${remedy.en}${where}${help === null ? '' : ` See ${help}`}`;
}
