import { type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';
import { mailItem } from '../../mailbox/mail-item.ts';
import { mailTicketOf, unknownOrigin } from '../../mailbox/mail-ticket.ts';
import type { Operation } from '../operation.ts';

/** Reads a raw mail (RFC 5322) into the fields of a ticket, with the core's own reading. Nothing is asked of any server. */
export const parseMail: Operation = {
  resource: 'mail',
  value: 'parse',
  name: 'Parse',
  action: 'Parse an e mail into a ticket',
  description: 'Read a raw e-mail into the fields of a ticket, without any server',
  properties: [
    {
      displayName: 'Raw E-Mail From',
      name: 'source',
      type: 'options',
      options: [
        { name: 'Binary Field', value: 'binary' },
        { name: 'Text', value: 'text' },
      ],
      default: 'binary',
    },
    {
      displayName: 'Binary Field',
      name: 'binaryField',
      type: 'string',
      default: 'raw',
      required: true,
      hint: 'The name of the field that holds the .eml file',
      displayOptions: { show: { source: ['binary'] } },
    },
    {
      displayName: 'Raw E-Mail',
      name: 'text',
      type: 'string',
      typeOptions: { rows: 8 },
      default: '',
      required: true,
      placeholder: 'From: …',
      description: 'Headers, an empty line, and the body',
      displayOptions: { show: { source: ['text'] } },
    },
    {
      displayName: 'Attachments',
      name: 'attachments',
      type: 'boolean',
      default: true,
      description: 'Whether attachments are handed over as binary fields attachment_0, attachment_1 and so on',
    },
  ],
  async run(n8n, index) {
    const bytes = await rawMail(n8n, index);
    if (bytes.length === 0) {
      throw new NodeOperationError(n8n.getNode(), 'There is no e-mail to read', {
        itemIndex: index,
        description: 'The field is empty. It should hold headers, an empty line, and the body.',
      });
    }
    const wanted = n8n.getNodeParameter('attachments', index) as boolean;
    return [await mailItem(mailTicketOf(bytes, unknownOrigin), wanted ? n8n.helpers.prepareBinaryData : null)];
  },
};

async function rawMail(n8n: IExecuteFunctions, index: number): Promise<Uint8Array> {
  if (n8n.getNodeParameter('source', index) === 'text') {
    return Buffer.from(n8n.getNodeParameter('text', index) as string, 'utf8');
  }
  const field = n8n.getNodeParameter('binaryField', index) as string;
  n8n.helpers.assertBinaryData(index, field);
  return n8n.helpers.getBinaryDataBuffer(index, field);
}
