import type { Endpoint } from '@inbox-email/core/account/endpoint.ts';
import { createNetwork } from '@inbox-email/core/account/network.ts';
import type { FetchedMail } from '@inbox-email/core/message/listed-mail.ts';
import { openImapSession } from '@inbox-email/core/receive/imap-session.ts';
import { mailTicketOf, unknownOrigin } from 'n8n-nodes-inbox-email/mailbox/mail-ticket.ts';
import type { Progress } from 'n8n-nodes-inbox-email/mailbox/progress.ts';
import {
  type MailboxWatch,
  type Outcome,
  type ReadyMail,
  watchMailbox,
} from 'n8n-nodes-inbox-email/mailbox/watch-mailbox.ts';
import { vi } from 'vitest';
import type { ScriptedImap } from '../fakes/scripted-imap.ts';

export const mail = (subject: string) =>
  `From: Ana <ana@example.com>\r\nTo: sac@example.com\r\nMessage-ID: <${subject}@example.com>\r\nSubject: ${subject}\r\n\r\nHi.\r\n`;

/** A workflow with the trigger in it, and what n8n remembers of it from one life to the next. */
export interface Workflow {
  /** The subjects of each execution. */
  executions: string[][];
  /** Mails that were left out, by key. */
  left: string[];
  failures: number;
  /** What an execution does; it ends well unless told. */
  execute: (subjects: string[]) => Promise<Outcome>;
  progress: Progress | null;
  /** The progress that was stored though no batch went with it. */
  stored: Progress | null;
  overdue: number;
  start(changes?: Partial<MailboxWatch<string>>): { stop(): Promise<void> };
}

export const subjectsOf = ({ executions }: Workflow) => executions.flat();

export function createWorkflow(server: ScriptedImap): Workflow {
  /** n8n makes no second execution for the same key. */
  const known = new Set<string>();
  const workflow: Workflow = {
    executions: [],
    left: [],
    failures: 0,
    execute: async () => 'succeeded',
    progress: null,
    stored: null,
    overdue: 0,
    start(changes = {}) {
      const ended = new AbortController();
      const watch: MailboxWatch<string> = {
        clock: Date.now,
        folder: 'INBOX',
        afterReading: { do: 'nothing' },
        sizeLimit: 1_000_000,
        mailsPerExecution: 20,
        lookEvery: 60_000,
        since: 0,
        progress: {
          load: () => structuredClone(workflow.progress),
          save: (progress) => {
            workflow.progress = structuredClone(progress);
          },
        },
        openSession: (signal) => openImapSession(endpointOf(server.port), localNetwork, signal),
        read: async (fetched) => readyMail(fetched),
        async handOn(mails, name) {
          if (known.has(name)) return 'repeated';
          known.add(name);
          const subjects = mails.map(({ item }) => item);
          workflow.executions.push(subjects);
          return workflow.execute(subjects);
        },
        storeProgress: () => {
          workflow.stored = structuredClone(workflow.progress);
        },
        patience: 0,
        executionAtMost: 60_000,
        overdue: () => {
          workflow.overdue += 1;
        },
        leave: ({ key }) => void workflow.left.push(key),
        failed: () => {
          workflow.failures += 1;
        },
        works: () => {},
        notAcknowledged: () => {},
        pauseAfter: () => 1,
        ...changes,
      };
      const watching = watchMailbox(watch, ended.signal);
      return {
        async stop() {
          ended.abort();
          await watching;
        },
      };
    },
  };
  return workflow;
}

/** Waits until as many mails were handed on. */
export const handedOn = (workflow: Workflow, count: number) =>
  vi.waitUntil(() => subjectsOf(workflow).length >= count, { timeout: 10_000, interval: 5 });

export const localNetwork = createNetwork({ allowedNetworks: ['127.0.0.0/8'], allowedPorts: [[1024, 65_535]] });

export const endpointOf = (port: number): Endpoint => ({
  ...{ side: 'incoming', speaks: 'imap', host: '127.0.0.1', port, encryption: 'none' },
  ...{ login: 'sac@example.com', password: 'secret' },
});

function readyMail({ bytes, key, internalDate, left }: FetchedMail): ReadyMail<string> {
  const { message } = mailTicketOf(bytes, { ...unknownOrigin, internalDate }).json;
  if (message.subject.includes('unreadable')) throw new Error('It cannot be read');
  return { key, internalDate, digest: message.contentKey, item: message.subject, inPart: left !== null };
}
