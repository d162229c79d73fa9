import { authenticate } from 'mailauth';
import { readHeader } from '../../message/read-header.ts';
import { connectingAddress } from '../../message/sender/connecting-address.ts';

/** As Node's `dns.promises.resolve`. */
export type Resolve = (name: string, type: string) => Promise<unknown[]>;

/** More is no honest mail, and every signature costs a look-up and a pass over the mail. */
const mostSignatures = 10;

/**
 * Asks the DNS whether a mail comes from where it says: SPF (RFC 7208), DKIM (RFC 6376), ARC (RFC 8617), DMARC (RFC 7489).
 * The answer is a value as of Authentication-Results (RFC 8601); null where nothing can be said. Without the address that
 * the mail came from, SPF could not be asked, and a failure would mean nothing.
 */
export async function checkSender(bytes: Uint8Array, resolve: Resolve): Promise<string | null> {
  const header = readHeader(bytes);
  if (header('dkim-signature').length > mostSignatures || header('arc-seal').length > mostSignatures) return null;
  const ip = connectingAddress(header('received'));
  const { headers } = await authenticate(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    ...(ip !== null && { ip, ...envelopeSender(header('return-path')[0]) }),
    mta: 'checked.here',
    disableBimi: true,
    resolver: resolve as (name: string, type: string) => Promise<string[]>,
  });
  const [results = null] = readHeader(Buffer.from(`${headers}\r\n\r\n`))('authentication-results');
  const fails = results !== null && /(?:^|[;\s])dmarc=fail/.test(results);
  return fails && ip === null ? null : results;
}

/** Which address the receiving side noted at MAIL FROM. */
function envelopeSender(returnPath: string | undefined): { sender: string } | Record<string, never> {
  const sender = /<?([^<>\s]+@[^<>\s]+)>?/.exec(returnPath ?? '')?.[1];
  return sender === undefined ? {} : { sender };
}
