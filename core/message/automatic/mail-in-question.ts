import type { Correspondent } from '../correspondent.ts';
import type { Part } from '../mime/structure.ts';

/** What is known of a mail when it is asked whether a machine sent it. */
export interface MailInQuestion {
  root: Part;
  raw: Buffer;
  subject: string;
  from: Correspondent | null;
  text: string;
}
