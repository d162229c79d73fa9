import type { Cause } from './cause.ts';
import { connect } from './connect.ts';
import { dns } from './dns.ts';
import { drift } from './drift.ts';
import { folder } from './folder.ts';
import { general, patience } from './general.ts';
import { greeting } from './greeting.ts';
import { own } from './own.ts';
import { providerSignIn } from './provider-sign-in.ts';
import { roundTrip } from './round-trip.ts';
import { sendingCauses } from './sending.ts';
import { signIn, wrongPassword } from './sign-in.ts';
import { signInProviders } from './sign-in-providers.ts';
import { tls } from './tls.ts';

/** The catalogue. The first row that fits wins: the particular before the general. The last one fits everything. */
export const causes: readonly Cause[] = [
  ...own,
  ...drift,
  ...providerSignIn,
  ...dns,
  ...connect,
  ...tls,
  ...signInProviders,
  ...signIn,
  ...greeting,
  ...roundTrip,
  ...sendingCauses,
  ...patience,
  wrongPassword,
  ...folder,
  ...general,
];
