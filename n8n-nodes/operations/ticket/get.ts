import { askDesk } from '../../desk/ask-desk.ts';
import { ticketProperty } from '../../desk/choices.ts';
import { pathTo } from '../desk-operation.ts';
import type { Operation } from '../operation.ts';

export const getTicket: Operation = {
  resource: 'ticket',
  value: 'get',
  name: 'Get',
  action: 'Get a ticket',
  description: 'A ticket with its messages and notes',
  properties: [ticketProperty],
  run: async (n8n, index) => [{ json: await askDesk(n8n, { path: pathTo(n8n, index, 'tickets') }, index) }],
};
