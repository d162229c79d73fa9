import {
  companyProvider,
  google,
  type IdentityProvider,
  microsoft,
} from '@inbox-email/core/oauth/identity-provider.ts';
import * as z from 'zod';

const value = z.string().trim().optional();

/** What the environment says of the places where accounts may be signed in. */
export const providerVariables = {
  GOOGLE_CLIENT_ID: value,
  GOOGLE_CLIENT_SECRET: value,
  MICROSOFT_CLIENT_ID: value,
  MICROSOFT_CLIENT_SECRET: value,
  MICROSOFT_TENANT: z
    .string()
    .trim()
    .regex(/^[\w.-]+$/, 'must be a directory’s name or ID, organizations or common')
    .default('organizations'),
  OAUTH_ISSUER: z
    .url({ protocol: /^https?$/, error: 'must be the address of an OpenID provider, beginning with https://' })
    .refine(
      (address) => address.startsWith('https:') || /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/.test(`${address}/`),
      'must begin with https:// (http:// only for 127.0.0.1)',
    )
    .optional(),
  OAUTH_CLIENT_ID: value,
  OAUTH_CLIENT_SECRET: value,
  OAUTH_NAME: value,
  OAUTH_SCOPE: z.string().trim().default('openid email offline_access'),
};

type Given = z.output<z.ZodObject<typeof providerVariables>>;

/** What is missing where a provider is set up by half; each problem names its variable. */
export function halfRegistered(given: Given & { PUBLIC_URL?: string | undefined }): string[] {
  const problems = [];
  const { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, OAUTH_ISSUER, OAUTH_CLIENT_ID, MICROSOFT_CLIENT_ID } = given;
  if (GOOGLE_CLIENT_ID !== undefined && GOOGLE_CLIENT_SECRET === undefined) {
    problems.push('GOOGLE_CLIENT_SECRET: missing. GOOGLE_CLIENT_ID is set, and Google wants both');
  }
  if ((OAUTH_ISSUER === undefined) !== (OAUTH_CLIENT_ID === undefined)) {
    const [missing, there] = OAUTH_ISSUER === undefined ? ['ISSUER', 'CLIENT_ID'] : ['CLIENT_ID', 'ISSUER'];
    problems.push(`OAUTH_${missing}: missing. OAUTH_${there} is set; signing in needs both`);
  }
  const any = [GOOGLE_CLIENT_ID, MICROSOFT_CLIENT_ID, OAUTH_ISSUER].some((one) => one !== undefined);
  if (any && given.PUBLIC_URL === undefined) {
    problems.push('PUBLIC_URL: missing. Browsers that sign in elsewhere have to come back to this server');
  }
  return problems;
}

export function providersFrom(given: Given): IdentityProvider[] {
  const registration = (clientId: string, clientSecret: string | undefined) => ({
    clientId,
    ...(clientSecret !== undefined && { clientSecret }),
  });
  return [
    ...(given.GOOGLE_CLIENT_ID === undefined
      ? []
      : [google(registration(given.GOOGLE_CLIENT_ID, given.GOOGLE_CLIENT_SECRET))]),
    ...(given.MICROSOFT_CLIENT_ID === undefined
      ? []
      : [
          microsoft({
            ...registration(given.MICROSOFT_CLIENT_ID, given.MICROSOFT_CLIENT_SECRET),
            tenant: given.MICROSOFT_TENANT,
          }),
        ]),
    ...(given.OAUTH_ISSUER === undefined || given.OAUTH_CLIENT_ID === undefined
      ? []
      : [
          companyProvider({
            ...registration(given.OAUTH_CLIENT_ID, given.OAUTH_CLIENT_SECRET),
            issuer: given.OAUTH_ISSUER,
            name: given.OAUTH_NAME ?? new URL(given.OAUTH_ISSUER).hostname,
            scope: given.OAUTH_SCOPE,
          }),
        ]),
  ];
}
