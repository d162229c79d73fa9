import type { IExecuteFunctions, INodeExecutionData, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

export type Resource = 'mail' | 'ticket' | 'account';

/** One thing that the Mail Ticket node does. "Add an operation" is one file like this and its line in `index.ts`. */
export interface Operation {
  resource: Resource;
  /** What stands for it in workflows: never changed once released. */
  value: string;
  /** As in "Close". */
  name: string;
  /** As in "Close a ticket". */
  action: string;
  description: string;
  /** Shown for this operation alone: `show` is added. */
  properties: INodeProperties[];
  /** Does it for one item. What it throws is about this item. */
  run(n8n: IExecuteFunctions, index: number): Promise<INodeExecutionData[]>;
}

/** The choice of an operation within its resource. */
export function operationChoice(operations: readonly Operation[], resource: Resource): INodeProperties {
  const mine = operations.filter((operation) => operation.resource === resource);
  const options = mine
    .map(({ name, value, action, description }): INodePropertyOptions => ({ name, value, action, description }))
    .sort((a, b) => a.name.localeCompare(b.name));
  const first = mine[0]?.value ?? '';
  return {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: [resource] } },
    options,
    default: first,
  };
}

/** An operation's own properties, shown for it alone. */
export const shownProperties = ({ resource, value, properties }: Operation): INodeProperties[] =>
  properties.map((property) => ({
    ...property,
    displayOptions: {
      ...property.displayOptions,
      show: { ...property.displayOptions?.show, resource: [resource], operation: [value] },
    },
  }));
