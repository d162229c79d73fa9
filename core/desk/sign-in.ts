import type { Desk } from '../desk.ts';
import type { Providers } from '../oauth/providers.ts';
import { beginSignIn, finishSignIn } from '../oauth/sign-in.ts';
import type { Clock } from '../work/clock.ts';
import { requireSupervisor } from './permissions.ts';

export function createSignInDesk(providers: Providers, clock: Clock): Desk['signIn'] {
  return {
    providers: () => providers.list.map(({ id, name, servers }) => ({ id, name, ...(servers && { servers }) })),
    async begin(actor, request) {
      requireSupervisor(actor);
      return beginSignIn(providers, request);
    },
    async finish(actor, providerId, cameBackTo, secrets) {
      requireSupervisor(actor);
      return finishSignIn(providers, clock, providerId, cameBackTo, secrets);
    },
  };
}
