import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ActResult, Json, Snapshot, User } from '../control-api.ts';
import type { Route } from './route.ts';
import type { Words } from './words/words.ts';
import type { ActOfMe } from './workspace-client.ts';

/** What every part of the page knows: the workspace as the acting person sees it, and what that person can do. */
export interface WorkspaceContext {
  snapshot: Snapshot;
  me: User;
  words: Words;
  route: Route;
  go(to: Partial<Route>): void;
  /** Acts as this person; what went wrong is shown. */
  act(did: ActOfMe): Promise<ActResult>;
  /** Shows a person that something went wrong. */
  warn(message: string): void;
  /** Shows the `confirm` object of an element; resolves with what the person decided. */
  confirm(dialog: Json): Promise<boolean>;
}

export const WorkspaceProvider = createContext<WorkspaceContext | null>(null);

export function useWorkspace(): WorkspaceContext {
  const context = useContext(WorkspaceProvider);
  if (!context) throw new Error('This is drawn outside of the workspace');
  return context;
}
