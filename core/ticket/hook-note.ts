import type { Priority } from './ticket.ts';

/** What the mail hook said of a mail that opens a ticket, or why it said nothing. */
export type HookNote =
  | {
      outcome: 'answered';
      /** As it was written: ids or names; whether they are there is seen when the mail is filed. */
      advice: { type?: string; group?: string; priority?: Priority; ignore?: boolean };
      /** Of `type` and `group`: what nobody knows here. */
      unknown?: ('type' | 'group')[];
    }
  | { outcome: 'failed'; why: string };
