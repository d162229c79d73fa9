import type { Account } from '@inbox-email/core/account/account.ts';
import { type Diagnosis, nothingTestedYet } from '@inbox-email/core/account/diagnosis.ts';
import type { ModalView } from '@slack/types';
import { storageWords } from '../../alerts/storage-words.ts';
import type { BotContext } from '../../context.ts';
import type { Person } from '../../person.ts';
import { drawLatest } from '../drawing/draw-latest.ts';
import { redraw } from '../drawing/redraw.ts';
import { interruptedReport, testReport } from './report-view.ts';

// About three redraws a second: views.update is Tier 4, 100 and more a minute.
const everyMs = 350;

/** Opens the report of a test and fills it as the test goes on. */
export async function openTest(
  context: BotContext,
  person: Person,
  account: Account,
  triggerId: string,
): Promise<void> {
  const report = testReport(account, nothingTestedYet(account), person.text);
  const { view } = await context.client.views.open({ trigger_id: triggerId, view: report });
  if (view?.id) await drawTest(context, person, account, view.id);
}

/**
 * Tests an account and redraws the given modal after each stage, until it is through or the modal has been closed. Answers
 * with the last picture.
 */
export async function drawTest(
  context: BotContext,
  person: Person,
  account: Account,
  viewId: string,
  remark?: string,
): Promise<Diagnosis> {
  const { text } = person;
  const remarks = () => {
    const trouble = context.desk.storage();
    return [...(remark === undefined ? [] : [remark]), ...(trouble === null ? [] : [storageWords(trouble, text)])];
  };
  let last = nothingTestedYet(account);
  const show = (view: ModalView) => redraw(context.client, viewId, view);
  try {
    await drawLatest(
      context.desk.accounts.test(person.actor, account.id),
      (diagnosis) => {
        last = diagnosis;
        return show(testReport(account, diagnosis, text, remarks().join('\n\n')));
      },
      everyMs,
    );
  } catch (error) {
    await show(interruptedReport(account, person.text));
    throw error;
  }
  return last;
}
