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
  password: string;
}

/** Opens the account's stored passwords; null where none is stored. */
export interface AccountSecrets {
  incoming(): string | null;
  outgoing(): string | null;
}

/** @throws StageError at `sign-in` where the side has no password stored, or it cannot be opened any more. */
export function endpointOf(side: Side, settings: AccountSettings, secrets: AccountSecrets): Endpoint {
  const { incoming, outgoing } = settings;
  if (side === 'incoming') {
    const { host, port, technology, login } = incoming;
    return {
      side,
      speaks: isPop3(technology) ? 'pop3' : 'imap',
      host,
      port,
      encryption: transportOf(technology).encryption,
      login,
      password: need(secrets.incoming),
    };
  }
  const { host, port, protocol, otherIdentity } = outgoing;
  const login = otherIdentity?.login ?? incoming.login;
  const password = need(otherIdentity === undefined ? secrets.incoming : secrets.outgoing);
  return { side, speaks: 'smtp', host, port, encryption: transportOf(protocol).encryption, login, password };
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
