import type { AccountSettingsInput } from '@inbox-email/core/account/account.ts';
import type { FormField, Side, Stage } from '@inbox-email/core/account/diagnosis.ts';
import type { World } from './world.ts';

/** One way in which an account is set up wrong, and what the test must find. */
export interface Fault {
  name: string;
  /** What differs from an account that works. */
  account: (world: World) => { user?: string; address?: string; password?: string | null } & Changes;
  /** Goes on while the account is tested; returns how it ends. */
  meanwhile?: (world: World) => Promise<() => void>;
  /** Null: everything passes. */
  finds: { side: Side; stage: Stage; cause: string; field: FormField | null } | null;
  /** The other side fails too, for the same reason. */
  onBothSides?: boolean;
}

export interface Changes {
  incoming?: Partial<AccountSettingsInput['incoming']>;
  outgoing?: Partial<AccountSettingsInput['outgoing']>;
  receiving?: Partial<NonNullable<AccountSettingsInput['receiving']>>;
}
