/**
 * How a person (the page) or a test drives the local Slack workspace. Served beside Slack's own protocol:
 *
 *   GET  /control/state?as=U…           → Snapshot, as that user sees the workspace; without `as` as the first of the people
 *   GET  /control/changes?as=U…         → server-sent events: `data:` is a Snapshot, one at once and one after every change
 *   POST /control/act                   → body Act, answer ActResult
 *   POST /control/upload?as=U…&name=…   → raw bytes; answer { fileId }: for `send-message` and file inputs
 *   GET  /control/files/F…              → the bytes of a file (for the page; the bot uses url_private with its token)
 *   GET  /control/options?as=U…&…       → options of an external select (block_suggestion): viewId, blockId, actionId, value
 *   GET  /control/complaints            → Complaint[]
 *
 * Blocks and views are passed on exactly as the app sent them (after validation): Slack's Block Kit JSON.
 */

// biome-ignore lint/suspicious/noExplicitAny: Block Kit JSON, validated by the workspace, drawn by the page.
export type Json = any;

export interface User {
  id: string;
  name: string;
  realName: string;
  /** As Slack writes it: `pt-BR`, `en-US`, `es-ES`. */
  locale: string;
  isAdmin: boolean;
  isOwner: boolean;
  isBot: boolean;
  /** CSS colour of the avatar. */
  color: string;
}

export interface Channel {
  id: string;
  /** Without `#`. */
  name: string;
  isPrivate: boolean;
  isArchived: boolean;
  /** User ids, the bot's among them where it is a member. */
  members: string[];
}

export interface WorkspaceFile {
  id: string;
  name: string;
  mimetype: string;
  size: number;
}

export interface PostedMessage {
  channel: string;
  ts: string;
  threadTs: string | null;
  /** Who wrote it: a user id (the bot's for the app). */
  user: string;
  text: string;
  blocks: Json[];
  files: WorkspaceFile[];
  edited: boolean;
  /** The only person who sees it, for ephemeral messages (also answers over response_url). */
  ephemeralFor: string | null;
  reactions: { name: string; users: string[] }[];
  /** Message metadata as chat.postMessage took it. */
  metadata: Json | null;
}

export interface OpenView {
  id: string;
  hash: string;
  type: 'home' | 'modal';
  callbackId: string;
  /** Block Kit view as the app sent it. */
  view: Json;
  /** What is typed so far, in Slack's shape: block_id → action_id → element value. The page sends it with each act. */
  state: ViewState;
  /** After `response_action: errors`: block_id → words. */
  errors: Record<string, string>;
  /** True between submit and the app's ack. */
  submitting: boolean;
}

/** Slack's `view.state.values`: block_id → action_id → { type, value | selected_option | selected_options | files … }. */
export type ViewState = Record<string, Record<string, Json>>;

/** Something the app did that the real Slack would refuse or punish. Tests require there to be none. */
export interface Complaint {
  at: number;
  /** Slack's error code where there is one (`invalid_blocks`), else a word of our own (`missing_ack`, `late_ack`). */
  code: string;
  /** Which method or payload. */
  where: string;
  detail: string;
}

export interface Snapshot {
  team: { id: string; name: string; domain: string };
  /** The user this is the view of. */
  me: string;
  botUserId: string;
  users: User[];
  channels: Channel[];
  /** All messages this user may see, in order of ts, threads included. */
  messages: PostedMessage[];
  home: OpenView | null;
  /** The stack of modals, bottom first; at most 3. */
  modals: OpenView[];
  commands: { command: string; description: string; usageHint: string }[];
  messageShortcuts: { callbackId: string; name: string }[];
  complaints: Complaint[];
  /** Whether an app is connected: over Socket Mode, over HTTP, or not at all. */
  app: 'socket' | 'http' | 'none';
}

interface As {
  /** The user who acts. */
  as: string;
}

export type Act = As &
  (
    | { type: 'open-home' }
    /** `element` is the block element as drawn; `action` what the user did: { value } | { selected_option } | … */
    | { type: 'view-action'; viewId: string; blockId: string; actionId: string; action: Json; state: ViewState }
    | {
        type: 'message-action';
        channel: string;
        ts: string;
        blockId: string;
        actionId: string;
        action: Json;
        state?: ViewState;
      }
    | { type: 'submit-view'; viewId: string; state: ViewState }
    | { type: 'close-view'; viewId: string; all?: boolean }
    | { type: 'slash-command'; channel: string; text: string }
    | { type: 'message-shortcut'; callbackId: string; channel: string; ts: string }
    | { type: 'send-message'; channel: string; threadTs?: string; text: string; fileIds?: string[] }
    | { type: 'react'; channel: string; ts: string; name: string }
    | { type: 'set-locale'; locale: string }
    | { type: 'invite-bot'; channel: string }
    | { type: 'create-channel'; name: string; isPrivate?: boolean }
    | { type: 'archive-channel'; channel: string }
    | { type: 'unarchive-channel'; channel: string }
  );

/** `ok: false` where the app did not answer in time or refused; `error` is what Slack would show or a code. */
export type ActResult = { ok: true } | { ok: false; error: string };
