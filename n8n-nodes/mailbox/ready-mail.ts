import type { FetchedMail } from '@inbox-email/core/message/listed-mail.ts';
import type { INodeExecutionData, ITriggerFunctions } from 'n8n-workflow';
import type { AccountOfNode } from './account-of-node.ts';
import { mailItem } from './mail-item.ts';
import { mailTicketOf } from './mail-ticket.ts';
import type { TriggerOptions } from './trigger-options.ts';
import type { ReadyMail } from './watch-mailbox.ts';

/** Reads a fetched mail into an item of a workflow. */
export async function readyMail(
  { prepareBinaryData }: ITriggerFunctions['helpers'],
  mail: FetchedMail,
  { account, signingKey }: AccountOfNode,
  { folder, attachments, raw }: Pick<TriggerOptions, 'folder' | 'attachments' | 'raw'>,
): Promise<ReadyMail<INodeExecutionData>> {
  const read = mailTicketOf(mail.bytes, {
    internalDate: mail.internalDate,
    leftOnServer: mail.left?.size ?? null,
    folder,
    uid: mail.key,
    incomingHost: account.settings.incoming.host,
    signingKey,
  });
  const item = await mailItem(read, attachments ? prepareBinaryData : null);
  if (raw) {
    const file = await prepareBinaryData(Buffer.from(mail.bytes), 'mail.eml', 'message/rfc822');
    item.binary = { ...item.binary, raw: file };
  }
  const digest = Buffer.from(read.json.message.contentKey, 'hex').subarray(0, 6).toString('base64url');
  return { key: mail.key, internalDate: mail.internalDate, digest, item, inPart: mail.left !== null };
}
