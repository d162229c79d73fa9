import { EventEmitter } from 'node:events';
import type { Channel, Complaint, Json, User, ViewState } from '../control-api.ts';
import type { AppManifest } from '../manifest.ts';

/** A channel as the workspace keeps it; direct messages have the kind `im` and an id that begins with D. */
export interface StoredChannel extends Channel {
  kind: 'public' | 'private' | 'im';
  created: number;
  creator: string;
}

export interface StoredFile {
  id: string;
  name: string;
  title: string;
  mimetype: string;
  size: number;
  created: number;
  /** Who uploaded it. */
  user: string;
  /** null until the bytes have come. */
  bytes: Buffer | null;
  shares: { channel: string; ts: string; threadTs: string | null }[];
}

export interface StoredMessage {
  channel: string;
  ts: string;
  threadTs: string | null;
  user: string;
  /** As Slack keeps it: `&`, `<` and `>` escaped, links and mentions in angle brackets. */
  text: string;
  blocks: Json[];
  attachments: Json[];
  files: string[];
  edited: { user: string; ts: string } | null;
  ephemeralFor: string | null;
  reactions: { name: string; users: string[] }[];
  metadata: Json | null;
  subtype: string | null;
  clientMsgId: string | null;
}

export interface StoredView {
  id: string;
  hash: string;
  /** Whose home or modal it is. */
  user: string;
  /** The view as the app sent it, with the ids that Slack adds where they were missing. */
  view: Json;
  state: ViewState;
  errors: Record<string, string>;
  submitting: boolean;
  rootViewId: string;
  previousViewId: string | null;
}

export interface Trigger {
  user: string;
  issuedAt: number;
  exchanged: boolean;
}

export interface ResponseUrl {
  channel: string;
  user: string;
  issuedAt: number;
  uses: number;
  /** The message that the person acted on, for replace_original and delete_original. */
  original: { ts: string; ephemeral: boolean } | null;
  threadTs: string | null;
}

export interface State {
  clock: () => number;
  /** Base of every URL that the workspace hands out: `http://127.0.0.1:PORT`. */
  url: string;
  team: { id: string; name: string; domain: string };
  app: { id: string; botId: string; botUserId: string; verificationToken: string };
  tokens: { bot: string; app: string; signingSecret: string };
  manifest: AppManifest | null;
  users: Map<string, User>;
  channels: Map<string, StoredChannel>;
  /** In order of ts. */
  messages: StoredMessage[];
  files: Map<string, StoredFile>;
  homes: Map<string, StoredView>;
  /** user id → stack of open modals, bottom first. */
  modals: Map<string, StoredView[]>;
  triggers: Map<string, Trigger>;
  responseUrls: Map<string, ResponseUrl>;
  complaints: Complaint[];
  lastMicroseconds: number;
  counter: number;
  /** Counts changes, so that a reader can tell which of two snapshots is newer. */
  version: number;
  /** Emits `change` after everything that a person could see. */
  changes: EventEmitter;
}

export type NewState = Pick<State, 'clock' | 'url' | 'team' | 'app' | 'tokens' | 'manifest'>;

/** An empty workspace: no people, no channels. */
export function createState(from: NewState): State {
  const changes = new EventEmitter();
  changes.setMaxListeners(0);
  return {
    ...from,
    users: new Map(),
    channels: new Map(),
    messages: [],
    files: new Map(),
    homes: new Map(),
    modals: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    complaints: [],
    lastMicroseconds: 0,
    counter: 0,
    version: 0,
    changes,
  };
}

/** Tells everyone who watches that something visible has changed. */
export function changed(state: State): void {
  state.version += 1;
  state.changes.emit('change');
}

/** Records what the real Slack would refuse or punish; see {@link Complaint}. */
export function complain(state: State, code: string, where: string, detail: string): void {
  state.complaints.push({ at: state.clock(), code, where, detail });
  changed(state);
}
