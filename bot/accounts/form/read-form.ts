import type { Protocol, Technology } from '@inbox-email/core/account/technology.ts';
import type { ViewOutput } from '@slack/bolt';
import type { Draft } from './draft.ts';
import { fields } from './fields.ts';

/** The draft that a view was drawn from. */
export function drawnDraft(view: Pick<ViewOutput, 'private_metadata'>): Draft {
  return JSON.parse(view.private_metadata) as Draft;
}

/** The draft with all that is typed into the form now; fields that the form does not show keep what they had. */
export function typedDraft(view: Pick<ViewOutput, 'private_metadata' | 'state'>): Draft {
  const drawn = drawnDraft(view);
  const typed = valuesOf(view);
  const words = (field: string, before: string) => (typed.has(field) ? (typed.get(field)?.value ?? '') : before);
  const chosen = <T extends string>(field: string, before: T | null) =>
    (typed.get(field)?.selected_option?.value as T | undefined) ?? before;
  const other = typed.get(fields.otherIdentity);
  return {
    ...drawn,
    name: words(fields.name, drawn.name),
    address: words(fields.address, drawn.address),
    login: words(fields.login, drawn.login),
    incoming: {
      host: words(fields.incomingHost, drawn.incoming.host),
      technology: chosen<Technology>(fields.technology, drawn.incoming.technology) ?? drawn.incoming.technology,
      port: words(fields.incomingPort, drawn.incoming.port),
    },
    outgoing: {
      host: words(fields.outgoingHost, drawn.outgoing.host),
      protocol: chosen<Protocol>(fields.protocol, drawn.outgoing.protocol) ?? drawn.outgoing.protocol,
      port: words(fields.outgoingPort, drawn.outgoing.port),
      otherIdentity: other ? (other.selected_options ?? []).length > 0 : drawn.outgoing.otherIdentity,
      login: words(fields.outgoingLogin, drawn.outgoing.login),
    },
    typeId: chosen(fields.type, drawn.typeId),
    groupId: chosen(fields.group, drawn.groupId),
    newType: words(fields.newType, drawn.newType),
    newGroup: words(fields.newGroup, drawn.newGroup),
    folder: words(fields.folder, drawn.folder),
  };
}

interface TypedValue {
  value?: string | null;
  selected_option?: { value: string } | null;
  selected_options?: { value: string }[];
}

/** By the field's name: a block's name up to its colon. */
function valuesOf({ state }: Pick<ViewOutput, 'state'>): Map<string, TypedValue> {
  const values = new Map<string, TypedValue>();
  for (const [blockId, elements] of Object.entries(state.values)) {
    const [value] = Object.values(elements);
    if (value) values.set(blockId.split(':')[0] ?? blockId, value as TypedValue);
  }
  return values;
}
