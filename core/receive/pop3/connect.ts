import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Endpoint } from '../../account/endpoint.ts';
import type { CheckedHost } from '../../account/host-guard.ts';
import type { Network } from '../../account/network.ts';
import { StageError } from '../../account/stage-error.ts';
import { tlsTrust, withTrust } from '../../account/trust.ts';
import { tryAddresses } from '../../account/try-addresses.ts';

/** Opens a TCP connection to a checked address. Aborting closes it at any time. @throws StageError */
export function connectTo(host: CheckedHost, network: Network, signal: AbortSignal): Promise<Socket> {
  return tryAddresses(host, network, signal, async (address, within) => {
    const socket = connect({ host: address, port: host.port, noDelay: true });
    const abort = () => socket.destroy(new Error('Called off'));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    socket.once('close', () => signal.removeEventListener('abort', abort));
    await settled(socket, 'connect', within).catch((error) => {
      throw new StageError('connect', error);
    });
    return socket;
  });
}

/** Goes on with TLS. The certificate must carry the host's name. @throws StageError */
export async function secure(socket: Socket, host: CheckedHost, endpoint: Endpoint, network: Network): Promise<Socket> {
  const encrypted = connectTls({
    socket,
    ...tlsTrust(endpoint, network),
    host: endpoint.host,
    ...(host.servername === undefined ? {} : { servername: host.servername }),
  });
  socket.once('error', (error) => encrypted.destroy(error));
  await settled(encrypted, 'secureConnect', network.connectWithin).catch((error) => {
    throw new StageError('tls', withTrust(error, endpoint));
  });
  return encrypted;
}

function settled(socket: Socket, event: 'connect' | 'secureConnect', within: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => socket.destroy(tooLate()), within);
    const failed = (error?: unknown) => {
      clearTimeout(timer);
      socket.destroy();
      reject(error instanceof Error ? error : closed());
    };
    // A later failure reaches us through the read that waits; without a listener it would end the process.
    socket.on('error', failed).once('close', failed);
    socket.once(event, () => {
      clearTimeout(timer);
      socket.removeListener('close', failed);
      resolve();
    });
  });
}

const tooLate = () => Object.assign(new Error('No answer in time'), { code: 'ETIMEDOUT' });
const closed = () => Object.assign(new Error('Closed'), { code: 'ECONNRESET' });
