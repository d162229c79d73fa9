import type { Account, AccountCredentials, AccountSettings, AccountSettingsInput } from './account/account.ts';
import type { AccountHealth } from './account/account-health.ts';
import type { AccountError, Diagnosis, Explanation, Side } from './account/diagnosis.ts';
import type { DetectionProgress } from './account/discover/detection.ts';
import type { Grant } from './account/grant.ts';
import type { Readiness } from './account/readiness.ts';
import type { ServerFolder } from './account/server-folder.ts';
import type { StorageTrouble } from './account/storage-cause.ts';
import type { ApiToken, Scope } from './api-token.ts';
import type { Change } from './changes/change.ts';
import type { TrialOutcome } from './filing/would-become.ts';
import type { MailHook } from './mail-hook.ts';
import type { Audit } from './message/audit.ts';
import type { Correspondent } from './message/correspondent.ts';
import type { IdentityProvider } from './oauth/identity-provider.ts';
import type { SignInRequest, SignInSecrets } from './oauth/sign-in.ts';
import type { FollowUpPolicy } from './ticket/follow-up.ts';
import type { Note } from './ticket/note.ts';
import type { Condition, Rule, RuleSettingsInput } from './ticket/rules/rule.ts';
import type { Message, Priority, Ticket } from './ticket/ticket.ts';
import type { TicketEvent } from './ticket/ticket-event.ts';
import type { TicketLink } from './ticket/ticket-link.ts';
import type { TicketListing } from './ticket/ticket-listing.ts';
import type { WhyThisTicket } from './ticket/why-this-ticket.ts';
import type { DeadLetter, Webhook } from './webhook.ts';

/** Who asks. The surface knows who the person is; what the role allows is checked here, at every call. */
export interface Actor {
  /** As the surface knows the person: a Slack user id, an API token's id. */
  id: string;
  name: string;
  /** An observer sees what supervisors see, and changes nothing. */
  role: 'supervisor' | 'observer' | 'agent';
  /** A token of the HTTP API: it may do what these allow, whatever its role. Absent for people. */
  scopes?: readonly Scope[];
}

/** An area that handles tickets ("Grupo") and the channel where it talks; null while none is chosen. */
export interface Group {
  id: string;
  name: string;
  channel: string | null;
  followUp: FollowUpPolicy;
}

/** A reason of request ("Tipo"). */
export interface TicketType {
  id: string;
  name: string;
}

/** A file to go out with an answer. */
export interface OutgoingFile {
  filename: string;
  contentType: string;
  bytes: Uint8Array;
}

/** A mail with which a ticket begins. What is left out of group and type is as the account has it. */
export interface FirstMail {
  accountId: string;
  to: readonly Correspondent[];
  cc?: readonly Correspondent[];
  subject: string;
  text: string;
  files?: readonly OutgoingFile[];
  groupId?: string;
  ticketTypeId?: string;
  priority?: Priority;
  idempotencyKey: string;
}

/** Whether a ticket still is as somebody saw it; asked within the transaction that changes it, refused as a `conflict`. */
export type AsSeen = (ticket: Ticket) => boolean;

/** A mail that could not be read or filed. Its bytes are safe. */
export interface QuarantinedMail {
  mailId: number;
  reason: string;
  size: number;
  /** Milliseconds since 1970. */
  receivedAt: number;
}

/** What came of trying again what an error had held up. */
export interface Retried {
  /** Mails that were in quarantine, and how many of them are filed now. */
  quarantined: number;
  filed: number;
  /** Answers that waited for another try, which has begun. */
  answers: number;
  /** The cause for which the server could not be asked (a code of the catalogue, or an account's state); null: it was. */
  failure: string | null;
  /** Mails that the server lists and still does not give out. */
  unaccounted: number;
}

/** The folders that a mail server lists, or why it could not be asked. */
export type FoldersOnServer = { folders: ServerFolder[] } | { failure: Explanation };

