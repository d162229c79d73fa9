import type { Automatic, Bounce } from '../message.ts';
import type { MailInQuestion } from './mail-in-question.ts';
export function automaticMail(_mail: MailInQuestion, bounce: Bounce | null): Automatic | null {
  return bounce ? { kind: 'bounce', why: '' } : null;
}
