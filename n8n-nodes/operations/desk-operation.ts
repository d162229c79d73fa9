import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { askDesk, type DeskRequest } from '../desk/ask-desk.ts';

/** A request that changes something, made once however often n8n retries the node. One item comes of it. */
export async function changeAtDesk(
  n8n: IExecuteFunctions,
  index: number,
  request: DeskRequest,
): Promise<INodeExecutionData[]> {
  const run = n8n.evaluateExpression('{{ $runIndex }}', index);
  const idempotencyKey = `n8n:${n8n.getExecutionId()}:${n8n.getNode().id}:${run}:${index}`;
  return [{ json: await askDesk(n8n, { method: 'POST', idempotencyKey, ...request }, index) }];
}

/** The address of what a resource locator names, as `/tickets/12`. */
export function pathTo(n8n: IExecuteFunctions, index: number, resource: 'tickets' | 'accounts'): string {
  const field = resource === 'tickets' ? 'ticketId' : 'accountId';
  return `/${resource}/${encodeURIComponent(chosenId(n8n, index, field))}`;
}

export const chosenId = (n8n: IExecuteFunctions, index: number, field: string): string =>
  String(n8n.getNodeParameter(field, index, '', { extractValue: true }));

/** Without what was left empty. */
export const givenOf = (fields: IDataObject): IDataObject =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '' && value !== undefined));
