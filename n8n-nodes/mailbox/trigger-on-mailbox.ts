import { setImmediate as soon } from 'node:timers/promises';
import { explain } from '@inbox-email/core/account/explain.ts';
import { backoff } from '@inbox-email/core/receive/backoff.ts';
import { isCrowded, isRefusal } from '@inbox-email/core/receive/receive-failure.ts';
import {
  type IDataObject,
  type INodeExecutionData,
  type ITriggerFunctions,
  type ITriggerResponse,
  NodeOperationError,
} from 'n8n-workflow';
import { type AccountOfNode, accountOfNode } from './account-of-node.ts';
import { emitBatch, storeProgress } from './emit-batch.ts';
import { handOnNewest } from './hand-on-newest.ts';
import { openMailbox, receivingFailure } from './open-mailbox.ts';
import type { Progress } from './progress.ts';
import { readyMail } from './ready-mail.ts';
import { tellFailure } from './tell-failure.ts';
import { type TriggerOptions, triggerOptions } from './trigger-options.ts';
import { type MailboxWatch, watchMailbox } from './watch-mailbox.ts';

/** Watches the credential's mailbox for as long as the workflow is active; for a test run, hands on the newest mail. */
export async function triggerOnMailbox(n8n: ITriggerFunctions): Promise<ITriggerResponse> {
  const mailbox = await accountOfNode(n8n);
  const options = triggerOptions(n8n, mailbox.account);
  const ended = new AbortController();
  if (n8n.getMode() === 'manual') {
    return {
      manualTriggerFunction: () => handOnNewest(n8n, mailbox, options, ended.signal),
      closeFunction: async () => ended.abort(),
    };
  }
  // n8n takes mails only once this function is over.
  const watching = soon().then(() => watchMailbox(watchFor(n8n, mailbox, options), ended.signal));
  // A lost connection never comes here: only a defect of ours does.
  const over = watching.catch((error) => n8n.emitError(error));
  return {
    async closeFunction() {
      ended.abort();
      await over;
    },
  };
}

/** Every so many failures in a row the workflow's error workflow learns of it: at once where a person must act. */
const tellAfterFailures = 6;
/** After a refused sign-in: trying on soon would lock the mailbox. Milliseconds. */
const afterRefusal = 15 * 60_000;
/** As if so many failures had gone before: the pause begins at a minute. */
const crowdedBy = 8;

function watchFor(
  n8n: ITriggerFunctions,
  mailbox: AccountOfNode,
  options: TriggerOptions,
): MailboxWatch<INodeExecutionData> {
  const { account } = mailbox;
  const kept = n8n.getWorkflowStaticData('node');
  const node = n8n.getNode();
  let told = false;
  const tell = (message: string, description: string) =>
    n8n.saveFailedExecution(new NodeOperationError(node, message, { description }));
  return {
    ...options,
    clock: Date.now,
    patience: 10_000,
    progress: {
      load: () => (kept.progress as unknown as Progress | undefined) ?? null,
      save: (progress) => {
        kept.progress = progress as unknown as IDataObject;
      },
    },
    openSession: (signal) => openMailbox(account, signal),
    read: (mail) => readyMail(n8n.helpers, mail, mailbox, options),
    handOn: (mails, name) =>
      emitBatch(
        n8n,
        mails.map(({ item }) => item),
        name,
      ),
    storeProgress: (name) => storeProgress(n8n, name),
    overdue() {
      tell(
        'An execution runs for too long',
        'New mail waits for it no longer. End it in the list of executions, or allow more minutes in the options.',
      );
    },
    leave(mail, error) {
      const words = error instanceof Error ? error.message : String(error);
      tell(`Mail ${mail.key} was left out: ${words}`, 'It stays on the server. The mails behind it go on.');
    },
    failed(error, failures) {
      const failure = receivingFailure(error, account);
      const explanation = explain(failure);
      n8n.logger.warn(`Mail Ticket Trigger: ${explanation.cause.en}`, {
        ...{ node: node.name, code: explanation.code, failures },
      });
      if (isRefusal(failure)) account.secrets.bearer?.().refused();
      if (told || (failures < tellAfterFailures && !(isRefusal(failure) && failures >= 2))) return;
      told = true;
      tell(explanation.cause.en, tellFailure(explanation));
    },
    works() {
      told = false;
      n8n.logger.info('Mail Ticket Trigger: the mailbox works again', { node: node.name });
    },
    notAcknowledged() {
      n8n.logger.warn('Mail Ticket Trigger: the server refused to change the mails', { node: node.name });
    },
    pauseAfter(error, failures) {
      const failure = receivingFailure(error, account);
      if (isRefusal(failure)) return failures < 3 ? backoff(failures) : afterRefusal;
      return backoff(isCrowded(failure) ? failures + crowdedBy : failures);
    },
  };
}
