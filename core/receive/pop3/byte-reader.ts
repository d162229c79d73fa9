import type { Socket } from 'node:net';

/** Reads a socket piece by piece. Nothing is taken off the network before it is asked for: TCP holds the server back. */
export interface ByteReader {
  /** The next bytes, however many came. @throws ETIMEDOUT after `within` milliseconds of silence, ECONNRESET at the end */
  chunk(within: number): Promise<Buffer>;
  /** Gives bytes back that belong to what is read next. */
  putBack(bytes: Buffer): void;
  /** The next line without its end. @throws as `chunk`, here for the whole line; EBADANSWER for one that never ends */
  line(within: number): Promise<string>;
  /** What has come and was not read yet, as far as it is known. */
  unread(): string;
  /** Leaves the socket to somebody else. */
  release(): void;
}

/** RFC 2449 allows 512 bytes; some servers put more into a greeting. */
const longestLine = 8192;
const lineFeed = 10;
const nothing = Buffer.alloc(0);

export function createByteReader(socket: Socket): ByteReader {
  let rest: Buffer = nothing;
  let failure: Error | null = null;
  let wake = () => {};
  const readable = () => wake();
  const failed = (error?: unknown) => {
    failure ??= error instanceof Error ? error : connectionLost();
    wake();
  };
  const listeners = { readable, error: failed, end: failed, close: failed };
  for (const [event, listener] of Object.entries(listeners)) socket.on(event, listener);

  const reader: ByteReader = {
    async chunk(within) {
      if (rest.length > 0) {
        const bytes = rest;
        rest = nothing;
        return bytes;
      }
      const timer = setTimeout(() => socket.destroy(silence()), Math.max(within, 0));
      try {
        for (;;) {
          const bytes = socket.read() as Buffer | null;
          if (bytes !== null) return bytes;
          if (failure !== null) throw failure;
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      } finally {
        clearTimeout(timer);
      }
    },
    putBack(bytes) {
      rest = bytes;
    },
    async line(within) {
      const deadline = performance.now() + within;
      let line: Buffer = nothing;
      for (;;) {
        const bytes = await reader.chunk(deadline - performance.now());
        const end = bytes.indexOf(lineFeed);
        const part = end === -1 ? bytes : bytes.subarray(0, end);
        line = line.length === 0 ? part : Buffer.concat([line, part]);
        if (line.length > longestLine) throw badAnswer(`${line.toString('latin1', 0, 80)}…`);
        if (end === -1) continue;
        reader.putBack(bytes.subarray(end + 1));
        return line.toString('utf8').replace(/\r$/, '');
      }
    },
    unread() {
      const more = socket.read() as Buffer | null;
      if (more !== null) rest = rest.length === 0 ? more : Buffer.concat([rest, more]);
      return rest.toString('utf8', 0, 200);
    },
    release() {
      for (const [event, listener] of Object.entries(listeners)) socket.removeListener(event, listener);
    },
  };
  return reader;
}

/** What the server said is not POP3. */
export const badAnswer = (response: string) =>
  Object.assign(new Error(`Not an answer of POP3: ${response}`), { code: 'EBADANSWER', response });

export const connectionLost = () => Object.assign(new Error('The connection is gone'), { code: 'ECONNRESET' });
const silence = () => Object.assign(new Error('The server fell silent'), { code: 'ETIMEDOUT' });
