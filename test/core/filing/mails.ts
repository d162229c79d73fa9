import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ReceivedMail } from '@inbox-email/core/store/verdicts.ts';

const program = (name: string) => pathToFileURL(fileURLToPath(new URL(name, import.meta.url)));

export const obedient = program('./obedient-program.ts');
export const unloadable = program('./unloadable-program.ts');

/** A mail whose header tells the obedient program what to do. */
export const mailBytes = (subject: string, command = 'read', more = '') =>
  Buffer.from(
    `From: maria@cliente.example\r\nMessage-ID: <${subject}@c>\r\nSubject: ${subject}\r\nDo: ${command}\r\n${more}\r\nOi\r\n`,
  );

export const receivedMail = (id: number, bytes: Uint8Array): ReceivedMail => ({
  ...{ id, accountId: 'A', internalDate: null, receivedAt: 0, backlog: false, size: bytes.length, leftSize: null },
  bytes,
});
