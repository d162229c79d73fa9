/**
 * Whether the database as a whole is what fails (full, locked, read-only, broken), and not just one mail's rows:
 * constraint, too big, mismatch, range (https://sqlite.org/rescode.html) are the mail's own.
 */
export function isOfDatabase(error: unknown): boolean {
  const { code, errcode = 0 } = error as { code?: string; errcode?: number };
  return code === 'ERR_SQLITE_ERROR' && ![18, 19, 20, 25].includes(errcode & 0xff);
}
