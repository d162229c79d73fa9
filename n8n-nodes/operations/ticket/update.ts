import { type IDataObject, NodeOperationError } from 'n8n-workflow';
import { askDesk } from '../../desk/ask-desk.ts';
import { groupProperty, ticketProperty, ticketTypeProperty } from '../../desk/choices.ts';
import { givenOf, pathTo } from '../desk-operation.ts';
import type { Operation } from '../operation.ts';
import { priorityProperty } from './priority-property.ts';

export const updateTicket: Operation = {
  resource: 'ticket',
  value: 'update',
  name: 'Update',
  action: 'Update a ticket',
  description: 'Change group, type or priority',
  properties: [
    ticketProperty,
    {
      displayName: 'Update Fields',
      name: 'changes',
      type: 'collection',
      placeholder: 'Add field',
      default: {},
      options: [groupProperty, priorityProperty, ticketTypeProperty],
    },
  ],
  async run(n8n, index) {
    const body = givenOf(n8n.getNodeParameter('changes', index, {}) as IDataObject);
    if (Object.keys(body).length === 0) {
      throw new NodeOperationError(n8n.getNode(), 'There is nothing to change', {
        ...{ itemIndex: index, description: 'Add at least one field under Update Fields.' },
      });
    }
    // Done twice it is what it was once.
    return [{ json: await askDesk(n8n, { method: 'PATCH', path: pathTo(n8n, index, 'tickets'), body }, index) }];
  },
};
