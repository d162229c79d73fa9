import { DeskError } from '@inbox-email/core/desk-error.ts';

/** For `catch`: null where the desk knows no such thing (any more); throws every other failure on. */
export function unlessUnknown(error: unknown): null {
  if (error instanceof DeskError && error.code === 'unknown') return null;
  throw error;
}
