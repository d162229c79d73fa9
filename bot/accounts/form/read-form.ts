import type { Protocol, Technology } from '@inbox-email/core/account/technology.ts';
import type { ViewOutput } from '@slack/bolt';
import type { Draft } from './draft.ts';
import { drawnDraft } from './draft-metadata.ts';
import { fields } from './fields.ts';
import type { ReceivingDraft } from './receiving-draft.ts';

/** The draft with all that is typed into the form now; fields that the form does not show keep what they had. */
export function typedDraft(view: Pick<ViewOutput, 'private_metadata' | 'state'>): Draft {
  const drawn = drawnDraft(view);
  const typed = valuesOf(view);
  const words = (field: string, before: string) => (typed.has(field) ? (typed.get(field)?.value ?? '') : before);
  const chosen = <T extends string>(field: string, before: T | null): T | null =>
    (typed.get(field)?.selected_option?.value as T | undefined) ?? before;
  const ticked = (field: string, before: boolean) =>
    typed.has(field) ? (typed.get(field)?.selected_options ?? []).length > 0 : before;
  return {
    ...drawn,
    name: words(fields.name, drawn.name),
    address: words(fields.address, drawn.address),
    login: words(fields.login, drawn.login),
    signIn: chosen<string>(fields.signIn, drawn.signIn) ?? drawn.signIn,
    sharedMailbox: ticked(fields.sharedMailbox, drawn.sharedMailbox),
    incoming: {
      host: words(fields.incomingHost, drawn.incoming.host),
      technology: chosen<Technology>(fields.technology, drawn.incoming.technology) ?? drawn.incoming.technology,
      port: words(fields.incomingPort, drawn.incoming.port),
    },
    outgoing: {
      host: words(fields.outgoingHost, drawn.outgoing.host),
      protocol: chosen<Protocol>(fields.protocol, drawn.outgoing.protocol) ?? drawn.outgoing.protocol,
      port: words(fields.outgoingPort, drawn.outgoing.port),
      otherIdentity: ticked(fields.otherIdentity, drawn.outgoing.otherIdentity),
      login: words(fields.outgoingLogin, drawn.outgoing.login),
    },
    typeId: chosen(fields.type, drawn.typeId),
    groupId: chosen(fields.group, drawn.groupId),
    newType: words(fields.newType, drawn.newType),
    newGroup: words(fields.newGroup, drawn.newGroup),
    moreOptions: ticked(fields.moreOptions, drawn.moreOptions),
    receiving: {
      folders: words(fields.folders, drawn.receiving.folders).replace(/\s*\n\s*/g, ', '),
      backlog: chosen<ReceivingDraft['backlog']>(fields.backlog, drawn.receiving.backlog) ?? drawn.receiving.backlog,
      since: typed.get(fields.since)?.selected_date ?? drawn.receiving.since,
      afterReading:
        chosen<ReceivingDraft['afterReading']>(fields.afterReading, drawn.receiving.afterReading) ??
        drawn.receiving.afterReading,
      moveTo: words(fields.moveTo, drawn.receiving.moveTo),
      afterDays: words(fields.afterDays, drawn.receiving.afterDays),
      sizeLimitMb: words(fields.sizeLimit, drawn.receiving.sizeLimitMb),
      pollMinutes: words(fields.pollMinutes, drawn.receiving.pollMinutes),
      checkSender: ticked(fields.checkSender, drawn.receiving.checkSender),
    },
  };
}

interface TypedValue {
  value?: string | null;
  selected_option?: { value: string } | null;
  selected_date?: string | null;
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
