import type { Translated } from '../language.ts';
import type { AccountSettings } from './account.ts';
import { transportOf } from './technology.ts';

export type Side = 'incoming' | 'outgoing';

/** A step of the staged test. `fetch` reads a mail; `sender` and `send` are MAIL FROM and the mail itself. */
export type Stage =
  | 'dns'
  | 'connect'
  | 'tls'
  | 'greeting'
  | 'capabilities'
  | 'sign-in'
  | 'folder'
  | 'fetch'
  | 'sender'
  | 'send'
  | 'round-trip';

/** Which stages a side goes through, in the order in which they happen: with STARTTLS a server greets us in the open. */
export function stagesOf(side: Side, { incoming, outgoing }: Pick<AccountSettings, Side>): readonly Stage[] {
  const { encryption } = transportOf(side === 'incoming' ? incoming.technology : outgoing.protocol);
  const reaching: Stage[] = encryption === 'starttls' ? ['greeting', 'tls'] : ['tls', 'greeting'];
  const own: Stage[] = side === 'incoming' ? ['folder', 'fetch'] : ['sender', 'send', 'round-trip'];
  return ['dns', 'connect', ...reaching, 'capabilities', 'sign-in', ...own];
}

/** The fields of the account form that a failure can point at. */
export type FormField =
  | 'address'
  | 'incoming.host'
  | 'incoming.port'
  | 'incoming.technology'
  | 'incoming.login'
  | 'incoming.password'
  | 'outgoing.host'
  | 'outgoing.port'
  | 'outgoing.protocol'
  | 'outgoing.login'
  | 'outgoing.password'
  | 'folder';

/** Why something failed, for a person: what it means, what to do, where to mend it. */
export interface Explanation {
  /** Stable, as `wrong-password`; kept in the database and in metrics. */
  code: string;
  cause: Translated;
  remedy: Translated;
  /** The provider's own page about it. */
  help: string | null;
  field: FormField | null;
  /** The server's own words, with secrets taken out; empty where it said nothing. */
  serverWords: string;
  /** Trying again by itself can help (a network failure); a wrong password is not temporary. */
  temporary: boolean;
}

/** What a stage found out, for each surface to put into words. What servers say has secrets taken out. */
export type StageDetail =
  | { kind: 'addresses'; addresses: readonly string[] }
  | { kind: 'peer'; address: string; port: number }
  | {
      kind: 'encryption';
      protocol: string;
      issuer: string | null;
      chain: number;
      name: string;
      daysLeft: number | null;
    }
  | { kind: 'words'; words: string }
  | { kind: 'capabilities'; names: readonly string[] }
  | { kind: 'login'; login: string }
  | { kind: 'folders'; folders: readonly { name: string; mails: number }[] }
  /** Null: the folder holds none. */
  | { kind: 'mail'; bytes: number | null }
  /** With its aliases, separated by commas. */
  | { kind: 'address'; address: string }
  | { kind: 'round-trip'; milliseconds: number; removed: boolean };

export type StageResult =
  | { stage: Stage; status: 'waiting' | 'running' | 'skipped' }
  | { stage: Stage; status: 'passed'; milliseconds: number; detail?: StageDetail }
  | {
      stage: Stage;
      status: 'failed';
      milliseconds: number;
      explanation: Explanation;
      /** What the server showed, where a person may accept it. */
      certificate?: ShownCertificate;
      /** The alias of the account that failed. */
      about?: string;
    };

/** A certificate that a server shows and nobody whom we know vouches for. Its names are a stranger's words. */
export interface ShownCertificate {
  /** Its fingerprint: pairs of hexadecimal digits with colons. */
  sha256: string;
  name: string;
  issuer: string;
  /** Milliseconds since 1970. */
  until: number | null;
}

/** A test of an account, as far as it has come. Handed out anew after each step. */
export interface Diagnosis {
  incoming: StageResult[];
  outgoing: StageResult[];
  /** True once nothing is waiting or running. */
  finished: boolean;
  /** True when finished and every stage passed or was skipped. */
  passed: boolean;
}

/** Before the first stage has begun. */
export function nothingTestedYet(settings: Pick<AccountSettings, Side>): Diagnosis {
  const waiting = (side: Side): StageResult[] =>
    stagesOf(side, settings).map((stage) => ({ stage, status: 'waiting' }));
  return { incoming: waiting('incoming'), outgoing: waiting('outgoing'), finished: false, passed: false };
}

/** One line of "Last errors". */
export interface AccountError extends Explanation {
  id: number;
  accountId: string;
  side: Side;
  stage: Stage | 'receive' | 'read' | 'drift';
  /** Milliseconds since 1970. */
  firstAt: number;
  lastAt: number;
  /** How often in a row. */
  count: number;
  recoveredAt: number | null;
  /** How many mails are concerned, where that is known: quarantined ones, answers that did not go out. */
  mailsAffected: number;
  /** The last lines of the conversation with the server, secrets and mail bodies taken out; empty where there was none. */
  transcript: string[];
}
