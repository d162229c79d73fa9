import type { Bounce } from '../message.ts';
import type { MailInQuestion } from './mail-in-question.ts';
export function readBounce(_mail: MailInQuestion): Bounce | null {
  return null;
}
