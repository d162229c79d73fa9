import { ticketProperty } from '../../desk/choices.ts';
import { changeAtDesk, pathTo } from '../desk-operation.ts';
import type { Operation } from '../operation.ts';
import { deskFiles, filesProperty } from '../outgoing-files.ts';
import { textProperty } from '../text-property.ts';

export const replyToTicket: Operation = {
  resource: 'ticket',
  value: 'reply',
  name: 'Reply',
  action: 'Reply to a ticket',
  description: 'Answer by e-mail, in the thread of the ticket',
  properties: [
    ticketProperty,
    textProperty,
    {
      displayName: 'Newest Message Seen',
      name: 'seenMessageId',
      type: 'number',
      default: 0,
      description: 'The ID of a message: where a newer one has come since, nothing is sent. 0 sends in any case.',
    },
    filesProperty,
  ],
  async run(n8n, index) {
    const seen = Number(n8n.getNodeParameter('seenMessageId', index, 0));
    const body = {
      text: n8n.getNodeParameter('text', index) as string,
      files: await deskFiles(n8n, index),
      ...(seen > 0 && { seenMessageId: seen }),
    };
    return changeAtDesk(n8n, index, { path: `${pathTo(n8n, index, 'tickets')}/replies`, body });
  },
};
