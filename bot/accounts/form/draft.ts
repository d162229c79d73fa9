import type { Account, AccountSettingsInput } from '@inbox-email/core/account/account.ts';
import { type Protocol, portAfterChange, type Technology, transportOf } from '@inbox-email/core/account/technology.ts';
import type { ProviderServers } from '@inbox-email/core/oauth/identity-provider.ts';
import { type ReceivingDraft, receivingDraftOf, receivingSettingsOf, usualReceiving } from './receiving-draft.ts';

/**
 * The account form as far as it is filled in: all of it but passwords. It travels in the view's private_metadata (see
 * draft-metadata.ts), because a form loses what is typed into fields that it does not show at the moment.
 */
export interface Draft {
  /** null: a new account. */
  accountId: string | null;
  /** Of the account as the person saw it. */
  version: number;
  /** The account that a new one is a copy of; null for none. What the form does not show is taken over from it. */
  copyOf: string | null;
  name: string;
  address: string;
  /** Empty: the address. */
  login: string;
  /** `password`, or the id of the provider where a person signs in. */
  signIn: string;
  /** How the stored account signs in: what it has a password or a permission for. Empty for a new one. */
  signedInWith: string;
  /** Whoever signs in may be somebody else than the mailbox. */
  sharedMailbox: boolean;
  incoming: { host: string; technology: Technology; port: string };
  outgoing: { host: string; protocol: Protocol; port: string; otherIdentity: boolean; login: string };
  /** How often each port was filled in anew: part of the block's name, see `portBlock`. */
  refills: { incoming: number; outgoing: number };
  /** The account has a password of its own for the outgoing server already. */
  hasOutgoingPassword: boolean;
  typeId: string | null;
  groupId: string | null;
  /** Names of the first type and group, where none exists yet. */
  newType: string;
  newGroup: string;
  /** Whether the form shows how mail is received. */
  moreOptions: boolean;
  receiving: ReceivingDraft;
}

/** How nearly every account signs in. */
export const byPassword = 'password';
const usualTechnology: Technology = 'imap-tls';
const usualProtocol: Protocol = 'smtp-starttls';

/** An empty form, with what most providers want. */
export const newDraft: Draft = {
  accountId: null,
  version: 0,
  copyOf: null,
  name: '',
  address: '',
  login: '',
  signIn: byPassword,
  signedInWith: '',
  sharedMailbox: false,
  incoming: { host: '', technology: usualTechnology, port: String(transportOf(usualTechnology).port) },
  outgoing: {
    host: '',
    protocol: usualProtocol,
    port: String(transportOf(usualProtocol).port),
    otherIdentity: false,
    login: '',
  },
  refills: { incoming: 0, outgoing: 0 },
  hasOutgoingPassword: false,
  typeId: null,
  groupId: null,
  newType: '',
  newGroup: '',
  moreOptions: false,
  receiving: usualReceiving,
};

/** The form for an account that exists. */
export function draftOf(account: Account): Draft {
  const { incoming, outgoing } = account;
  const receiving = receivingDraftOf(account.receiving);
  return {
    ...newDraft,
    accountId: account.id,
    version: account.version,
    name: account.name,
    address: account.address,
    login: incoming.login === account.address ? '' : incoming.login,
    signIn: account.signIn.with,
    signedInWith: account.signIn.with,
    sharedMailbox: account.signIn.sharedMailbox,
    incoming: { host: incoming.host, technology: incoming.technology, port: String(incoming.port) },
    outgoing: {
      host: outgoing.host,
      protocol: outgoing.protocol,
      port: String(outgoing.port),
      otherIdentity: outgoing.otherIdentity !== undefined,
      login: outgoing.otherIdentity?.login ?? '',
    },
    hasOutgoingPassword: outgoing.otherIdentity !== undefined,
    typeId: account.ticketTypeId,
    groupId: account.groupId,
    moreOptions: isUnusual(receiving),
    receiving,
  };
}

/**
 * The form for a new account that is set up like another: all but what only one account can have, its address and what it
 * signs in with. It begins with the mail that comes from now on.
 */
export function draftOfCopy(account: Account, name: string): Draft {
  const { backlog, since } = usualReceiving;
  const { outgoing, receiving, ...draft } = draftOf(account);
  return {
    ...draft,
    ...{ accountId: null, version: 0, copyOf: account.id, name, address: '', login: '' },
    ...{ signedInWith: '', hasOutgoingPassword: false },
    outgoing: { ...outgoing, login: '' },
    receiving: { ...receiving, backlog, since },
  };
}

/**
 * The draft after a person picked another technology or protocol (`after` holds their choice, `before` is the form as
 * it was last drawn): a port that we had filled in follows, one that they typed stays.
 */
export function withPortsFollowing(before: Draft, after: Draft): Draft {
  const incoming = followingPort(after.incoming.port, before.incoming.technology, after.incoming.technology);
  const outgoing = followingPort(after.outgoing.port, before.outgoing.protocol, after.outgoing.protocol);
  return {
    ...after,
    incoming: { ...after.incoming, port: incoming },
    outgoing: { ...after.outgoing, port: outgoing },
    refills: {
      incoming: before.refills.incoming + Number(incoming !== after.incoming.port),
      outgoing: before.refills.outgoing + Number(outgoing !== after.outgoing.port),
    },
  };
}

/** The draft after a person chose a provider: its mail servers are always the same. */
export function withServersOf(
  before: Draft,
  after: Draft,
  providers: readonly { id: string; servers?: ProviderServers }[],
): Draft {
  const servers = providers.find(({ id }) => id === after.signIn)?.servers;
  if (before.signIn === after.signIn || servers === undefined) return after;
  const { incoming, outgoing } = servers;
  return {
    ...after,
    incoming: { ...incoming, port: String(incoming.port) },
    outgoing: { ...after.outgoing, ...outgoing, port: String(outgoing.port) },
    refills: { incoming: after.refills.incoming + 1, outgoing: after.refills.outgoing + 1 },
  };
}

/** What the desk is asked to save. */
export function settingsOf(draft: Draft): AccountSettingsInput {
  const { incoming, outgoing } = draft;
  const withPassword = draft.signIn === byPassword;
  return {
    name: draft.name,
    address: draft.address,
    signIn: { with: draft.signIn, sharedMailbox: !withPassword && draft.sharedMailbox },
    incoming: { ...incoming, login: draft.login.trim() || draft.address },
    outgoing: {
      host: outgoing.host,
      protocol: outgoing.protocol,
      port: outgoing.port,
      ...(withPassword && outgoing.otherIdentity && { otherIdentity: { login: outgoing.login } }),
    },
    receiving: receivingSettingsOf(draft.receiving, incoming.technology),
    ticketTypeId: draft.typeId ?? '',
    groupId: draft.groupId ?? '',
  };
}

/** Which mail an account began with is over and done with: what else is unusual should meet the eye. */
function isUnusual(receiving: ReceivingDraft): boolean {
  const { backlog, since } = usualReceiving;
  return JSON.stringify({ ...receiving, backlog, since }) !== JSON.stringify(usualReceiving);
}

function followingPort<Kind extends Technology | Protocol>(shown: string, before: Kind, after: Kind): string {
  if (before === after) return shown;
  // What is no number was typed by a person: it stays for them to see and mend.
  const port = portAfterChange(shown.trim() === '' ? undefined : Number(shown), before, after);
  return Number.isNaN(port) ? shown : String(port);
}
