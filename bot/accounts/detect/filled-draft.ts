import type { Detection } from '@inbox-email/core/account/discover/detection.ts';
import { type Draft, newDraft, withServersOf } from '../form/draft.ts';

type Providers = Parameters<typeof withServersOf>[2];

/** The form for a new account, filled in with what was found out from its address alone. */
export function filledDraft(found: Detection, providers: Providers): Draft {
  const { address } = found;
  const [incoming] = found.incoming;
  const [outgoing] = found.outgoing;
  const login = incoming?.login ?? address;
  const otherLogin = outgoing !== undefined && outgoing.login !== login;
  const draft: Draft = {
    ...newDraft,
    address,
    name: nameFrom(address),
    login: login === address ? '' : login,
    ...(incoming && {
      incoming: { host: incoming.host, technology: incoming.technology, port: String(incoming.port) },
    }),
    ...(outgoing && {
      outgoing: {
        ...{ host: outgoing.host, protocol: outgoing.protocol, port: String(outgoing.port) },
        ...{ otherIdentity: otherLogin, login: otherLogin ? outgoing.login : '' },
      },
    }),
  };
  const signIn = signInInsteadOfPassword(found, providers);
  return signIn === undefined ? draft : withServersOf(draft, { ...draft, signIn }, providers);
}

/** Where passwords are certainly refused, and signing in at the provider has been set up. */
function signInInsteadOfPassword({ hints }: Detection, providers: Providers): string | undefined {
  const wanted = hints.some(({ code }) => code === 'microsoft-sign-in') ? 'microsoft' : undefined;
  return providers.find(({ id }) => id === wanted)?.id;
}

/** A proposal: `sac@` → SAC, `atendimento.vendas@` → Atendimento vendas. */
function nameFrom(address: string): string {
  const words = address
    .slice(0, address.lastIndexOf('@'))
    .replace(/\+.*$/, '')
    .replace(/[._-]+/g, ' ')
    .trim();
  const name = words.length <= 3 ? words.toUpperCase() : words.slice(0, 1).toUpperCase() + words.slice(1);
  return name.slice(0, 75);
}
