import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

/** How many of a list are wanted. */
export const limitProperties: INodeProperties[] = [
  {
    displayName: 'Return All',
    name: 'returnAll',
    type: 'boolean',
    default: false,
    description: 'Whether to return all results or only up to a given limit',
  },
  {
    displayName: 'Limit',
    name: 'limit',
    type: 'number',
    typeOptions: { minValue: 1 },
    default: 50,
    description: 'Max number of results to return',
    displayOptions: { show: { returnAll: [false] } },
  },
];

export const wantedAtMost = (n8n: IExecuteFunctions, index: number): number =>
  n8n.getNodeParameter('returnAll', index, false)
    ? Number.POSITIVE_INFINITY
    : Number(n8n.getNodeParameter('limit', index));
