import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { changed, complain, type State } from '../state/state.ts';
import type { Ack, Outgoing, Transport } from './transport.ts';

const maxConnections = 10;
const pingEveryMs = 10_000;
const closeWithinMs = 300;

interface Pending {
  connection: WebSocket;
  settle(ack: Ack): void;
}

export interface SocketMode extends Transport {
  /** A single-use WebSocket URL, for apps.connections.open. */
  ticketUrl(): string;
}

/**
 * Socket Mode: the app dials in with a ticket, gets `hello`, then envelopes that it has to acknowledge.
 * https://docs.slack.dev/apis/events-api/using-socket-mode
 */
export function serveSocketMode(state: State, server: Server, ackDeadlineMs: number): SocketMode {
  const sockets = new WebSocketServer({ noServer: true });
  const connections: WebSocket[] = [];
  const tickets = new Set<string>();
  const pending = new Map<string, Pending>();
  /** Envelopes whose deadline has passed, so that a late ack can be told from an unknown one. */
  const expired = new Map<string, string>();
  /** Envelopes that we gave up on as their connection ended; an ack that was under way may still come. */
  const abandoned = new Set<string>();
  let turn = 0;

  server.on('upgrade', (request, socket, head) => {
    if (!admit(request)) return refuse(socket);
    sockets.handleUpgrade(request, socket, head, (connection) => welcome(connection));
  });
  const pings = setInterval(() => {
    for (const connection of connections) connection.ping('Ping from the workspace');
  }, pingEveryMs);
  pings.unref();

  function admit(request: IncomingMessage): boolean {
    const url = new URL(request.url ?? '/', state.url);
    return url.pathname === '/link/' && tickets.delete(url.searchParams.get('ticket') ?? '');
  }

  function welcome(connection: WebSocket): void {
    if (connections.length >= maxConnections) {
      connection.send(JSON.stringify({ type: 'disconnect', reason: 'too_many_websockets', debug_info: {} }));
      connection.close();
      return;
    }
    connections.push(connection);
    connection.on('message', (data) => acknowledge(String(data)));
    connection.on('error', () => connection.terminate());
    connection.on('close', () => {
      connections.splice(connections.indexOf(connection), 1);
      abandon(connection);
      changed(state);
    });
    connection.send(
      JSON.stringify({
        type: 'hello',
        num_connections: connections.length,
        debug_info: { host: 'applink-local', build_number: 1, approximate_connection_time: 18060 },
        connection_info: { app_id: state.app.id },
      }),
    );
    changed(state);
  }

  /** What a broken connection still owed will not come: that is no fault of the app. */
  function abandon(connection: WebSocket): void {
    for (const [id, waiting] of pending) {
      if (waiting.connection !== connection) continue;
      pending.delete(id);
      abandoned.add(id);
      waiting.settle({ status: 'unreachable', detail: 'the connection was closed before the ack' });
    }
  }

  function acknowledge(text: string): void {
    const envelope = parse(text);
    const id = typeof envelope?.envelope_id === 'string' ? envelope.envelope_id : '';
    const waiting = pending.get(id);
    if (waiting) {
      pending.delete(id);
      waiting.settle({ status: 'acked', payload: envelope?.payload ?? null });
      return;
    }
    if (abandoned.has(id)) return;
    const where = expired.get(id);
    if (where) complain(state, 'late_ack', where, `acknowledged after the deadline of ${ackDeadlineMs} ms`);
    else complain(state, 'unknown_envelope', 'socket mode', `no open envelope has the id ${JSON.stringify(id)}`);
  }

  return {
    kind: 'socket',
    connected: () => connections.length > 0,
    ticketUrl() {
      const ticket = randomUUID();
      tickets.add(ticket);
      return `${state.url.replace('http', 'ws')}/link/?ticket=${ticket}&app_id=${state.app.id}`;
    },
    send(outgoing) {
      turn += 1;
      const connection = connections[turn % Math.max(connections.length, 1)];
      if (!connection) return Promise.resolve({ status: 'unreachable', detail: 'no app is connected' });
      const where = describe(outgoing);
      const id = randomUUID();
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          pending.delete(id);
          expired.set(id, where);
          resolve({ status: 'silent', detail: `no ack within ${ackDeadlineMs} ms` });
        }, ackDeadlineMs);
        pending.set(id, {
          connection,
          settle(ack) {
            clearTimeout(timer);
            resolve(ack);
          },
        });
        connection.send(JSON.stringify(envelopeOf(id, outgoing)));
      });
    },
    disconnect(how) {
      for (const connection of [...connections]) {
        if (how === 'drop') connection.terminate();
        else connection.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested', debug_info: {} }));
      }
    },
    async stop() {
      clearInterval(pings);
      for (const connection of connections) abandon(connection);
      await Promise.all(connections.map(closeInOrder));
      sockets.close();
    },
  };
}

/** Finishes the closing handshake, which an app that stops at the same time may have begun; gives up on a dead one. */
function closeInOrder(connection: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const giveUp = setTimeout(() => connection.terminate(), closeWithinMs);
    connection.once('close', () => {
      clearTimeout(giveUp);
      resolve();
    });
    connection.close(1001);
  });
}

function envelopeOf(id: string, { type, payload, acceptsResponse, retry }: Outgoing): object {
  const envelope = { envelope_id: id, payload, type, accepts_response_payload: acceptsResponse };
  if (type !== 'events_api') return envelope;
  return { ...envelope, retry_attempt: retry?.attempt ?? 0, retry_reason: retry?.reason ?? '' };
}

function describe({ type, payload }: Outgoing): string {
  if (type === 'events_api') return `event ${payload.event.type}`;
  return type === 'slash_commands' ? `command ${payload.command}` : payload.type;
}

function refuse(socket: Duplex): void {
  socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}

function parse(text: string): { envelope_id?: unknown; payload?: unknown } | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
