import { ticketProperty } from '../../desk/choices.ts';
import { changeAtDesk, pathTo } from '../desk-operation.ts';
import type { Operation } from '../operation.ts';

export const noteOnTicket: Operation = {
  resource: 'ticket',
  value: 'note',
  name: 'Add Note',
  action: 'Add a note to a ticket',
  description: 'A note for the group: the customer does not see it',
  properties: [
    ticketProperty,
    { displayName: 'Note', name: 'text', type: 'string', typeOptions: { rows: 4 }, default: '', required: true },
  ],
  run(n8n, index) {
    const body = { text: n8n.getNodeParameter('text', index) as string };
    return changeAtDesk(n8n, index, { path: `${pathTo(n8n, index, 'tickets')}/notes`, body });
  },
};
