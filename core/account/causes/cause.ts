import type { Translated } from '../../language.ts';
import type { Failure } from '../failure.ts';

/** A row of the catalogue. "Add a cause" is one row in the file of its stage and one line in its test. */
export interface Cause {
  /** Stable: kept in the database. */
  code: string;
  fits(failure: Failure): boolean;
  cause: Translated;
  remedy: Translated;
  /** The provider's own page about it, where there is one. */
  help?: string;
  /** The form field to mend, on the failing side. */
  field: CauseField | null;
  /** Trying again by itself may help. */
  temporary: boolean;
}

export type CauseField = 'host' | 'port' | 'encryption' | 'login' | 'password' | 'address' | 'folder';

/** Node's or a library's code is one of these. */
export const code =
  (...codes: string[]) =>
  (failure: Failure) =>
    codes.includes(failure.code);

/** The IMAP or POP3 response code, or the enhanced status code, is one of these. */
export const status =
  (...codes: string[]) =>
  (failure: Failure) =>
    codes.includes(failure.status);

export const says = (failure: Failure, pattern: RegExp) => pattern.test(failure.words);

export const at = (failure: Failure, ...stages: Failure['stage'][]) => stages.includes(failure.stage);

export const signingIn = (failure: Failure) => failure.stage === 'sign-in';

/** From the sender's address to the end of the mail: a server may object to any of it at any of these points. */
export const sending = (failure: Failure) => at(failure, 'sender', 'send');

export const permanent = (failure: Failure) => failure.reply >= 500 && failure.reply < 600;
export const forLater = (failure: Failure) => failure.reply >= 400 && failure.reply < 500;
