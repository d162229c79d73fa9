// A reading thread that does what the mail says: `Do: hang` in its header hangs it. Everything else is read as always.
import { threadId } from 'node:worker_threads';
import { type IncomingMail, readIncoming } from '@inbox-email/core/filing/read-incoming.ts';
import { serveReading } from '@inbox-email/core/filing/reading/serve-reading.ts';

serveReading((bytes, internalDate): IncomingMail => {
  const mail = readIncoming(bytes, internalDate);
  const [, command] = /^Do: (.*)\r$/m.exec(Buffer.from(bytes).toString('latin1')) ?? [];
  if (command === 'throw') throw new RangeError('as the mail said');
  if (command === 'end') process.exit(1);
  if (command === 'hang') for (;;);
  if (command === 'fill memory') for (const held: string[][] = []; ; ) held.push(new Array(10_000).fill('memory'));
  if (command === 'say the thread') return { ...mail, text: `thread ${threadId}` };
  return mail;
});
