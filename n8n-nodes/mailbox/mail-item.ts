import type { AttachmentPart } from '@inbox-email/core/message/message.ts';
import type { IBinaryData, IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { MailTicket } from './mail-ticket.ts';

/** `helpers.prepareBinaryData` of whichever context runs. */
export type PrepareBinary = (bytes: Buffer, filename?: string, contentType?: string) => Promise<IBinaryData>;

/** The mail as an item of a workflow; with `prepare`, its attachments as binary fields `attachment_0` and so on. */
export async function mailItem(
  { json, attachments }: { json: MailTicket; attachments: readonly AttachmentPart[] },
  prepare: PrepareBinary | null,
): Promise<INodeExecutionData> {
  const item: INodeExecutionData = { json: json as unknown as IDataObject };
  if (prepare === null || attachments.length === 0) return item;
  item.binary = {};
  for (const [at, { index, filename, contentType, open }] of attachments.entries()) {
    const name = `attachment_${index}`;
    item.binary[name] = await prepare(Buffer.from(open()), filename, contentType);
    const told = json.message.attachments[at];
    if (told !== undefined) told.binary = name;
  }
  return item;
}
