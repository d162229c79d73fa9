import type { MailAccountData } from 'n8n-nodes-inbox-email/mailbox/mail-account.ts';
import type { mailItem } from 'n8n-nodes-inbox-email/mailbox/mail-item.ts';
import type { triggerOnMailbox } from 'n8n-nodes-inbox-email/mailbox/trigger-on-mailbox.ts';
import type { runOperation } from 'n8n-nodes-inbox-email/operations/run-operation.ts';

// n8n's types, as the nodes know them.
type ExecuteFunctions = Parameters<typeof runOperation>[0];
type TriggerFunctions = Parameters<typeof triggerOnMailbox>[0];
export type Item = Awaited<ReturnType<typeof mailItem>>;
type StaticData = ReturnType<TriggerFunctions['getWorkflowStaticData']>;
type Done = NonNullable<Parameters<TriggerFunctions['emit']>[2]>;
type Run = Awaited<Parameters<Done['resolve']>[0]>;

type Given = Record<string, unknown>;
export interface DeskCredential {
  url: string;
  token: string;
}

const node = { id: 'node', name: 'Node', type: 'x', typeVersion: 1, position: [0, 0], parameters: {} };

/** What of n8n's requests the nodes use. */
interface Request {
  url: string;
  method: string;
  qs?: Record<string, unknown>;
  body?: unknown;
  headers: Record<string, string>;
}

const helpers = {
  async httpRequestWithAuthentication(this: ExecuteFunctions | TriggerFunctions, type: string, request: Request) {
    const { token } = await this.getCredentials<{ token: string }>(type);
    const query = Object.entries(request.qs ?? {}).map(([name, value]): [string, string] => [name, String(value)]);
    const answer = await fetch(`${request.url}?${new URLSearchParams(query)}`, {
      method: request.method,
      headers: { ...request.headers, authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
    });
    return { statusCode: answer.status, body: await answer.json() };
  },
  async prepareBinaryData(bytes: Buffer, fileName?: string, mimeType?: string) {
    return { data: bytes.toString('base64'), fileName, mimeType: mimeType ?? 'application/octet-stream' };
  },
  createDeferredPromise() {
    const { promise, resolve, reject } = Promise.withResolvers();
    return { promise, resolve, reject };
  },
};

/** What an execution of the Mail Ticket node sees. Each item may bring parameters of its own. */
export function executionOf(
  items: (Item & { parameters?: Given })[],
  parameters: Given,
  options: { credential?: MailAccountData | DeskCredential; continueOnFail?: boolean; executionId?: string } = {},
): ExecuteFunctions {
  const binary = (index: number, field: string) => {
    const found = items[index]?.binary?.[field];
    if (found === undefined) throw new Error(`There is no binary field ${field}`);
    return found;
  };
  return {
    getNode: () => node,
    getInputData: () => items,
    getNodeParameter(name: string, index: number, fallback?: unknown) {
      const given = { ...parameters, ...items[index]?.parameters }[name];
      return given ?? fallback;
    },
    getCredentials: async () => options.credential,
    getExecutionId: () => options.executionId ?? 'execution',
    evaluateExpression: () => 0,
    continueOnFail: () => options.continueOnFail ?? false,
    helpers: {
      ...helpers,
      assertBinaryData: binary,
      getBinaryDataBuffer: async (index: number, field: string) => Buffer.from(binary(index, field).data, 'base64'),
    },
  } as unknown as ExecuteFunctions;
}

/** What n8n remembers of an active trigger, and what it does with what the trigger emits. */
export interface TriggerLife {
  staticData: StaticData;
  /** The items of each execution. */
  executions: Item[][];
  /** Static data as it was when n8n stored it. */
  stored: StaticData;
  /** The same as it was with each execution. */
  storedWith: StaticData[];
  /** With what n8n ends an execution from outside; null: it ends by itself. */
  ended: Error | null;
  /** How an execution ends. */
  status: Run['status'];
  failedExecutions: { message: string; description: string }[];
  errors: Error[];
  warnings: string[];
}

export const newLife = (): TriggerLife => ({
  ...{ staticData: {}, stored: {}, storedWith: [], executions: [], failedExecutions: [], errors: [], warnings: [] },
  ...{ ended: null, status: 'success' },
});

/** What the trigger sees; `known` are the keys of executions that n8n has. */
export function triggerIn(
  life: TriggerLife,
  credential: MailAccountData | DeskCredential,
  parameters: Given,
  { mode = 'trigger', known = new Set<string>() } = {},
): TriggerFunctions {
  return {
    getNode: () => node,
    getMode: () => mode,
    getWorkflow: () => ({ id: 'workflow', name: 'Workflow', active: true }),
    getWorkflowStaticData: () => life.staticData,
    getCredentials: async () => credential,
    getNodeParameter: (name: string, fallback?: unknown) => parameters[name] ?? fallback,
    logger: { info() {}, warn: (words: string) => void life.warnings.push(words) },
    saveFailedExecution: (error: { message: string; description: string }) => void life.failedExecutions.push(error),
    emitError: (error: Error) => void life.errors.push(error),
    emit([items = []]: Item[][], _: unknown, done?: Done, key?: string) {
      life.stored = structuredClone(life.staticData);
      const isKnown = key !== undefined && known.has(key);
      if (key !== undefined) known.add(key);
      if (isKnown) return done?.resolve(undefined as unknown as Run);
      life.executions.push(items);
      life.storedWith.push(life.stored);
      setImmediate(() =>
        life.ended === null ? done?.resolve({ status: life.status } as Run) : done?.reject(life.ended),
      );
    },
    helpers,
  } as unknown as TriggerFunctions;
}
