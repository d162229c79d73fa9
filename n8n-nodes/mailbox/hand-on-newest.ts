import type { FetchedMail } from '@inbox-email/core/message/listed-mail.ts';
import { latestMails } from '@inbox-email/core/receive/latest-mails.ts';
import { type ITriggerFunctions, NodeOperationError } from 'n8n-workflow';
import type { AccountOfNode } from './account-of-node.ts';
import { explainReceiving, openMailbox } from './open-mailbox.ts';
import { readyMail } from './ready-mail.ts';
import { tellFailure } from './tell-failure.ts';
import type { TriggerOptions } from './trigger-options.ts';

/** What a test run in the editor works with: the mail that came last. Nothing changes on the server, nothing is noted. */
export async function handOnNewest(
  n8n: ITriggerFunctions,
  mailbox: AccountOfNode,
  options: TriggerOptions,
  signal: AbortSignal,
): Promise<void> {
  const looked = await newestMail(mailbox, options, signal).then(
    (newest) => ({ newest }),
    (error: unknown) => ({ error }),
  );
  if ('error' in looked) {
    const explanation = explainReceiving(looked.error, mailbox.account);
    throw new NodeOperationError(n8n.getNode(), explanation.cause.en, { description: tellFailure(explanation) });
  }
  if (looked.newest === undefined) {
    throw new NodeOperationError(n8n.getNode(), `${options.folder} holds no mail to test with`, {
      description: 'Send a mail to the mailbox, then test again.',
    });
  }
  n8n.emit([[(await readyMail(n8n.helpers, looked.newest, mailbox, options)).item]]);
}

async function newestMail(
  { account }: AccountOfNode,
  { folder, sizeLimit }: TriggerOptions,
  signal: AbortSignal,
): Promise<FetchedMail | undefined> {
  const session = await openMailbox(account, signal);
  try {
    const [newest] = await latestMails(session, [folder], { count: 1, sizeLimit, progress: () => {} });
    return newest;
  } finally {
    await session.close();
  }
}
