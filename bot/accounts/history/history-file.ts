import type { Change } from '@inbox-email/core/changes/change.ts';

const columns = ['at', 'actor', 'actor_id', 'action', 'kind', 'subject', 'subject_id', 'field', 'before', 'after'];

/** Changes as CSV (RFC 4180), a line for each field that changed, oldest first. */
export function historyFile(changes: readonly Change[]): string {
  const lines = [...changes].reverse().flatMap(({ at, actor, action, subject, fields }) => {
    const start = [new Date(at).toISOString(), actor.name, actor.id, action, subject.kind, subject.name, subject.id];
    if (fields.length === 0) return [[...start, '', '', '']];
    return fields.map(({ field, before, after, secret }) => [
      ...start,
      field,
      secret === true ? '(secret)' : (before ?? ''),
      secret === true ? '(secret)' : (after ?? ''),
    ]);
  });
  return [columns, ...lines].map((line) => `${line.map(cell).join(',')}\r\n`).join('');
}

/** What begins like a formula would be one to a spreadsheet: https://owasp.org/www-community/attacks/CSV_Injection */
function cell(value: string): string {
  const words = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}
