import type { AccountSettings } from './account.ts';
import type { Side } from './diagnosis.ts';
import { StageError } from './stage-error.ts';
import { type Encryption, isPop3, transportOf } from './technology.ts';

/** Everything needed to reach and sign in to one side of an account. Holds the password: never logged, never stored. */
export interface Endpoint {
  side: Side;
  speaks: 'imap' | 'pop3' | 'smtp';
  host: string;
  port: number;
  encryption: Encryption;
  login: string;
  /** Empty where `bearer` is there. */
  password: string;
  bearer?: Bearer;
  /** Whose certificates are trusted besides those of the network's authorities; absent: nobody's. */
  trust?: {
    /** PEM of the account's own authorities; empty for none. */
    authorities: string;
    /** PEM of the one certificate that a person has accepted: then no other is. */
    pinned?: string;
  };
}

/** Signs in with access tokens (RFC 6750) of the person who signed in at a provider, in the place of a password. */
export interface Bearer {
  /** One that is valid now, refreshed where needed. @throws StageError at `sign-in` */
  token(): Promise<string>;
  /** The server refused the last one: the next is a new one. */
  refused(): void;
  /** All that were given out: they must stand in no transcript. Grows. */
  readonly given: readonly string[];
}

/** Opens the account's stored passwords; null where none is stored. */
export interface AccountSecrets {
  incoming(): string | null;
  outgoing(): string | null;
  /** Absent where nobody could have signed in at a provider. */
  bearer?(): Bearer;
}

/** What must stand in no log, transcript or message. Grows with each token that is used. */
export const secretsIn = ({ password, bearer }: Endpoint): readonly string[] => bearer?.given ?? [password];

/** @throws StageError at `sign-in` where the side has no password stored, or it cannot be opened any more. */
export function endpointOf(side: Side, settings: AccountSettings, secrets: AccountSecrets): Endpoint {
  const { incoming, outgoing, signIn } = settings;
  const trust = trustAt(side, settings);
  if (side === 'incoming') {
    const { host, port, technology, login } = incoming;
    return {
      side,
      speaks: isPop3(technology) ? 'pop3' : 'imap',
      host,
      port,
      encryption: transportOf(technology).encryption,
      login,
      trust,
      ...(signIn.with === 'password' ? { password: need(secrets.incoming) } : withBearer(secrets)),
    };
  }
  const { host, port, protocol, otherIdentity } = outgoing;
  const login = otherIdentity?.login ?? incoming.login;
  const credential =
    otherIdentity === undefined && signIn.with !== 'password'
      ? withBearer(secrets)
      : { password: need(otherIdentity === undefined ? secrets.incoming : secrets.outgoing) };
  return {
    side,
    speaks: 'smtp',
    host,
    port,
    encryption: transportOf(protocol).encryption,
    login,
    trust,
    ...credential,
  };
}

/** A certificate was accepted for a server: another server has to show one that is trusted. */
function trustAt(side: Side, { trust, [side]: { host } }: AccountSettings) {
  const pinned = trust.pinned[side];
  return { authorities: trust.authorities, ...(pinned?.host === host && { pinned: pinned.certificate }) };
}

function withBearer({ bearer }: AccountSecrets) {
  if (bearer === undefined) {
    throw new StageError('sign-in', Object.assign(new Error('Nobody has signed in'), { code: 'ENOGRANT' }));
  }
  return { password: '', bearer: bearer() };
}

function need(open: () => string | null): string {
  try {
    const password = open();
    if (password === null) throw Object.assign(new Error('No password is stored'), { code: 'ENOPASSWORD' });
    return password;
  } catch (error) {
    throw new StageError('sign-in', error);
  }
}
