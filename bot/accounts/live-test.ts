import type { Account } from '@inbox-email/core/account/account.ts';
import type { ModalView } from '@slack/types';
import type { BotContext } from '../context.ts';
import type { Person } from '../person.ts';
import { drawLatest } from './draw-latest.ts';
import { interruptedReport, nothingTestedYet, testReport } from './test-report-view.ts';

// About three redraws a second: views.update is Tier 4, 100 and more a minute.
const everyMs = 350;

/** Opens the report of a test and fills it as the test goes on. */
export async function openTest(
  context: BotContext,
  person: Person,
  account: Account,
  triggerId: string,
): Promise<void> {
  const report = testReport(account, nothingTestedYet, person.text);
  const { view } = await context.client.views.open({ trigger_id: triggerId, view: report });
  if (view?.id) await drawTest(context, person, account, view.id);
}

/** Tests an account and redraws the given modal after each stage, until it is through or the modal has been closed. */
export async function drawTest(
  context: BotContext,
  person: Person,
  account: Account,
  viewId: string,
  remark?: string,
): Promise<void> {
  const show = (view: ModalView) => update(context, viewId, view);
  try {
    await drawLatest(
      context.desk.accounts.test(person.actor, account.id),
      (diagnosis) => show(testReport(account, diagnosis, person.text, remark)),
      everyMs,
    );
  } catch (error) {
    await show(interruptedReport(account, person.text));
    throw error;
  }
}

/** False when the modal is gone. https://docs.slack.dev/reference/methods/views.update#errors */
async function update({ client }: BotContext, viewId: string, view: ModalView): Promise<boolean> {
  try {
    await client.views.update({ view_id: viewId, view });
    return true;
  } catch (error) {
    if ((error as { data?: { error?: string } }).data?.error === 'not_found') return false;
    throw error;
  }
}
