/** A setting names something that cannot be worked with. The message is one line that names it and says what to do. */
export class NotUsable extends Error {
  constructor(setting: string, words: string, cause?: unknown) {
    super(`${setting}: ${words}`, { cause });
    this.name = 'NotUsable';
  }
}

/**
 * What a failure of the file system or of SQLite means for whoever set `setting` to `place`; every other failure as it
 * is. Codes: https://nodejs.org/api/errors.html#common-system-errors, https://sqlite.org/rescode.html.
 */
export function explainPlace(error: unknown, setting: string, place: string): unknown {
  const words = wordsFor(innermost(error), place);
  return words === null ? error : new NotUsable(setting, words, error);
}

interface CodedError extends Error {
  code?: string;
  /** SQLite's result code, extended. */
  errcode?: number;
}

function wordsFor({ code = '', errcode }: CodedError, place: string): string | null {
  const sqlite = errcode === undefined ? null : sqliteCodes[errcode & 0xff];
  if (full.has(code) || sqlite === 'full')
    return `the disk that ${place} is on is full. Make room there and start again.`;
  if (sqlite === 'damaged') {
    return `a file in ${place} is damaged, or is not a database of Inbox Email. Put the last backup of the folder in its place, or name another folder.`;
  }
  if (refused.has(code) || sqlite === 'refused') {
    return `this user cannot write in ${place}. Give them the right to, or name another place.`;
  }
  if (sqlite === 'broken') {
    return `reading or writing in ${place} failed. The disk may be full or broken; see to it and start again.`;
  }
  if (code === 'ENOENT') return `${place} does not exist, and cannot be made there. Name another place.`;
  if (code === 'ENOTDIR' || code === 'EEXIST') return `${place} is not a folder. Name one.`;
  if (code === 'EISDIR') return `${place} is a folder, not a file. Name a file.`;
  return null;
}

const full = new Set(['ENOSPC', 'EDQUOT']);
const refused = new Set(['EACCES', 'EPERM', 'EROFS']);
const sqliteCodes: Record<number, 'full' | 'damaged' | 'refused' | 'broken'> = {
  3: 'refused',
  8: 'refused',
  10: 'broken',
  11: 'damaged',
  13: 'full',
  14: 'refused',
  26: 'damaged',
};

function innermost(error: unknown): CodedError {
  if (!(error instanceof Error)) return new Error(String(error));
  return error.cause instanceof Error ? innermost(error.cause) : error;
}
