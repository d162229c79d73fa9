import type { IDataObject } from 'n8n-workflow';
import { accountProperty, groupProperty, ticketTypeProperty } from '../../desk/choices.ts';
import { changeAtDesk, chosenId, givenOf } from '../desk-operation.ts';
import type { Operation } from '../operation.ts';
import { deskFiles, filesProperty } from '../outgoing-files.ts';
import { addressesIn } from '../read-addresses.ts';
import { textProperty } from '../text-property.ts';
import { priorityProperty } from './priority-property.ts';

/** Writes to a customer first: a ticket that begins with a mail from an account of the desk. */
export const createTicket: Operation = {
  resource: 'ticket',
  value: 'create',
  name: 'Create',
  action: 'Create a ticket',
  description: 'Write to a customer first: the mail goes out from an account of the desk',
  properties: [
    accountProperty,
    {
      displayName: 'To',
      name: 'to',
      type: 'string',
      default: '',
      required: true,
      placeholder: 'Ana <ana@example.com>',
    },
    { displayName: 'Subject', name: 'subject', type: 'string', default: '', required: true },
    textProperty,
    {
      displayName: 'Additional Fields',
      name: 'fields',
      type: 'collection',
      placeholder: 'Add field',
      default: {},
      options: [groupProperty, priorityProperty, ticketTypeProperty],
    },
    { displayName: 'Cc', name: 'cc', type: 'string', default: '' },
    filesProperty,
  ],
  async run(n8n, index) {
    const body = {
      ...givenOf(n8n.getNodeParameter('fields', index, {}) as IDataObject),
      accountId: chosenId(n8n, index, 'accountId'),
      to: addressesIn(n8n, index, 'to', 'To').map((person) => ({ ...person })),
      cc: addressesIn(n8n, index, 'cc', 'Cc').map((person) => ({ ...person })),
      subject: n8n.getNodeParameter('subject', index) as string,
      text: n8n.getNodeParameter('text', index) as string,
      files: await deskFiles(n8n, index),
    };
    return changeAtDesk(n8n, index, { path: '/tickets', body });
  },
};
