import { setImmediate as soon } from 'node:timers/promises';
import { backoff } from '@inbox-email/core/receive/backoff.ts';
import {
  type IDataObject,
  type INodeExecutionData,
  type ITriggerFunctions,
  type ITriggerResponse,
  NodeApiError,
  NodeOperationError,
} from 'n8n-workflow';
import { emitBatch, storeProgress } from '../mailbox/emit-batch.ts';
import { askDesk } from './ask-desk.ts';
import {
  beginFeed,
  type DeskEvent,
  type DeskWatch,
  type EventPage,
  type FeedProgress,
  watchDesk,
} from './watch-desk.ts';

/** Follows the desk's feed of events for as long as the workflow is active; for a test run, hands on the newest event. */
export async function triggerOnDesk(n8n: ITriggerFunctions): Promise<ITriggerResponse> {
  const { url } = await n8n.getCredentials<{ url: string }>('inboxEmailDeskApi');
  const ended = new AbortController();
  const watch = watchFor(n8n, url.trim().replace(/\/+$/, ''));
  if (n8n.getMode() === 'manual') return { manualTriggerFunction: () => handOnNewest(n8n, watch, ended.signal) };
  // Noted before the activation is over, n8n stores where we begin. A desk that is away is waited for later.
  if (watch.progress.load()?.source !== watch.source) await beginFeed(watch, ended.signal).catch(() => {});
  // n8n takes events only once this function is over.
  const watching = soon().then(() => watchDesk(watch, ended.signal));
  const over = watching.catch((error) => n8n.emitError(error));
  return {
    async closeFunction() {
      ended.abort();
      await over;
    },
  };
}

/** So many failures in a row, and the workflow's error workflow learns of it, once. */
const tellAfterFailures = 6;
const pageOf = 100;

function watchFor(n8n: ITriggerFunctions, source: string): DeskWatch {
  const kept = n8n.getWorkflowStaticData('node');
  const node = n8n.getNode();
  const types = (n8n.getNodeParameter('events', []) as string[]).join(',');
  const details = n8n.getNodeParameter('details', true) as boolean;
  let told = false;
  return {
    source,
    fromBeginning: n8n.getNodeParameter('fromBeginning', false) as boolean,
    lookEvery: Number(n8n.getNodeParameter('lookEverySeconds', 10)) * 1000,
    progress: {
      load: () => (kept.feed as unknown as FeedProgress | undefined) ?? null,
      save: (progress) => {
        kept.feed = { ...progress };
      },
    },
    async page(after) {
      const query = { after, limit: pageOf, ...(types !== '' && { types }) };
      return (await askDesk(n8n, { path: '/events', query })) as unknown as EventPage;
    },
    async handOn(events, name) {
      const items: INodeExecutionData[] = [];
      for (const event of events) items.push({ json: await eventItem(n8n, event, details) });
      await emitBatch(n8n, items, name);
    },
    storeProgress: (name) => storeProgress(n8n, name),
    failed(error, failures) {
      const words = error instanceof Error ? error.message : String(error);
      n8n.logger.warn(`Mail Ticket Trigger: ${words}`, { node: node.name, failures });
      const refused = error instanceof NodeApiError && ['401', '403'].includes(error.httpCode ?? '');
      if (told || (failures < tellAfterFailures && !refused)) return;
      told = true;
      const remedy = error instanceof NodeApiError ? error.description : null;
      n8n.saveFailedExecution(new NodeOperationError(node, words, { description: remedy ?? 'Is the desk running?' }));
    },
    works() {
      told = false;
      n8n.logger.info('Mail Ticket Trigger: the desk answers again', { node: node.name });
    },
    pauseAfter: backoff,
  };
}

/** What an event is to a workflow; `ticket` and `message` are what they are now, null where it is about none. */
async function eventItem(n8n: ITriggerFunctions, event: DeskEvent, details: boolean): Promise<IDataObject> {
  const { sequence, type, timestamp, data } = event;
  const { ticketId, messageId } = data;
  const known = async (path: string, id: unknown) =>
    details && typeof id === 'number' ? askDesk(n8n, { path: `${path}/${id}` }).catch(nullIfGone) : null;
  const ticket = await known('/tickets', ticketId);
  const message = await known('/messages', messageId);
  return { event: type, sequence, timestamp, ticket, message, data: data as IDataObject };
}

function nullIfGone(error: unknown): null {
  if (error instanceof NodeApiError && error.httpCode === '404') return null;
  throw error;
}

async function handOnNewest(n8n: ITriggerFunctions, { page }: DeskWatch, signal: AbortSignal): Promise<void> {
  let newest: DeskEvent | undefined;
  let after = '0';
  for (let hasMore = true; hasMore; ) {
    const read = await page(after, signal);
    newest = read.items.at(-1) ?? newest;
    after = read.nextCursor;
    hasMore = read.hasMore;
  }
  if (newest === undefined) {
    throw new NodeOperationError(n8n.getNode(), 'The desk has no such event to test with', {
      description: 'Choose other events, or write to the desk and test again.',
    });
  }
  n8n.emit([[{ json: await eventItem(n8n, newest, true) }]]);
}
