import type { IDataObject } from 'n8n-workflow';
import { askAll } from '../../desk/ask-desk.ts';
import { groupProperty, ticketTypeProperty } from '../../desk/choices.ts';
import { givenOf } from '../desk-operation.ts';
import { limitProperties, wantedAtMost } from '../limit-properties.ts';
import type { Operation } from '../operation.ts';

/** Newest first. */
export const getTickets: Operation = {
  resource: 'ticket',
  value: 'getAll',
  name: 'Get Many',
  action: 'Get many tickets',
  description: 'Tickets, the newest first',
  properties: [
    ...limitProperties,
    {
      displayName: 'Filters',
      name: 'filters',
      type: 'collection',
      placeholder: 'Add filter',
      default: {},
      options: [
        { displayName: 'Account ID', name: 'account', type: 'string', default: '' },
        { ...groupProperty, name: 'group' },
        {
          displayName: 'Status',
          name: 'status',
          type: 'options',
          options: [
            { name: 'Closed', value: 'closed' },
            { name: 'Open', value: 'open' },
          ],
          default: 'open',
        },
        { ...ticketTypeProperty, name: 'type' },
        {
          displayName: 'Words',
          name: 'q',
          type: 'string',
          default: '',
          description: 'In number, subject or requester',
        },
      ],
    },
  ],
  async run(n8n, index) {
    const query = givenOf(n8n.getNodeParameter('filters', index, {}) as IDataObject);
    const found = await askAll(n8n, { path: '/tickets', query }, wantedAtMost(n8n, index), index);
    return found.map((json) => ({ json }));
  },
};
