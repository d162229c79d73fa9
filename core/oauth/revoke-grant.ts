import type { Logger } from 'pino';
import type { StoredGrant } from '../store/grants.ts';
import type { Providers } from './providers.ts';

/**
 * Takes a permission back at its provider (RFC 7009), where that is offered: whoever removes an account wants us to have no way
 * in any more. What is destroyed here is destroyed all the same, so a provider that does not answer is only logged.
 */
export async function revokeGrant(
  providers: Providers,
  { providerId, refreshToken }: Pick<StoredGrant, 'providerId' | 'refreshToken'>,
  log: Logger,
): Promise<void> {
  try {
    const { configuration, client } = await providers.open(providerId);
    if (configuration.serverMetadata().revocation_endpoint === undefined) return;
    await client.tokenRevocation(configuration, refreshToken(), { token_type_hint: 'refresh_token' });
  } catch (error) {
    log.warn({ providerId, name: (error as Error).name }, 'A permission could not be taken back at its provider');
  }
}
