import type { Socket } from 'node:net';
import type { Transcript } from '../transcript.ts';
import { badAnswer, createByteReader } from './byte-reader.ts';
import { createGrowingBytes } from './growing-bytes.ts';
import { createUnstuffer } from './unstuff.ts';

/** Commands and answers on one connection (RFC 1939). Once anything but a Refusal is thrown, the connection is closed. */
export interface Conversation {
  /** Sends a command without waiting. `shown`: what stands in the transcript instead. */
  send(command: string, shown?: string): void;
  /** The next status line: what follows `+OK`, or the `+` of RFC 5034. @throws Refusal for -ERR */
  answer(within?: number): Promise<string>;
  /** Sends a command and returns the status line. */
  ask(command: string, shown?: string): Promise<string>;
  /**
   * The lines that follow a status line, dots unstuffed. `whole` is false where there were more than `atMost` bytes: then
   * the beginning is returned and the connection is closed, because nothing else stops a server in mid-answer.
   */
  lines(expected: number, atMost: number): Promise<{ bytes: Buffer; whole: boolean }>;
  /** Hands over the socket, to go on with TLS on it. @throws where the server has said more than was asked */
  release(): Socket;
  close(): void;
  /** False once closed, by whomever. */
  readonly usable: boolean;
}

/** Bytes that must come while the server may also be silent: one that lets them drip would hold us for ever. */
const slowest = 1000;

/** The server understood and said no. */
export class Refusal extends Error {
  readonly responseText: string;
  /** Of RFC 2449 and 3206, as `IN-USE` or `SYS/TEMP`; empty where there is none. */
  readonly serverResponseCode: string;

  constructor(responseText: string) {
    super(`The server said: ${responseText}`);
    this.name = 'Refusal';
    this.responseText = responseText;
    this.serverResponseCode = /^\[([A-Z/-]+)\]/i.exec(responseText)?.[1]?.toUpperCase() ?? '';
  }
}

/** False for a refusal, for `.then(() => true, orRefused)`; anything else is thrown on. */
export function orRefused(error: unknown): false {
  if (error instanceof Refusal) return false;
  throw error;
}

export function startConversation(socket: Socket, transcript: Transcript, silentAtMost: number): Conversation {
  const reader = createByteReader(socket);
  let outstanding = 0;
  // What comes back byte for byte over one socket cannot be told apart again after a misunderstanding.
  const orClose = async <T>(reading: Promise<T>) => {
    try {
      return await reading;
    } catch (error) {
      socket.destroy();
      throw error;
    }
  };

  const expectSilence = () => {
    const unasked = reader.unread();
    if (unasked === '') return;
    socket.destroy();
    transcript.add('←', unasked);
    throw badAnswer(unasked);
  };

  const conversation: Conversation = {
    send(command, shown = command) {
      // Answers have no names: one too many would be taken for the answer to what is asked next.
      if (outstanding === 0) expectSilence();
      outstanding += 1;
      transcript.add('→', shown);
      socket.write(`${command}\r\n`);
    },
    async answer(within = silentAtMost) {
      const line = await orClose(reader.line(within));
      transcript.add('←', line);
      outstanding = Math.max(0, outstanding - 1);
      const [, sign, text = ''] = /^(\+OK|-ERR|\+(?= |$)) ?(.*)$/i.exec(line) ?? [];
      if (sign === undefined) return orClose(Promise.reject(badAnswer(line.slice(0, 200))));
      if (sign.startsWith('-')) throw new Refusal(text);
      return text;
    },
    async ask(command, shown) {
      conversation.send(command, shown);
      return conversation.answer();
    },
    async lines(expected, atMost) {
      const unstuffer = createUnstuffer();
      const kept = createGrowingBytes(Math.min(expected, atMost));
      let judgedAt = performance.now();
      let judged = 0;
      for (;;) {
        const bytes = await orClose(reader.chunk(silentAtMost));
        const end = unstuffer.push(bytes, kept.append);
        if (kept.length > atMost) {
          socket.destroy();
          transcript.add('←', `(more than ${atMost} bytes: connection closed)`);
          return { bytes: kept.bytes().subarray(0, atMost), whole: false };
        }
        if (end !== -1) {
          reader.putBack(bytes.subarray(end));
          transcript.add('←', `(${kept.length} bytes)`);
          return { bytes: kept.bytes(), whole: true };
        }
        if (performance.now() - judgedAt > silentAtMost) {
          if (kept.length - judged < slowest) return orClose(Promise.reject(tooSlow()));
          [judgedAt, judged] = [performance.now(), kept.length];
        }
      }
    },
    release() {
      // Whatever stands before TLS was not sent by whom the certificate names (RFC 2595, section 4).
      expectSilence();
      reader.release();
      return socket;
    },
    close: () => socket.destroy(),
    get usable() {
      return !socket.destroyed;
    },
  };
  return conversation;
}

const tooSlow = () => Object.assign(new Error('The server has all but stopped'), { code: 'ETIMEDOUT' });
