import type { ILoadOptionsFunctions, INodeListSearchResult, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { askDesk } from './ask-desk.ts';

/** Which ticket: from a list that is searched, or by its number. */
export const ticketProperty: INodeProperties = {
  displayName: 'Ticket',
  name: 'ticketId',
  type: 'resourceLocator',
  default: { mode: 'list', value: '' },
  required: true,
  modes: [
    {
      displayName: 'From List',
      name: 'list',
      type: 'list',
      typeOptions: { searchListMethod: 'searchTickets', searchable: true },
    },
    {
      displayName: 'By Number',
      name: 'id',
      type: 'string',
      placeholder: '1234',
      validation: [{ type: 'regex', properties: { regex: '^[1-9][0-9]*$', errorMessage: 'Not a number of a ticket' } }],
    },
  ],
};

/** Which account of the desk. */
export const accountProperty: INodeProperties = {
  displayName: 'Account',
  name: 'accountId',
  type: 'resourceLocator',
  default: { mode: 'list', value: '' },
  required: true,
  modes: [
    {
      displayName: 'From List',
      name: 'list',
      type: 'list',
      typeOptions: { searchListMethod: 'searchAccounts', searchable: true },
    },
    { displayName: 'By ID', name: 'id', type: 'string' },
  ],
};

const noChoice: INodePropertyOptions = { name: "The Account's", value: '' };

export const groupProperty: INodeProperties = {
  displayName: 'Group Name or ID',
  name: 'groupId',
  type: 'options',
  typeOptions: { loadOptionsMethod: 'getGroups' },
  default: '',
  description:
    'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
};

export const ticketTypeProperty: INodeProperties = {
  displayName: 'Type Name or ID',
  name: 'ticketTypeId',
  type: 'options',
  typeOptions: { loadOptionsMethod: 'getTicketTypes' },
  default: '',
  description:
    'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
};

/** `methods.listSearch` and `methods.loadOptions` of a node that has these properties. */
export const deskChoices = {
  listSearch: {
    async searchTickets(
      this: ILoadOptionsFunctions,
      filter?: string,
      paginationToken?: string,
    ): Promise<INodeListSearchResult> {
      const query = { limit: 50, ...(filter && { q: filter }), ...(paginationToken && { cursor: paginationToken }) };
      const page = await askDesk(this, { path: '/tickets', query });
      const tickets = page.items as { id: number; subject: string }[];
      return {
        results: tickets.map(({ id, subject }) => ({ name: `#${id} ${subject}`, value: String(id) })),
        ...(typeof page.nextCursor === 'string' && { paginationToken: page.nextCursor }),
      };
    },
    async searchAccounts(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
      const { items } = await askDesk(this, { path: '/accounts' });
      const accounts = items as { id: string; name: string; address: string }[];
      const results = accounts.map(({ id, name, address }) => ({ name: `${name} (${address})`, value: id }));
      const wanted = filter.toLowerCase();
      return { results: results.filter(({ name }) => name.toLowerCase().includes(wanted)) };
    },
  },
  loadOptions: {
    getGroups(this: ILoadOptionsFunctions) {
      return namesOf(this, '/groups');
    },
    getTicketTypes(this: ILoadOptionsFunctions) {
      return namesOf(this, '/ticket-types');
    },
  },
};

async function namesOf(n8n: ILoadOptionsFunctions, path: string): Promise<INodePropertyOptions[]> {
  const { items } = await askDesk(n8n, { path });
  const names = items as { id: string; name: string }[];
  return [noChoice, ...names.map(({ id, name }) => ({ name, value: id }))];
}
