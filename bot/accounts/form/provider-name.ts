import type { Desk } from '@inbox-email/core/desk.ts';
import { byPassword } from './draft.ts';

/** What people call the place where an account signs in; undefined for a password. */
export function providerName({ signIn }: Desk, id: string): string | undefined {
  if (id === byPassword) return undefined;
  return signIn.providers().find((provider) => provider.id === id)?.name ?? id;
}
