import type { Snapshot } from '../control-api.ts';
import { describeSnapshot } from './words.ts';

/** What one person sees, kept up to date by server-sent events. */
export interface Watch {
  latest(): Snapshot;
  /** Asks for the state now, for what an act has changed already. */
  refresh(): Promise<Snapshot>;
  until<T>(predicate: Predicate<T>, options?: UntilOptions): Promise<Exclude<T, Falsy>>;
  stop(): void;
}

interface Versioned {
  version: number;
  snapshot: Snapshot;
}

export type Predicate<T> = (snapshot: Snapshot) => T;
type Falsy = false | null | undefined | 0 | '';

export interface UntilOptions {
  /** 5000 where it is left out. */
  timeoutMs?: number;
  /** What is waited for, in words, for the error. */
  what?: string;
}

/** Begins to watch as a person; resolves with the first snapshot there. */
export async function watch(url: string, as: string): Promise<Watch> {
  const ending = new AbortController();
  const response = await fetch(`${url}/control/changes?as=${as}`, { signal: ending.signal });
  if (!response.ok || !response.body) throw new Error(`${as} cannot watch the workspace: ${response.status}`);
  const listeners = new Set<(snapshot: Snapshot) => void>();
  let { snapshot: latest, version } = await fetchState();

  async function fetchState(): Promise<Versioned> {
    const answer = await fetch(`${url}/control/state?as=${as}`);
    return { version: Number(answer.headers.get('x-version')), snapshot: (await answer.json()) as Snapshot };
  }

  async function refresh(): Promise<Snapshot> {
    publish(await fetchState());
    return latest;
  }

  /** An event may have been under way while the state was asked for: what is older is not taken. */
  function publish(next: Versioned): void {
    if (next.version < version) return;
    ({ version, snapshot: latest } = next);
    for (const listener of listeners) listener(latest);
  }

  void readEvents(response.body, publish);
  return {
    latest: () => latest,
    refresh,
    until: (predicate, options) => waitFor(predicate, { listeners, latest: () => latest, ...options }),
    stop: () => ending.abort(),
  };
}

interface Waiting extends UntilOptions {
  listeners: Set<(snapshot: Snapshot) => void>;
  latest(): Snapshot;
}

function waitFor<T>(predicate: Predicate<T>, { listeners, latest, timeoutMs = 5000, what }: Waiting) {
  return new Promise<Exclude<T, Falsy>>((resolve, reject) => {
    const timer = setTimeout(() => {
      listeners.delete(look);
      const wanted = what ?? predicate.toString();
      reject(new Error(`not within ${timeoutMs} ms: ${wanted}\ninstead there was:\n${describeSnapshot(latest())}`));
    }, timeoutMs);
    const look = (snapshot: Snapshot) => {
      try {
        const found = predicate(snapshot);
        if (!found) return;
        resolve(found as Exclude<T, Falsy>);
      } catch (error) {
        reject(error);
      }
      clearTimeout(timer);
      listeners.delete(look);
    };
    listeners.add(look);
    look(latest());
  });
}

async function readEvents(body: ReadableStream<Uint8Array>, publish: (next: Versioned) => void): Promise<void> {
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for await (const chunk of body) {
      const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
      rest = parts.pop() ?? '';
      for (const part of parts) {
        const [, version, data = ''] = /^id: (\d+)\ndata: (.*)$/.exec(part) ?? [];
        publish({ version: Number(version), snapshot: JSON.parse(data) });
      }
    }
  } catch {
    // The watch was stopped, or the workspace was.
  }
}
