import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { createServer, type TLSSocket } from 'node:tls';

const fixture = (file: string) => readFileSync(new URL(`../fixtures/certificates/${file}`, import.meta.url), 'utf8');

/**
 * Certificates: `signed` for 127.0.0.1 by the authority, which nobody knows; `alone` and `other` by themselves. `other` may
 * not vouch for anybody.
 */
export const pemOf = (name: 'authority' | 'signed' | 'alone' | 'other') => fixture(`${name}.pem`);

export interface BehindTls {
  port: number;
  /** From now on this certificate is shown. */
  show(name: 'signed' | 'alone' | 'other'): void;
  stop(): void;
}

/** A mail server without TLS, reached through TLS from the first byte on. `own`: the certificate and key to begin with. */
export async function startBehindTls(plainPort: number, own?: { cert: string; key: string }): Promise<BehindTls> {
  const open = new Set<TLSSocket>();
  const identity = (name: 'signed' | 'alone' | 'other') => ({ cert: pemOf(name), key: fixture(`${name}.key`) });
  const server = createServer(own ?? identity('alone'), (secure) => {
    open.add(secure);
    const plain = connect(plainPort, '127.0.0.1');
    secure.on('error', () => plain.destroy()).once('close', () => open.delete(secure));
    plain.on('error', () => secure.destroy());
    secure.pipe(plain).pipe(secure);
  });
  server.on('tlsClientError', () => {});
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as { port: number }).port,
    show: (name) => server.setSecureContext(identity(name)),
    stop() {
      for (const secure of open) secure.destroy();
      server.close();
    },
  };
}
