import type { ViewOutput } from '@slack/bolt';
import { type Draft, newDraft } from './draft.ts';

/** What a view's private_metadata holds: https://docs.slack.dev/reference/views/modal-views#fields */
export const metadataAtMost = 3000;

/**
 * A draft as private_metadata: a value a line. The longest values of all fields leave no room for the names and escapes
 * that JSON would add. It begins and ends with a line that is never empty.
 */
export function packDraft(draft: Draft): string {
  return paths.map((path) => packed(valueAt(draft, path))).join('\n');
}

/** The draft that a view was drawn from. */
export function drawnDraft({ private_metadata }: Pick<ViewOutput, 'private_metadata'>): Draft {
  const lines = private_metadata.split('\n');
  const draft = structuredClone(newDraft);
  for (const [index, path] of paths.entries()) {
    const [inner, name = ''] = path.includes('.') ? path.split('.') : [undefined, path];
    const holder = (inner === undefined ? draft : draft[inner as keyof Draft]) as unknown as Record<string, Value>;
    holder[name] = unpacked(lines[index] ?? '', holder[name] ?? null);
  }
  return draft;
}

type Value = string | number | boolean | null;

const paths = [
  'version',
  'accountId',
  'copyOf',
  'name',
  'address',
  'login',
  'signIn',
  'signedInWith',
  'sharedMailbox',
  'incoming.host',
  'incoming.technology',
  'incoming.port',
  'outgoing.host',
  'outgoing.protocol',
  'outgoing.port',
  'outgoing.otherIdentity',
  'outgoing.login',
  'refills.incoming',
  'refills.outgoing',
  'hasOutgoingPassword',
  'typeId',
  'groupId',
  'newType',
  'newGroup',
  'receiving.folders',
  'receiving.backlog',
  'receiving.since',
  'receiving.afterReading',
  'receiving.moveTo',
  'receiving.afterDays',
  'receiving.sizeLimitMb',
  'receiving.pollMinutes',
  'receiving.checkSender',
  'moreOptions',
] as const;

function valueAt(draft: Draft, path: string): Value {
  return path.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], draft) as Value;
}

function packed(value: Value): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value ?? '').replaceAll('\n', ', ');
}

/** As what it stands for: the empty form tells the types, and there null stands where something may be missing. */
function unpacked(line: string, usual: Value): Value {
  if (typeof usual === 'number') return Number(line);
  if (typeof usual === 'boolean') return line === 'yes';
  return usual === null && line === '' ? null : line;
}
