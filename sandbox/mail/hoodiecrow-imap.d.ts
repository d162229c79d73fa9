/** As much of hoodiecrow-imap's server as the sandbox uses. Strings that hold mails have one byte per character. */
declare module 'hoodiecrow-imap' {
  import type { Server } from 'node:net';

  export interface StoredMessage {
    raw: string;
    uid: number;
    flags: string[];
    internaldate: string;
  }

  export interface Folder {
    uidvalidity?: number;
    'special-use'?: string;
    messages?: StoredMessage[];
  }

  export interface ParsedCommand {
    tag: string;
    command: string;
    attributes?: { type: string; value: string }[];
  }

  export interface Response {
    tag: string;
    command: string;
    attributes: { type: string; value?: string; section?: { type: string; value: string }[] }[];
  }

  export interface Connection {
    state: 'Not Authenticated' | 'Authenticated' | 'Selected' | 'Logout';
    server: IMAPServer;
    /** Hears of new mail from the server that it is registered at. */
    _notificationCallback: (notification: unknown) => void;
    send(response: Response, description: string, parsed: ParsedCommand, data: string): void;
  }

  export type CommandHandler = (
    connection: Connection,
    parsed: ParsedCommand,
    data: string,
    callback: () => void,
  ) => void;

  /** Answers one item of a FETCH, as `BODY[]<0.100>`: its section is then empty, its partial `[0, 100]`. */
  export type FetchHandler = (
    connection: Connection,
    message: StoredMessage,
    query: { section?: unknown[]; partial?: number[] },
  ) => unknown;

  export interface IMAPServer {
    /** The network server that `listen` would start. */
    server: Server;
    getMailbox(path: string): (Folder & { messages: StoredMessage[] }) | undefined;
    setCommandHandler(command: string, handler: CommandHandler): void;
    appendMessage(
      folder: string,
      flags: string[],
      internaldate: Date,
      raw: string,
    ): { message: StoredMessage; mailbox: Folder };
    fetchHandlers: Record<string, FetchHandler>;
    messageHandlers: ((server: IMAPServer, message: StoredMessage, folder: Folder & { path: string }) => void)[];
    on(event: 'notify', listener: (notification: unknown) => void): void;
    removeListener(event: 'notify', listener: (notification: unknown) => void): void;
  }

  export default function createServer(options: {
    plugins: string[];
    storage: { INBOX: Folder; '': { separator: string; folders: Record<string, Folder> } };
  }): IMAPServer;
}

declare module 'hoodiecrow-imap/lib/commands/handlers/fetch.js' {
  import type { FetchHandler } from 'hoodiecrow-imap';

  const handlers: { BODY: FetchHandler };
  export default handlers;
}
