import {
  ApplicationError,
  type IExecuteFunctions,
  type INodeExecutionData,
  NodeApiError,
  NodeOperationError,
} from 'n8n-workflow';
import type { NotSent } from '../mailbox/send-from-account.ts';
import type { Operation } from './operation.ts';

/**
 * Does the chosen operation for each item. Where the node goes on after failures, an item that failed carries `error`,
 * and `remedy` where one is known.
 */
export async function runOperation(
  n8n: IExecuteFunctions,
  operations: readonly Operation[],
): Promise<INodeExecutionData[][]> {
  const output: INodeExecutionData[] = [];
  for (const [index] of n8n.getInputData().entries()) {
    try {
      const operation = chosen(n8n, index, operations);
      const items = await operation.run(n8n, index);
      output.push(...items.map((item) => ({ ...item, pairedItem: { item: index } })));
    } catch (thrown) {
      const error = asNodeError(n8n, thrown, index);
      if (!n8n.continueOnFail()) throw error;
      const remedy = error.description ?? null;
      output.push({ json: { error: error.message, remedy }, error, pairedItem: { item: index } });
    }
  }
  return [output];
}

function chosen(n8n: IExecuteFunctions, index: number, operations: readonly Operation[]): Operation {
  const resource = n8n.getNodeParameter('resource', index);
  const value = n8n.getNodeParameter('operation', index);
  const found = operations.find((operation) => operation.resource === resource && operation.value === value);
  if (found === undefined) throw new ApplicationError(`There is no operation ${value} for ${resource}`);
  return found;
}

function asNodeError(n8n: IExecuteFunctions, thrown: unknown, itemIndex: number): NodeApiError | NodeOperationError {
  if (thrown instanceof NodeApiError || thrown instanceof NodeOperationError) return thrown;
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const { description } = error as Partial<NotSent>;
  return new NodeOperationError(n8n.getNode(), error, {
    itemIndex,
    message: error.message,
    ...(description !== undefined && { description }),
  });
}
