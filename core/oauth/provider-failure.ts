import { StageError } from '../account/stage-error.ts';

/**
 * What a provider's refusal or silence means for signing in, for the catalogue of causes. Error codes: RFC 6749, sections
 * 4.1.2.1 and 5.2.
 */
export function providerFailure(error: unknown): StageError {
  if (error instanceof StageError) return error;
  const refused = isRefusal(error);
  const code = refused ? codeOf(error.error) : ((error as { code?: string }).code ?? '');
  const ours = ['ENOPROVIDER', 'ENOGRANT'].includes(code) || refused;
  // A message of the library may quote what it was given; the provider's own words may be shown.
  const words = refused ? [error.error, error.error_description].filter(Boolean).join(': ') : '';
  const failure = Object.assign(new Error(ours ? code : 'The provider cannot be reached'), {
    code: ours ? code : unreachable(error),
    ...(words !== '' && { response: words }),
  });
  return new StageError('sign-in', failure);
}

const grantGone = ['invalid_grant', 'interaction_required', 'login_required', 'consent_required', 'access_denied'];
const ourFault = [
  'invalid_client',
  'unauthorized_client',
  'invalid_scope',
  'unsupported_grant_type',
  'invalid_request',
];

function codeOf(error: string): string {
  if (grantGone.includes(error)) return 'EGRANTGONE';
  return ourFault.includes(error) ? 'EOAUTHCLIENT' : 'EPROVIDER';
}

/** An answer that is none (of a captive portal, of a broken provider) is told from silence. */
function unreachable(error: unknown): string {
  const { name = '', code = '' } = error as { name?: string; code?: string };
  return name === 'ClientError' && code !== 'OAUTH_TIMEOUT' ? 'EPROVIDERANSWER' : 'EPROVIDER';
}

/** By name, so that the library need not be loaded for it. */
function isRefusal(error: unknown): error is { error: string; error_description?: string } {
  return error instanceof Error && ['ResponseBodyError', 'AuthorizationResponseError'].includes(error.name);
}
