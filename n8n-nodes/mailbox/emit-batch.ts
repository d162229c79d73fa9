import { createHash } from 'node:crypto';
import { ExecutionCancelledError, type INodeExecutionData, type IRun, type ITriggerFunctions } from 'n8n-workflow';
import type { Outcome } from './watch-mailbox.ts';

/**
 * Begins one execution with these items and resolves when it is over. The same `name` is the same batch, in this life of
 * n8n and the next: n8n begins none for a key that it knows.
 */
export async function emitBatch(n8n: ITriggerFunctions, items: INodeExecutionData[], name: string): Promise<Outcome> {
  const done = n8n.helpers.createDeferredPromise<IRun>();
  n8n.emit([items], undefined, done, keyOf(n8n, name));
  // n8n knows the batch already where there is no run.
  const run = (await done.promise.catch(cancelled)) as IRun | 'cancelled' | undefined;
  if (run === undefined) return 'repeated';
  return run !== 'cancelled' && run.status === 'success' ? 'succeeded' : 'failed';
}

/**
 * Has n8n store the static data, which it does only when a trigger emits. Under the key of a batch that it knows nothing
 * is begun; and where n8n has forgotten that one, what is begun has no items.
 */
export function storeProgress(n8n: ITriggerFunctions, name: string): void {
  if (n8n.getNode().alwaysOutputData !== true) n8n.emit([[]], undefined, undefined, keyOf(n8n, name));
}

/** Whoever ends an execution by hand has had its mails. */
const cancelled = (error: unknown) =>
  error instanceof ExecutionCancelledError ? ('cancelled' as const) : Promise.reject(error);

const keyOf = (n8n: ITriggerFunctions, name: string) =>
  createHash('sha256').update(`${n8n.getWorkflow().id} ${n8n.getNode().id} ${name}`).digest('hex');
