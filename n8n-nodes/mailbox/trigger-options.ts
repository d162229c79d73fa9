import type { AfterReading } from '@inbox-email/core/receive/mail-session.ts';
import { type IDataObject, type ITriggerFunctions, NodeOperationError } from 'n8n-workflow';
import type { MailAccount } from './mail-account.ts';

/** The trigger's parameters about a mailbox. */
export interface TriggerOptions {
  folder: string;
  /** Milliseconds since 1970; 0: everything. */
  since: number;
  afterReading: AfterReading | { do: 'nothing' };
  attachments: boolean;
  raw: boolean;
  /** Milliseconds. */
  lookEvery: number;
  mailsPerExecution: number;
  /** Milliseconds. */
  executionAtMost: number;
  /** Bytes. */
  sizeLimit: number;
}

/** @throws NodeOperationError where a parameter is missing */
export function triggerOptions(n8n: ITriggerFunctions, account: MailAccount): TriggerOptions {
  const further = n8n.getNodeParameter('options', {}) as Partial<Record<string, number | boolean>>;
  const folder = (n8n.getNodeParameter('folder') as string).trim() || 'INBOX';
  return {
    folder,
    since: sinceOf(n8n, account, folder),
    afterReading: afterReadingOf(n8n),
    attachments: n8n.getNodeParameter('attachments', true) as boolean,
    raw: further.raw === true,
    lookEvery: Number(further.lookEvery ?? 60) * 1000,
    mailsPerExecution: Number(further.mailsPerExecution ?? 20),
    executionAtMost: Number(further.executionMinutes ?? 60) * 60_000,
    sizeLimit: Number(further.sizeLimitMb ?? 25) * 1_000_000,
  };
}

function afterReadingOf(n8n: ITriggerFunctions): TriggerOptions['afterReading'] {
  const what = n8n.getNodeParameter('afterReading') as 'nothing' | AfterReading['do'];
  if (what !== 'move') return { do: what };
  const folder = (n8n.getNodeParameter('moveTo') as string).trim();
  if (folder === '') {
    throw new NodeOperationError(n8n.getNode(), 'Move To is empty', { description: 'Name the folder.' });
  }
  return { do: what, folder };
}

/**
 * "From now on" is from when this folder was first watched, which n8n keeps from the activation on; it outlives restarts.
 * INTERNALDATE counts whole seconds.
 */
function sinceOf(n8n: ITriggerFunctions, { settings }: MailAccount, folder: string): number {
  const backlog = n8n.getNodeParameter('backlog') as 'now' | 'date' | 'everything';
  if (backlog === 'everything') return 0;
  if (backlog === 'date') {
    const since = Date.parse(n8n.getNodeParameter('since') as string);
    if (Number.isNaN(since)) {
      throw new NodeOperationError(n8n.getNode(), 'Since is empty', { description: 'Choose a day.' });
    }
    return since;
  }
  const now = Math.floor(Date.now() / 1000) * 1000;
  if (n8n.getMode() === 'manual') return now;
  const { login, host, port } = settings.incoming;
  const watched = `${login}@${host}:${port}/${folder}`;
  const kept = n8n.getWorkflowStaticData('node') as { first?: { watched: string; at: number } } & IDataObject;
  if (kept.first?.watched !== watched) kept.first = { watched, at: now };
  return kept.first.at;
}
