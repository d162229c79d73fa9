import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { View } from './imap/answers.ts';
import type { Command } from './imap/command.ts';
import { createFolder, type Folder } from './imap/folder.ts';
import { converse, type Misbehave } from './imap/session.ts';

export interface ScriptedImap {
  port: number;
  /** By name; `INBOX` is there from the beginning. */
  folders: Map<string, Folder>;
  inbox: Folder;
  /** What connections do from now on. */
  misbehave: Misbehave;
  /** For greetings from now on. */
  capabilities: string;
  /** Called with every command before it is carried out. */
  heard: (command: Command) => void;
  /** How many connections were taken so far. */
  connections(): number;
  /** Ends all connections without a word. */
  cutAll(): void;
  stop(): Promise<void>;
}

/**
 * `port` and `folders`: those of a server that was stopped, to go on where it was.
 *
 * An IMAP server (RFC 3501; IDLE, UIDPLUS, MOVE) over folders in memory that does everything right, unless `misbehave`
 * makes something else of its answers. Any login is welcome.
 */
export async function startScriptedImap(
  { port = 0, folders = new Map<string, Folder>() } = {} as { port?: number; folders?: Map<string, Folder> },
): Promise<ScriptedImap> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    const view: View = { folders: imap.folders, capabilities: imap.capabilities, selected: null, known: [] };
    void converse(socket, { view, misbehave: () => imap.misbehave, heard: (command) => imap.heard(command) });
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  const inbox = folders.get('INBOX') ?? createFolder('INBOX', '1700000000');
  folders.set('INBOX', inbox);
  const cutAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  const imap: ScriptedImap = {
    port: (server.address() as { port: number }).port,
    folders,
    inbox,
    misbehave: (_, answer) => answer,
    capabilities: 'IMAP4rev1 IDLE UIDPLUS MOVE ID NAMESPACE',
    heard: () => {},
    connections: () => connections,
    cutAll,
    async stop() {
      cutAll();
      server.close();
      await once(server, 'close');
    },
  };
  return imap;
}
