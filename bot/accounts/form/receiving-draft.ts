import type { AccountSettings, AccountSettingsInput } from '@inbox-email/core/account/account.ts';
import { receivingSettings } from '@inbox-email/core/account/account.ts';
import { isPop3, type Technology } from '@inbox-email/core/account/technology.ts';

type Receiving = AccountSettings['receiving'];

export const backlogChoices = ['now', 'date', 'everything'] as const satisfies Receiving['backlog']['from'][];
export const afterReadingChoices = [
  'nothing',
  'mark-seen',
  'move',
  'delete',
] as const satisfies Receiving['afterReading']['do'][];

/** How an account's mail is received, as the form holds it: what stands behind "More options". */
export interface ReceivingDraft {
  /** Separated by commas or lines. */
  folders: string;
  backlog: (typeof backlogChoices)[number];
  /** YYYY-MM-DD; empty unless one was chosen. */
  since: string;
  afterReading: (typeof afterReadingChoices)[number];
  moveTo: string;
  afterDays: string;
  sizeLimitMb: string;
  pollMinutes: string;
  checkSender: boolean;
}

/** What nearly everybody wants. */
export const usualReceiving: ReceivingDraft = receivingDraftOf(receivingSettings.parse({}));

export function receivingDraftOf({
  folders,
  backlog,
  afterReading,
  sizeLimitMb,
  pollMinutes,
  checkSender,
}: Receiving): ReceivingDraft {
  return {
    folders: folders.join(', '),
    backlog: backlog.from,
    since: backlog.from === 'date' ? backlog.date : '',
    afterReading: afterReading.do,
    moveTo: afterReading.do === 'move' ? afterReading.folder : '',
    afterDays: afterReading.do === 'delete' ? String(afterReading.afterDays) : '',
    sizeLimitMb: String(sizeLimitMb),
    pollMinutes: String(pollMinutes),
    checkSender,
  };
}

/** What the desk is asked to save. Fields left empty fall back to what is usual. */
export function receivingSettingsOf(
  draft: ReceivingDraft,
  technology: Technology,
): NonNullable<AccountSettingsInput['receiving']> {
  const folders = isPop3(technology) ? [] : foldersIn(draft.folders);
  return {
    folders: folders.length === 0 ? [usualReceiving.folders] : folders,
    backlog: draft.backlog === 'date' ? { from: 'date', date: draft.since } : { from: draft.backlog },
    afterReading: afterReadingOf(draft, technology),
    sizeLimitMb: draft.sizeLimitMb.trim() || usualReceiving.sizeLimitMb,
    pollMinutes: draft.pollMinutes.trim() || usualReceiving.pollMinutes,
    checkSender: draft.checkSender,
  };
}

/** What can happen to a mail on the server once it is read. POP3 knows one folder and no marks (RFC 1939). */
export function afterReadingFor(technology: Technology): readonly ReceivingDraft['afterReading'][] {
  return isPop3(technology) ? ['nothing', 'delete'] : afterReadingChoices;
}

/** The choice that holds: one made for IMAP may not exist in POP3. */
export function afterReadingChosen({ afterReading }: ReceivingDraft, technology: Technology) {
  return afterReadingFor(technology).includes(afterReading) ? afterReading : usualReceiving.afterReading;
}

function afterReadingOf(draft: ReceivingDraft, technology: Technology) {
  const chosen = afterReadingChosen(draft, technology);
  if (chosen === 'move') return { do: chosen, folder: draft.moveTo };
  if (chosen === 'delete') return { do: chosen, afterDays: draft.afterDays.trim() || '0' };
  return { do: chosen };
}

function foldersIn(typed: string): string[] {
  const folders = typed.split(/[,\n]/).map((folder) => folder.trim());
  return [...new Set(folders.filter((folder) => folder !== ''))];
}
