/**
 * What a provider granted for a mailbox when a person signed in there. Holds tokens: only ever on its way into the
 * store, where it is sealed.
 */
export interface Grant {
  providerId: string;
  /** The mailboxes that the provider says are the person's: addresses or logins, in lower case. */
  owners: readonly string[];
  refreshToken: string;
  accessToken: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

/** Whether a grant is for the mailbox that an account signs in to. */
export function isOwner({ owners }: Pick<Grant, 'owners'>, mailbox: { login: string; address: string }): boolean {
  return [mailbox.login, mailbox.address].some((name) => owners.includes(name.trim().toLowerCase()));
}
