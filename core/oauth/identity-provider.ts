import type { Protocol, Technology } from '../account/technology.ts';

/**
 * A service where people sign in and that hands out tokens for their mailboxes (OpenID Connect Core 1.0 over OAuth 2.0,
 * RFC 6749). Whoever runs the desk registers it there once; its secret is never stored, logged or shown.
 */
export interface IdentityProvider {
  /** Stored in accounts, as `signIn.with`. */
  id: string;
  /** Shown to people. */
  name: string;
  /** Its address, from which everything else is looked up (OpenID Connect Discovery 1.0). */
  issuer: string;
  clientId: string;
  /** Absent for a public client, which proves itself with PKCE alone (RFC 7636). */
  clientSecret?: string;
  scope: string;
  /** What this provider wants to be asked besides. */
  parameters: Readonly<Record<string, string>>;
  /** The claims of an ID token that name the mailboxes of the person who signed in. */
  ownerClaims: readonly string[];
  /** The mail servers that take its tokens, where they are always the same. */
  servers?: ProviderServers;
}

export interface ProviderServers {
  incoming: { technology: Technology; host: string; port: number };
  outgoing: { protocol: Protocol; host: string; port: number };
}

interface Registration {
  clientId: string;
  clientSecret?: string;
}

/** Google, also for companies' own domains: https://developers.google.com/workspace/gmail/imap/xoauth2-protocol */
export function google(registration: Registration): IdentityProvider {
  return {
    ...registration,
    id: 'google',
    name: 'Google',
    issuer: 'https://accounts.google.com',
    scope: 'openid email https://mail.google.com/',
    // Without offline and consent a refresh token comes only at the very first consent.
    parameters: { access_type: 'offline', prompt: 'select_account consent' },
    ownerClaims: ['email'],
    servers: {
      incoming: { technology: 'imap-tls', host: 'imap.gmail.com', port: 993 },
      outgoing: { protocol: 'smtp-tls', host: 'smtp.gmail.com', port: 465 },
    },
  };
}

/**
 * Microsoft 365 and Outlook.com:
 * https://learn.microsoft.com/en-us/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth
 * `tenant`: the directory that may sign in, `organizations` for any company's, `common` for private people's too.
 */
export function microsoft({ tenant, ...registration }: Registration & { tenant: string }): IdentityProvider {
  const permissions = ['IMAP.AccessAsUser.All', 'POP.AccessAsUser.All', 'SMTP.Send'];
  return {
    ...registration,
    id: 'microsoft',
    name: 'Microsoft 365',
    issuer: `https://login.microsoftonline.com/${tenant}/v2.0`,
    scope: ['openid profile offline_access', ...permissions.map((name) => `https://outlook.office.com/${name}`)].join(
      ' ',
    ),
    parameters: { prompt: 'select_account' },
    // Never `email`: people can set that one to what they like.
    ownerClaims: ['preferred_username', 'upn'],
    servers: {
      incoming: { technology: 'imap-tls', host: 'outlook.office365.com', port: 993 },
      outgoing: { protocol: 'smtp-starttls', host: 'smtp.office365.com', port: 587 },
    },
  };
}

/** A company's own provider, in front of its own mail servers. */
export function companyProvider({
  issuer,
  name,
  scope,
  clientId,
  clientSecret,
}: Registration & { issuer: string; name: string; scope: string }): IdentityProvider {
  return {
    ...{ issuer, name, scope, clientId, ...(clientSecret !== undefined && { clientSecret }) },
    id: 'company',
    // Whoever is signed in there already need not be the mailbox.
    parameters: { prompt: 'login consent' },
    ownerClaims: ['email', 'preferred_username'],
  };
}
