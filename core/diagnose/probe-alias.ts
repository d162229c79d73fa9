import { StageError } from '../account/stage-error.ts';
import { openSubmission } from '../send/smtp-sender.ts';
import type { Testing } from './testing.ts';

/**
 * Whether the server takes a mail from this address of the account's: up to the point where it asks for the mail's text.
 * Then the connection is cut, and a mail without its end counts as none (RFC 5321, section 4.1.1.4).
 *
 * @throws what the server says against it, with the address in `about`
 */
export async function probeAlias({ settings, endpoint, network, signal }: Testing, alias: string): Promise<void> {
  const over = new AbortController();
  const submission = await openSubmission(endpoint, network, AbortSignal.any([signal, over.signal]));
  try {
    await new Promise<void>((resolve, reject) => {
      const accepted = () => {
        resolve();
        return new Promise<void>(() => {});
      };
      submission.send({ from: alias, to: [settings.address] }, new Uint8Array(), accepted).catch(reject);
    });
  } catch (error) {
    throw Object.assign(causeOf(error), { about: alias });
  } finally {
    over.abort();
  }
}

const causeOf = (error: unknown) => (error instanceof StageError ? error.cause : error) as Error;