/** A dry run, as far as it has come: signing in, fetching so many of so many mails, then what each would become. */
export type DryRun =
  | { step: 'sign-in' }
  | { step: 'fetch'; fetched: number; of: number }
  | { step: 'failed'; failure: Explanation }
  /** Oldest first. */
  | { step: 'done'; mails: TrialOutcome[] };

/** What a rule would have done: to how many of the latest mails, and to which. */
export interface RuleTrial {
  /** How many of the latest stored mails were looked at. */
  looked: number;
  matched: number;
  /** The newest that it applies to. */
  mails: TriedMail[];
}

/** A stored mail that a rule on trial applies to. `from` and `subject` are a stranger's words. */
export interface TriedMail {
  mailId: number;
  accountId: string;
  /** Null where the mail was ignored. */
  ticketId: number | null;
  /** Milliseconds since 1970. */
  receivedAt: number;
  from: Correspondent;
  subject: string;
  matched: Condition[];
}

/**
 * Everything that a surface (Slack, n8n, API, command line) can ask for. Throws DeskError for a refusal.
 * Methods that take an Actor check what that person may do: accounts, groups, types, rules and people are changed by
 * supervisors only, and seen by observers too; tickets are for everyone.
 */
export interface Desk {
  accounts: {
    /** By name. Removed accounts are not in it. */
    list(actor: Actor): Promise<Account[]>;
    get(actor: Actor, accountId: string): Promise<Account>;
    /**
     * Finds the servers of an address, within five seconds; the last value holds the detection. Breaking off the loop ends
     * it. @throws DeskError `invalid` where the words are no address
     */
    detect(actor: Actor, address: string): AsyncGenerator<DetectionProgress, void, void>;
    /** Saves and begins to receive: mail that arrives from now on. */
    add(actor: Actor, settings: AccountSettingsInput, credentials: AccountCredentials): Promise<Account>;
    /**
     * `version` is that of the account the person saw. Credentials left out stay as they are, and so do `aliases`,
     * `signature` and `trust`; what
     * was accepted for a server goes with that server.
     */
    edit(
      actor: Actor,
      accountId: string,
      version: number,
      settings: AccountSettingsInput,
      credentials: AccountCredentials,
    ): Promise<Account>;
    /** Its tickets and mails stay, its passwords are destroyed. */
    remove(actor: Actor, accountId: string): Promise<void>;
    /** Also takes a paused account up again. */
    activate(actor: Actor, accountId: string): Promise<Account>;
    /** Mail waits on the server until the account is active again. */
    deactivate(actor: Actor, accountId: string): Promise<Account>;
    /** The staged test, live: yields after each step until `finished`. Breaking off the loop ends the test. */
    test(actor: Actor, accountId: string): AsyncGenerator<Diagnosis, void, void>;
    /**
     * After a test in which these sides refused the password: tries the name before the @ as login, where nobody typed
     * one, and saves it. Null where that does not help.
     */
    adaptLogin(actor: Actor, accountId: string, refused: readonly Side[]): Promise<Account | null>;
    /** Signs in and asks for the folders that mail can be received from. */
    folders(actor: Actor, accountId: string): Promise<FoldersOnServer>;
    /** What others find in the DNS about the account's mail, and what to publish. Takes up to eight seconds. */
    readiness(actor: Actor, accountId: string): Promise<Readiness>;
    /**
     * What the last 20 mails of the mailbox would become if they came in now, by the very decisions that count later.
     * Nothing is kept of it, and nothing changes on the server.
     */
    dryRun(actor: Actor, accountId: string): AsyncGenerator<DryRun, void, void>;
    /** Newest first. Without an account, those of all: what goes on still before what has recovered. */
    errors(actor: Actor, accountId: string | null, limit: number): Promise<AccountError[]>;
    /** How every account has been doing, for pictures. */
    health(actor: Actor): Promise<AccountHealth[]>;
    /**
     * Compares the server's list with the ledger, fetches what is missing, and counts. Without `accountId`, every active
     * account. Takes as long as the servers do.
     */
    audit(actor: Actor, accountId?: string): Promise<Audit[]>;
    /** Mails in quarantine of an account, newest first: kept raw, not yet readable or fileable. */
    quarantine(actor: Actor, accountId: string, limit: number): Promise<QuarantinedMail[]>;
    /** Tries the account's quarantined mails again. Returns how many were filed. */
    retryQuarantine(actor: Actor, accountId: string): Promise<number>;
    /**
     * Whatever an error held up is tried again now: quarantined mails, mails that the server lists and we have not got, and
     * answers that wait for another try. Takes as long as the server does.
     */
    retryAffected(actor: Actor, accountId: string): Promise<Retried>;
    /**
     * From now on the account's server on this side is known by the certificate with this fingerprint (ShownCertificate),
     * and by no other. `conflict` where the server does not show it any more.
     */
    acceptCertificate(actor: Actor, accountId: string, side: Side, sha256: string): Promise<Account>;
    /** Whether settings would be accepted, without saving: the settings normalised. Throws DeskError `invalid`. */
    check(actor: Actor, settings: AccountSettingsInput): AccountSettings;
  };
  signIn: {
    /** Where people can sign in instead of typing a password; empty where none is set up. */
    providers(): Pick<IdentityProvider, 'id' | 'name' | 'servers'>[];
    /** Where the browser has to go. @throws StageError where the provider cannot be reached */
    begin(actor: Actor, request: SignInRequest): Promise<URL>;
    /**
     * What the provider grants, for `accounts.add` and `edit`. `cameBackTo`: the address that the browser was sent to,
     * with all that the provider added. @throws StageError where nothing was granted
     */
    finish(actor: Actor, providerId: string, cameBackTo: URL, secrets: SignInSecrets): Promise<Grant>;
  };
  groups: {
    list(): Promise<Group[]>;
    add(actor: Actor, group: { name: string; channel: string | null; followUp?: FollowUpPolicy }): Promise<Group>;
    edit(actor: Actor, group: Group): Promise<Group>;
    /** Refused as `in-use` while an account or a rule points at it, or an open ticket is with it. */
    remove(actor: Actor, groupId: string): Promise<void>;
  };
  ticketTypes: {
    list(): Promise<TicketType[]>;
    add(actor: Actor, type: { name: string }): Promise<TicketType>;
    edit(actor: Actor, type: TicketType): Promise<TicketType>;
    remove(actor: Actor, typeId: string): Promise<void>;
  };
  /** People whom a supervisor has made supervisors too, by the surface's ids. */
  supervisors: {
    list(): Promise<string[]>;
    set(actor: Actor, userIds: readonly string[]): Promise<void>;
  };
  /** People who may see accounts, errors and changes, and change nothing. */
  observers: {
    list(): Promise<string[]>;
    set(actor: Actor, userIds: readonly string[]): Promise<void>;
  };
  /** Who changed what of all that supervisors look after. */
  changes: {
    /** Newest first. `before`: those older than the one with this id; `subjectId`: of one account, group, type or rule. */
    list(actor: Actor, wish: { before?: number; limit: number; subjectId?: string }): Promise<Change[]>;
  };
  /** Tokens with which programs use the HTTP API. */
  apiTokens: {
    /** Those in force, the oldest first. */
    list(actor: Actor): Promise<ApiToken[]>;
    /** `secret` is what the program is given (`ibx_…`). It is not kept, and there is no way to see it again. */
    add(actor: Actor, token: { name: string; scopes: readonly string[] }): Promise<{ token: ApiToken; secret: string }>;
    /** Works from the next call on. */
    revoke(actor: Actor, tokenId: string): Promise<void>;
    /** Who acts with this secret; null for one that is unknown or revoked. */
    actorOf(secret: string): Promise<Actor | null>;
    /** Also of a token that was revoked; null where there never was one. */
    nameOf(tokenId: string): Promise<string | null>;
  };
  /** Addresses that are told of events, signed by Standard Webhooks: at least once, in order. */
  webhooks: {
    /** The oldest first. */
    list(actor: Actor): Promise<Webhook[]>;
    get(actor: Actor, webhookId: string): Promise<Webhook>;
    /**
     * Told of what happens from now on. `types` empty: all. `secret` is what requests are signed with; there is no way to
     * see it again but to ask with the same `idempotencyKey`.
     */
    add(
      actor: Actor,
      webhook: { url: string; types: readonly string[]; idempotencyKey: string },
    ): Promise<{ webhook: Webhook; secret: string }>;
    remove(actor: Actor, webhookId: string): Promise<void>;
    /** Takes up one again that said it is gone. */
    activate(actor: Actor, webhookId: string): Promise<Webhook>;
    /** Tells it everything behind this event again. */
    replay(actor: Actor, webhookId: string, after: number): Promise<Webhook>;
    /** The oldest event first, from behind `after`. */
    deadLetters(actor: Actor, webhookId: string, after: number, limit: number): Promise<DeadLetter[]>;
    /** Tries dead letters once more, that of one event or all. How many. */
    redrive(actor: Actor, webhookId: string, sequence?: number): Promise<number>;
  };
  /**
   * One address, or none, that is asked before a mail opens a ticket: it may choose type, group and priority, or have the
   * mail ignored. Where it does not answer in time, the mail is filed as if it did not exist.
   */
  mailHook: {
    /** @throws DeskError `unknown` where there is none. */
    get(actor: Actor): Promise<MailHook>;
    /** `within` in milliseconds, 3000 where left out. `secret` is that of a new one; one that was there keeps its own: null. */
    set(actor: Actor, hook: { url: string; within?: number }): Promise<{ hook: MailHook; secret: string | null }>;
    remove(actor: Actor): Promise<void>;
  };
  /** What is done with mail as it comes in. */
  rules: {
    /** In the order in which they apply. */
    list(actor: Actor): Promise<Rule[]>;
    /** Behind the others, and active. */
    add(actor: Actor, settings: RuleSettingsInput): Promise<Rule>;
    /** `version` is that of the rule the person saw. */
    edit(actor: Actor, ruleId: string, version: number, settings: RuleSettingsInput): Promise<Rule>;
    remove(actor: Actor, ruleId: string): Promise<void>;
    /** One place; at either end nothing changes. */
    move(actor: Actor, ruleId: string, direction: 'up' | 'down'): Promise<void>;
    activate(actor: Actor, ruleId: string): Promise<void>;
    deactivate(actor: Actor, ruleId: string): Promise<void>;
    /** Which of the latest stored mails (of the rule's account, or of all) the rule would apply to. Changes nothing. */
    try(actor: Actor, settings: RuleSettingsInput): Promise<RuleTrial>;
  };
  tickets: {
    /**
     * The newest first. `words`: in number, subject or requester. `before`: an id, and the page begins behind it.
     * Tickets that were merged are left out.
     */
    list(actor: Actor, wish: TicketListing): Promise<Ticket[]>;
    get(ticketId: number): Promise<Ticket>;
    /** Oldest first. */
    messages(ticketId: number): Promise<Message[]>;
    message(messageId: number): Promise<Message>;
    /** Whom an answer would go to now. */
    recipients(ticketId: number): Promise<{ to: Correspondent[]; cc: Correspondent[] }>;
    /**
     * Puts an answer into the outbox: it goes to the customer from the ticket's account, in the mail's thread. To a ticket
     * that was merged, the one with its mails is answered.
     * The same `idempotencyKey` again (a double click, a repeated call) answers with the first message and sends nothing.
     * `seenMessageId`: the newest message that the person had seen; where a newer one is there (somebody else answered,
     * the customer wrote again) the answer is refused as a `conflict`, and the person decides.
     */
    reply(
      actor: Actor,
      ticketId: number,
      answer: { text: string; files?: readonly OutgoingFile[]; idempotencyKey: string; seenMessageId?: number },
    ): Promise<Message>;
    /**
     * Writes to somebody who has not written to us: a ticket that begins with our mail. The same `idempotencyKey` again
     * answers with the first ticket and sends nothing.
     */
    write(actor: Actor, mail: FirstMail): Promise<Ticket>;
    /** For colleagues: it stands with the ticket and goes to no customer. The same `idempotencyKey` again writes nothing. */
    note(actor: Actor, ticketId: number, note: { text: string; idempotencyKey: string }): Promise<Note>;
    /** Oldest first. */
    notes(ticketId: number): Promise<Note[]>;
    /** Decides about an answer that failed or is uncertain: send it (again). */
    resend(actor: Actor, messageId: number): Promise<Message>;
    /** Both are refused as a `conflict` for a ticket that was merged. */
    close(actor: Actor, ticketId: number, asSeen?: AsSeen): Promise<Ticket>;
    reopen(actor: Actor, ticketId: number, asSeen?: AsSeen): Promise<Ticket>;
    /** Why a message is in its ticket; null for an answer of ours that nobody moved. */
    why(messageId: number): Promise<WhyThisTicket | null>;
    /** The tickets that this one has to do with. */
    links(ticketId: number): Promise<TicketLink[]>;
    /** Tickets of the same account by number, subject or requester: open ones first, the latest first. */
    mergeTargets(actor: Actor, ticketId: number, words: string, limit: number): Promise<Ticket[]>;
    /**
     * The mails of the first ticket become the second's, which is answered with; the first is closed for good and its
     * number leads to the second. Asked for twice, it happens once. `conflict` where it was merged elsewhere meanwhile.
     */
    merge(actor: Actor, ticketId: number, intoTicketId: number): Promise<Ticket>;
    /**
     * Makes a new ticket of a message, and with `alsoLater` of those after it. The first message of a ticket stays.
     * The same `idempotencyKey` again answers with the ticket that it made. `conflict` where the message is no longer in
     * `ticketId`.
     */
    split(
      actor: Actor,
      ticketId: number,
      messageId: number,
      wish: { alsoLater: boolean; idempotencyKey: string },
    ): Promise<Ticket>;
    /** What is left out stays as it is; `assigneeId` null: nobody's. */
    change(
      actor: Actor,
      ticketId: number,
      change: Partial<Pick<Ticket, 'groupId' | 'ticketTypeId' | 'priority' | 'assigneeId'>>,
      asSeen?: AsSeen,
    ): Promise<Ticket>;
    /** The bytes of an attachment, decoded. */
    openAttachment(messageId: number, index: number): Promise<Uint8Array>;
  };
  feed: {
    /** Up to `limit` events after the one that `consumer` has settled last, oldest first; empty when there is nothing new. */
    read(consumer: string, limit: number): Promise<TicketEvent[]>;
    /** All up to and including `sequence` are done with: `read` begins behind it, also after a restart. */
    settle(consumer: string, sequence: number): Promise<void>;
    /** The same for whoever remembers their place themselves. */
    after(actor: Actor, sequence: number, limit: number): Promise<TicketEvent[]>;
    /** Resolves when there may be something new; at once if something came since the last `read`. */
    changed(signal: AbortSignal): Promise<void>;
  };
  /**
   * Why the database cannot be written, and since when; null while all is well. Until it can, nothing is received or
   * acknowledged, and what is asked of the desk that would change something fails.
   */
  storage(): StorageTrouble | null;
  /** Starts receiving and delivering. */
  start(): Promise<void>;
  /** Finishes what is in flight and closes the database; resolves within 5 seconds. */
  stop(): Promise<void>;
}
