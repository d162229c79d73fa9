import { orRefused } from './conversation.ts';
import type { Reconnecting } from './reconnecting.ts';

/** How many commands go out at once where the server takes several (PIPELINING). */
const atOnce = 50;

/**
 * Deletes mails: marked one by one and carried out by the server as we leave (RFC 1939, section 6). A connection that is
 * lost before has deleted nothing. One that is gone or that the server does not let us delete is passed over.
 */
export async function deleteMails(connection: Reconnecting, keys: readonly string[]): Promise<void> {
  const { deletable } = await connection.listing();
  const { conversation, capabilities } = await connection.signedIn();
  const numbers = deletable(keys);
  if (numbers.length === 0) return;
  const window = capabilities.has('PIPELINING') ? atOnce : 1;
  for (let from = 0; from < numbers.length; from += window) {
    const some = numbers.slice(from, from + window);
    for (const number of some) conversation.send(`DELE ${number}`);
    for (const _ of some) await conversation.answer().catch(orRefused);
  }
  await connection.commit();
}
