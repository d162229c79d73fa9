import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Account, AccountSettingsInput } from '@inbox-email/core/account/account.ts';
import type { AccountError } from '@inbox-email/core/account/diagnosis.ts';
import type { StorageTrouble } from '@inbox-email/core/account/storage-cause.ts';
import type { Audit } from '@inbox-email/core/message/audit.ts';
import type { Call, DeskProcessOptions } from './desk-process.ts';

const program = fileURLToPath(new URL('./desk-process.ts', import.meta.url));
/** Starting takes a third less time when the sources are compiled already. */
const compiled = `${tmpdir()}/faults-compile-cache`;
const preload = new URL('./inside/preload.ts', import.meta.url).href;

/** A desk in a process of its own, which may be killed at any moment. */
export interface DeskProcess {
  /** Resolves when it runs, or has ended. It may have begun to receive before. */
  ready: Promise<void>;
  add(settings: Omit<AccountSettingsInput, 'groupId' | 'ticketTypeId'>, password?: string): Promise<Account>;
  list(): Promise<Account[]>;
  audit(accountId: string): Promise<Audit>;
  get(accountId: string): Promise<Account>;
  activate(accountId: string): Promise<Account>;
  errors(accountId: string): Promise<AccountError[]>;
  quarantine(accountId: string): Promise<unknown[]>;
  retryQuarantine(accountId: string): Promise<number>;
  storage(): Promise<StorageTrouble | null>;
  /** The most memory it ever held, in megabytes of 10^6 bytes (VmHWM). */
  peakMegabytes(): number;
  kill(): void;
  /** Asks it to stop; kills it if that takes longer than eight seconds. Returns how it ended. */
  stop(): Promise<Ending>;
  ended: Promise<Ending>;
  running(): boolean;
}

export interface Ending {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** What it wrote to stderr. */
  said: string;
}

/** `inside`: environment for what is loaded before the desk (see inside/preload.ts). */
export function startDeskProcess(options: DeskProcessOptions, inside: Record<string, string> = {}): DeskProcess {
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '--max-semi-space-size=2',
      '--import',
      preload,
      program,
      JSON.stringify(options),
    ],
    {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: compiled, ...inside },
    },
  );
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended: Promise<Ending> = once(child, 'close').then(([code, signal]) => ({ code, signal, said }));
  const ask = callsTo(child);
  let stopping: Promise<Ending> | null = null;
  return {
    ready: Promise.race([ask.ready, ended.then(() => {})]),
    add: (settings, password = 'secret') => ask.call('add', settings, password),
    list: () => ask.call('list'),
    audit: async (accountId) => (await ask.call<Audit[]>('audit', accountId))[0] as Audit,
    get: (accountId) => ask.call('get', accountId),
    activate: (accountId) => ask.call('activate', accountId),
    errors: (accountId) => ask.call('errors', accountId),
    quarantine: (accountId) => ask.call('quarantine', accountId),
    retryQuarantine: (accountId) => ask.call('retryQuarantine', accountId),
    storage: () => ask.call('storage'),
    peakMegabytes: () => peakOf(child.pid ?? 0),
    kill: () => child.kill('SIGKILL'),
    stop() {
      stopping ??= (async () => {
        const patience = setTimeout(() => child.kill('SIGKILL'), 8000);
        ask.call('stop').catch(() => {});
        const ending = await ended;
        clearTimeout(patience);
        return ending;
      })();
      return stopping;
    },
    ended,
    running: () => child.exitCode === null && child.signalCode === null,
  };
}

function callsTo(child: ChildProcess) {
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  let calls = 0;
  const ready = new Promise<void>((resolve) => waiting.set(0, { resolve: () => resolve(), reject: () => {} }));
  child.on('message', ({ id, result, error }: { id: number; result?: unknown; error?: string }) => {
    const caller = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) caller?.resolve(result);
    else caller?.reject(new Error(error));
  });
  child.once('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('The desk’s process has ended'));
  });
  return {
    ready,
    call<T>(method: Call['method'], ...parameters: unknown[]): Promise<T> {
      calls += 1;
      const id = calls;
      return new Promise<T>((resolve, reject) => {
        waiting.set(id, { resolve: resolve as (result: unknown) => void, reject });
        if (child.connected) child.send({ id, method, parameters } satisfies Call);
        else reject(new Error('The desk’s process has ended'));
      });
    },
  };
}

function peakOf(pid: number): number {
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round((Number(kilobytes) * 1024) / 1e6);
}
