import type { FormField } from '@inbox-email/core/account/diagnosis.ts';
import { protocols, technologies, transportOf } from '@inbox-email/core/account/technology.ts';
import type { Group, TicketType } from '@inbox-email/core/desk.ts';
import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { heading, limits, literal, paragraph, plain, remark } from '../../block-kit.ts';
import type { Text } from '../../text/text.ts';
import { byPassword, type Draft } from './draft.ts';
import { packDraft } from './draft-metadata.ts';
import { blockToMend, fields, hostBlock, portBlock } from './fields.ts';
import { furtherActions } from './further-actions.ts';
import { input, pick, select, tick } from './inputs.ts';
import { protocolNames, technologyNames } from './names.ts';
import { receivingFields } from './receiving-fields.ts';

export const formCallback = 'account.form';
/** Actions that redraw the form: what they change changes other fields. */
const formActions = {
  technology: 'account.form.technology',
  protocol: 'account.form.protocol',
  otherIdentity: 'account.form.otherIdentity',
  signIn: 'account.form.signIn',
  sharedMailbox: 'account.form.sharedMailbox',
};

export interface FormFacts {
  groups: readonly Group[];
  types: readonly TicketType[];
  /** Where people can sign in instead of typing a password. */
  providers: readonly { id: string; name: string }[];
  /** What is wrong, the field where the cursor goes, and what to do there. */
  mend?: { words: string; field: FormField | null; hint?: string };
  /** What was found out from the address. */
  found?: readonly KnownBlock[];
}

/** The account form: everything but passwords, which have a view of their own (see password-view.ts). */
export function formView(draft: Draft, facts: FormFacts, text: Text): ModalView {
  const { form, cancel } = text.accounts;
  const focus = facts.mend?.field ? blockToMend(facts.mend.field, draft) : null;
  const blocks: KnownBlock[] = [
    ...(facts.mend ? [paragraph(form.mend(literal(facts.mend.words)))] : []),
    ...(facts.found ?? []),
    input(fields.name, form.name, draft.name, { hint: form.nameHint, atMost: 75 }),
    input(fields.address, form.address, draft.address, { placeholder: 'sac@empresa.com.br', atMost: 254 }),
    input(fields.login, form.login, draft.login, { hint: form.loginHint, optional: true, atMost: 254 }),
    ...signInFields(draft, facts.providers, text),
    heading(form.receiving),
    input(hostBlock('incoming', draft), form.incoming, draft.incoming.host, {
      placeholder: 'imap.empresa.com.br',
      atMost: 253,
    }),
    select(
      fields.technology,
      form.technology,
      technologies,
      technologyNames,
      draft.incoming.technology,
      formActions.technology,
    ),
    input(portBlock('incoming', draft), form.port, draft.incoming.port, { hint: form.portHint, atMost: 5 }),
    ...warning(draft.incoming.technology, text),
    heading(form.sending),
    input(hostBlock('outgoing', draft), form.outgoing, draft.outgoing.host, {
      placeholder: 'smtp.empresa.com.br',
      atMost: 253,
    }),
    select(fields.protocol, form.protocol, protocols, protocolNames, draft.outgoing.protocol, formActions.protocol),
    input(portBlock('outgoing', draft), form.port, draft.outgoing.port, { hint: form.portHint, atMost: 5 }),
    ...warning(draft.outgoing.protocol, text),
    ...(draft.signIn === byPassword ? identityFields(draft, text) : []),
    heading(form.ticket),
    facts.types.length === 0
      ? input(fields.newType, form.type, draft.newType, { hint: form.newType, atMost: 75 })
      : pick(fields.type, form.type, facts.types, draft.typeId, form.typeHint, form.choose),
    facts.groups.length === 0
      ? input(fields.newGroup, form.group, draft.newGroup, { hint: form.newGroup, atMost: 75 })
      : pick(fields.group, form.group, facts.groups, draft.groupId, form.groupHint, form.choose),
    ...receivingFields(draft, text),
    ...furtherActions(draft, text),
  ];
  return {
    type: 'modal',
    callback_id: formCallback,
    // What lies beneath, if anything, is older than this form.
    clear_on_close: true,
    private_metadata: packDraft(draft),
    title: plain(draft.accountId === null ? form.addTitle : form.editTitle, limits.title),
    submit: plain(form.continue, limits.title),
    close: plain(cancel, limits.title),
    blocks: blocks.map((block) =>
      block.type === 'input' && block.block_id === focus ? toMend(block, facts.mend?.hint) : block,
    ),
  };
}

/** Not there where nobody set a provider up: then there is nothing to choose. */
function signInFields(draft: Draft, providers: FormFacts['providers'], { accounts: { form } }: Text): InputBlock[] {
  const { signIn, sharedMailbox } = draft;
  if (providers.length === 0 && signIn === byPassword) return [];
  const names = new Map([[byPassword, form.byPassword], ...providers.map(({ id, name }) => [id, name] as const)]);
  // One that is no longer set up stays to be seen, and to be replaced.
  if (!names.has(signIn)) names.set(signIn, signIn);
  const kinds = [...names.keys()];
  return [
    select(fields.signIn, form.signIn, kinds, Object.fromEntries(names), signIn, formActions.signIn),
    ...(signIn === byPassword
      ? []
      : [tick(fields.sharedMailbox, form.mailbox, form.sharedMailbox, sharedMailbox, formActions.sharedMailbox)]),
  ];
}

function identityFields({ outgoing }: Draft, { accounts: { form } }: Text): InputBlock[] {
  return [
    tick(fields.otherIdentity, form.identity, form.otherIdentity, outgoing.otherIdentity, formActions.otherIdentity),
    ...(outgoing.otherIdentity
      ? [input(fields.outgoingLogin, form.outgoingLogin, outgoing.login, { atMost: 254 })]
      : []),
  ];
}

function warning(
  kind: Draft['incoming']['technology'] | Draft['outgoing']['protocol'],
  { accounts }: Text,
): KnownBlock[] {
  return transportOf(kind).encryption === 'none' ? [remark(`⚠️ ${accounts.form.unencrypted}`)] : [];
}

function toMend(block: InputBlock, hint: string | undefined): InputBlock {
  return {
    ...block,
    ...(hint === undefined ? {} : { hint: plain(`🔧 ${hint}`, limits.label) }),
    element: { ...block.element, focus_on_load: true } as InputBlock['element'],
  };
}
