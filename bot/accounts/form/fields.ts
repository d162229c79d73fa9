import type { FormField } from '@inbox-email/core/account/diagnosis.ts';
import type { Draft } from './draft.ts';

/** The names of the form's fields, which are its blocks' ids. */
export const fields = {
  name: 'name',
  address: 'address',
  login: 'login',
  signIn: 'signIn',
  sharedMailbox: 'sharedMailbox',
  incomingHost: 'incoming.host',
  technology: 'incoming.technology',
  incomingPort: 'incoming.port',
  outgoingHost: 'outgoing.host',
  protocol: 'outgoing.protocol',
  outgoingPort: 'outgoing.port',
  otherIdentity: 'outgoing.otherIdentity',
  outgoingLogin: 'outgoing.login',
  type: 'type',
  newType: 'newType',
  group: 'group',
  newGroup: 'newGroup',
  moreOptions: 'moreOptions',
  folders: 'folders',
  backlog: 'backlog',
  since: 'since',
  afterReading: 'afterReading',
  moveTo: 'moveTo',
  afterDays: 'afterDays',
  sizeLimit: 'sizeLimit',
  pollMinutes: 'pollMinutes',
  checkSender: 'checkSender',
} as const;

/** The ids of the password view's blocks. */
export const passwordBlocks = { incoming: 'incoming.password', outgoing: 'outgoing.password' } as const;

/**
 * The ids of the blocks of a server's name and port. A field keeps what was typed while its block keeps its id, so these
 * are filled in anew under new ones.
 */
export function hostBlock(side: 'incoming' | 'outgoing', { refills }: Draft): string {
  return `${side}.host:${refills[side]}`;
}

export function portBlock(side: 'incoming' | 'outgoing', { refills }: Draft): string {
  return `${side}.port:${refills[side]}`;
}

/** The fields behind "More options". */
const receivingBlocks: readonly string[] = [
  fields.folders,
  fields.since,
  fields.moveTo,
  fields.afterDays,
  fields.sizeLimit,
  fields.pollMinutes,
];

/** Whether the block stands behind "More options". */
export function isBehindMoreOptions(block: string): boolean {
  return receivingBlocks.includes(block);
}

/** The block in which a problem with the settings is shown; `path` as in the desk's FieldIssue. */
export function blockOfPath(path: string, draft: Draft): string {
  if (path.startsWith('receiving.folders')) return fields.folders;
  const blocks: Record<string, string> = {
    'incoming.login': fields.login,
    'incoming.host': hostBlock('incoming', draft),
    'outgoing.host': hostBlock('outgoing', draft),
    'incoming.port': portBlock('incoming', draft),
    'outgoing.port': portBlock('outgoing', draft),
    'outgoing.otherIdentity.login': fields.outgoingLogin,
    ticketTypeId: draft.typeId === null ? fields.newType : fields.type,
    groupId: draft.groupId === null ? fields.newGroup : fields.group,
    'receiving.backlog.date': fields.since,
    'receiving.afterReading.folder': fields.moveTo,
    'receiving.afterReading.afterDays': fields.afterDays,
    'receiving.sizeLimitMb': fields.sizeLimit,
    'receiving.pollMinutes': fields.pollMinutes,
    'signIn.with': fields.signIn,
    'passwords.incoming': passwordBlocks.incoming,
    'passwords.outgoing': passwordBlocks.outgoing,
  };
  const known = Object.values(fields) as string[];
  return blocks[path] ?? (known.includes(path) ? path : fields.name);
}

/** The block that a failure points at; null for passwords, which are asked for elsewhere. */
export function blockToMend(field: FormField, draft: Draft): string | null {
  if (field === 'incoming.password' || field === 'outgoing.password') return null;
  if (field === 'folder') return fields.folders;
  if (field === 'outgoing.login') return draft.outgoing.otherIdentity ? fields.outgoingLogin : fields.login;
  return blockOfPath(field, draft);
}
