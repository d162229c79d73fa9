import { createHash, randomUUID } from 'node:crypto';
import type { Json, ViewState } from '../control-api.ts';
import { SlackRefusal } from '../slack-refusal.ts';
import { newId, randomBlockId } from './ids.ts';
import { changed, type State, type StoredView } from './state.ts';
import { nextViewState } from './view-state.ts';

const deepestStack = 3;

/** Opens a modal: it becomes the only one that the person sees. */
export function openModal(state: State, user: string, view: Json): StoredView {
  requireUniqueExternalId(state, view, null);
  const opened = newView(state, user, view, null);
  state.modals.set(user, [opened]);
  changed(state);
  return opened;
}

/** Puts a modal on top of those that the person has open. Throws push_limit_reached above 3, not_found where none is open. */
export function pushModal(state: State, user: string, view: Json): StoredView {
  const stack = modalsOf(state, user);
  const top = stack.at(-1);
  if (!top) throw new SlackRefusal('not_found');
  if (stack.length >= deepestStack) throw new SlackRefusal('push_limit_reached');
  requireUniqueExternalId(state, view, null);
  const pushed = newView(state, user, view, top);
  stack.push(pushed);
  changed(state);
  return pushed;
}

/** Replaces what a view shows; fields that stay keep what was typed. The hash guards against lost updates. */
export function updateView(state: State, stored: StoredView, view: Json, hash?: unknown): void {
  if (hash !== undefined && hash !== '' && hash !== stored.hash) throw new SlackRefusal('hash_conflict');
  requireUniqueExternalId(state, view, stored);
  stored.view = withIds(view);
  stored.state = nextViewState(stored.view, stored.state);
  stored.errors = {};
  stored.submitting = false;
  stored.hash = newHash(state);
  changed(state);
}

/** Publishes a person's App Home. */
export function publishHome(state: State, user: string, view: Json, hash?: unknown): StoredView {
  const home = state.homes.get(user);
  if (home) {
    updateView(state, home, view, hash);
    return home;
  }
  requireUniqueExternalId(state, view, null);
  const published = newView(state, user, view, null);
  state.homes.set(user, published);
  changed(state);
  return published;
}

/** Closes a view and all that lie on it; answers what was closed, top first. */
export function closeFrom(state: State, stored: StoredView): StoredView[] {
  const stack = modalsOf(state, stored.user);
  const closed = stack.splice(stack.indexOf(stored)).reverse();
  changed(state);
  return closed;
}

export function closeAll(state: State, user: string): StoredView[] {
  const closed = modalsOf(state, user).splice(0).reverse();
  changed(state);
  return closed;
}

export function modalsOf(state: State, user: string): StoredView[] {
  const stack = state.modals.get(user) ?? [];
  state.modals.set(user, stack);
  return stack;
}

/** A view that is open or published, by its id or its external_id. */
export function findView(
  state: State,
  { id, externalId }: { id?: unknown; externalId?: unknown },
): StoredView | undefined {
  return allViews(state).find(
    (stored) =>
      stored.id === id || (externalId !== undefined && externalId !== '' && stored.view.external_id === externalId),
  );
}

function allViews(state: State): StoredView[] {
  return [...state.homes.values(), ...[...state.modals.values()].flat()];
}

function newView(state: State, user: string, sent: Json, below: StoredView | null): StoredView {
  const id = newId(state, 'V');
  const view = withIds(sent);
  return {
    id,
    hash: newHash(state),
    user,
    view,
    state: nextViewState(view) as ViewState,
    errors: {},
    submitting: false,
    rootViewId: below?.rootViewId ?? id,
    previousViewId: below?.id ?? null,
  };
}

/** Slack gives every block a block_id, and every interactive element an action_id, that the app left out. */
function withIds(sent: Json): Json {
  return { ...sent, blocks: blocksWithIds(sent.blocks) };
}

export function blocksWithIds(blocks: readonly Json[]): Json[] {
  return blocks.map((block) => ({
    ...block,
    block_id: block.block_id || randomBlockId(),
    ...(block.element && { element: withActionId(block.element) }),
    ...(block.accessory && { accessory: withActionId(block.accessory) }),
    ...(['actions', 'context_actions'].includes(block.type) && { elements: block.elements.map(withActionId) }),
    ...(block.type === 'card' && block.actions && { actions: block.actions.map(withActionId) }),
    ...(block.child_blocks && { child_blocks: blocksWithIds(block.child_blocks) }),
  }));
}

function withActionId(element: Json): Json {
  if (element.type === 'image') return element;
  return { ...element, action_id: element.action_id || randomBlockId() };
}

function newHash(state: State): string {
  const seconds = Math.floor(state.clock() / 1000);
  return `${seconds}.${createHash('sha1').update(randomUUID()).digest('hex').slice(0, 8)}`;
}

function requireUniqueExternalId(state: State, view: Json, except: StoredView | null): void {
  const id = view.external_id;
  if (!id) return;
  if (allViews(state).some((stored) => stored !== except && stored.view.external_id === id)) {
    throw new SlackRefusal('duplicate_external_id');
  }
}
