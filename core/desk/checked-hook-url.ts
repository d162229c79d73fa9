import type { Network } from '../account/network.ts';
import { DeskError } from '../desk-error.ts';
import { checkHookUrl } from '../hooks/post.ts';

/**
 * An address that we may post to, as it is now. It is checked again at every request.
 *
 * @throws DeskError `invalid`
 */
export async function checkedHookUrl(typed: string, network: Network): Promise<string> {
  const url = URL.canParse(typed) && typed.length <= urlAtMost ? new URL(typed) : null;
  if (url === null || !['https:', 'http:'].includes(url.protocol)) throw refusal('not-a-url');
  if (url.username !== '' || url.password !== '' || url.hash !== '') throw refusal('not-a-url');
  await checkHookUrl(url, network).catch((error: unknown) => {
    const { code = '' } = error as NodeJS.ErrnoException;
    const isRefused = code === 'EHOSTREFUSED' || code === 'EPORTREFUSED';
    throw refusal(isRefused ? 'not-allowed' : 'unknown-host');
  });
  return url.href;
}

const urlAtMost = 2000;

function refusal(problem: string): DeskError {
  return new DeskError('invalid', `The url is ${problem}`, [{ path: 'url', problem }]);
}
