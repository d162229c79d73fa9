import { createHash } from 'node:crypto';
import type { Random } from './seeded.ts';

/** A mail that somebody wrote to us. It must come out as exactly one message. */
export interface Letter {
  subject: string;
  bytes: Uint8Array;
  sha256: string;
}

/** Writes mails that differ from each other, of 300 bytes to 20 kB. */
export function createWriter(random: Random, sender = 'maria'): (count: number) => Letter[] {
  let written = 0;
  const run = Math.floor(random() * 1e9).toString(36);
  return (count) =>
    Array.from({ length: count }, () => {
      written += 1;
      const subject = `mail ${written} of ${run}`;
      const lines = Array.from({ length: Math.floor(random() ** 3 * 250) }, () =>
        `${random()} `.repeat(4).slice(0, 76),
      );
      return letterOf(
        subject,
        [
          `From: Maria <${sender}@cliente.example>`,
          'To: sac@empresa.example',
          `Subject: ${subject}`,
          `Message-ID: <${written}.${run}@cliente.example>`,
          'Date: Mon, 23 Nov 2026 12:00:00 +0000',
          '',
          subject,
          ...lines,
          '',
        ].join('\r\n'),
      );
    });
}

export function letterOf(subject: string, mail: string | Uint8Array): Letter {
  const bytes = typeof mail === 'string' ? Buffer.from(mail) : mail;
  return { subject, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}
