import { ticketProperty } from '../../desk/choices.ts';
import { changeAtDesk, pathTo } from '../desk-operation.ts';
import type { Operation } from '../operation.ts';

export const assignTicket: Operation = {
  resource: 'ticket',
  value: 'assign',
  name: 'Assign',
  action: 'Assign a ticket',
  description: 'Give a ticket to somebody, or to nobody',
  properties: [
    ticketProperty,
    {
      displayName: 'Assignee ID',
      name: 'assigneeId',
      type: 'string',
      default: '',
      placeholder: 'U012AB3CD',
      description: 'A Slack user ID; empty for nobody',
    },
  ],
  run(n8n, index) {
    const assigneeId = (n8n.getNodeParameter('assigneeId', index, '') as string).trim();
    const body = { assigneeId: assigneeId === '' ? null : assigneeId };
    return changeAtDesk(n8n, index, { path: `${pathTo(n8n, index, 'tickets')}/assign`, body });
  },
};
