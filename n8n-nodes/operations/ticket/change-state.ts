import { ticketProperty } from '../../desk/choices.ts';
import { changeAtDesk, pathTo } from '../desk-operation.ts';
import type { Operation } from '../operation.ts';

export const closeTicket: Operation = {
  resource: 'ticket',
  value: 'close',
  name: 'Close',
  action: 'Close a ticket',
  description: 'Close a ticket',
  properties: [ticketProperty],
  run: (n8n, index) => changeAtDesk(n8n, index, { path: `${pathTo(n8n, index, 'tickets')}/close` }),
};

export const reopenTicket: Operation = {
  resource: 'ticket',
  value: 'reopen',
  name: 'Reopen',
  action: 'Reopen a ticket',
  description: 'Open a closed ticket again',
  properties: [ticketProperty],
  run: (n8n, index) => changeAtDesk(n8n, index, { path: `${pathTo(n8n, index, 'tickets')}/reopen` }),
};
