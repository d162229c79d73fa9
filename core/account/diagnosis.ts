import type { Translated } from '../language.ts';

export type Side = 'incoming' | 'outgoing';
export type Stage = 'connect' | 'tls' | 'sign-in' | 'folder' | 'send';

/** Which stages each side goes through, in order. */
export const stagesOf: Record<Side, readonly Stage[]> = {
  incoming: ['connect', 'tls', 'sign-in', 'folder'],
  outgoing: ['connect', 'tls', 'sign-in', 'send'],
};

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
  field: FormField | null;
  /** The server's own words, with secrets taken out; empty where it said nothing. */
  serverWords: string;
  /** Trying again by itself can help (a network failure); a wrong password is not temporary. */
  temporary: boolean;
}

export type StageResult =
  | { stage: Stage; status: 'waiting' | 'running' | 'skipped' }
  | { stage: Stage; status: 'passed'; milliseconds: number; detail?: string }
  | { stage: Stage; status: 'failed'; milliseconds: number; explanation: Explanation };

/** A test of an account, as far as it has come. Handed out anew after each step. */
export interface Diagnosis {
  incoming: StageResult[];
  outgoing: StageResult[];
  /** True once nothing is waiting or running. */
  finished: boolean;
  /** True when finished and every stage passed or was skipped. */
  passed: boolean;
}

/** One line of "Last errors". */
export interface AccountError extends Explanation {
  id: number;
  accountId: string;
  side: Side;
  stage: Stage | 'receive' | 'read';
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
