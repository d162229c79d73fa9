import { connectionLost } from './byte-reader.ts';
import { Refusal } from './conversation.ts';
import { type Listing, listMaildrop } from './listing.ts';
import type { SignedIn } from './sign-in.ts';

/**
 * One connection at a time to a maildrop, left and taken up again on purpose: a server shows new mail and carries out
 * deletions only between connections. One that is lost otherwise stays lost, and so does everything asked for after it.
 */
export interface Reconnecting {
  /** Runs one conversation after another. What is thrown, but for a server's refusal, ends the connection for good. */
  inTurn<T>(talk: () => Promise<T>): Promise<T>;
  /** Like `inTurn`, for a conversation of unknown length: call the result when it is over. */
  turn(): Promise<(failure?: unknown) => void>;
  /** The connection, made anew where there is none. @throws StageError */
  signedIn(): Promise<SignedIn>;
  /** What the maildrop holds for this connection. */
  listing(): Promise<Listing>;
  /** Lets the server carry out the deletions that it was told. @throws Refusal where it could not */
  commit(): Promise<void>;
  /** Takes leave of the server, where there is a connection; never throws. */
  leave(): Promise<void>;
  /** Hangs up for good, in the middle of whatever is under way; never throws. */
  end(): Promise<void>;
  /** Milliseconds that the server wants between two connections (LOGIN-DELAY, RFC 2449). */
  readonly loginDelay: number;
}

/** Nobody is kept waiting for a farewell. */
const farewellWithin = 1000;
const longestLoginDelay = 3_600_000;

export function createReconnecting(first: SignedIn, connect: () => Promise<SignedIn>): Reconnecting {
  let current: SignedIn | null = first;
  let listed: Listing | null = null;
  let lost = false;
  let turns = 0;
  let lastTurn: Promise<void> = Promise.resolve();
  let loginDelay = loginDelayOf(first);

  const forget = () => {
    const before = current;
    current = listed = null;
    return before;
  };
  const quit = async (leaving: SignedIn | null, within?: number) => {
    try {
      leaving?.conversation.send('QUIT');
      await leaving?.conversation.answer(within);
    } finally {
      leaving?.conversation.close();
    }
  };

  const connection: Reconnecting = {
    async turn() {
      const before = lastTurn;
      let next = () => {};
      lastTurn = new Promise((resolve) => {
        next = resolve;
      });
      turns += 1;
      await before;
      return (failure) => {
        turns -= 1;
        if (failure !== undefined && !(failure instanceof Refusal)) {
          lost = true;
          forget()?.conversation.close();
        }
        next();
      };
    },
    async inTurn(talk) {
      const done = await connection.turn();
      try {
        const result = await talk();
        done();
        return result;
      } catch (error) {
        done(error);
        throw error;
      }
    },
    async signedIn() {
      if (lost) throw connectionLost();
      // Closed on purpose, because nothing else ends an answer that is too long.
      if (current?.conversation.usable === false) forget();
      if (current === null) {
        current = await connect();
        loginDelay = loginDelayOf(current);
      }
      return current;
    },
    async listing() {
      const signedIn = await connection.signedIn();
      listed ??= await listMaildrop(signedIn);
      return listed;
    },
    commit: () => quit(forget()),
    leave: () => quit(forget(), farewellWithin).catch(() => {}),
    async end() {
      lost = true;
      if (turns > 0) forget()?.conversation.close();
      else await connection.leave();
    },
    get loginDelay() {
      return loginDelay;
    },
  };
  return connection;
}

function loginDelayOf({ capabilities }: SignedIn): number {
  const seconds = Number(capabilities.get('LOGIN-DELAY')?.[0] ?? 0);
  return Number.isFinite(seconds) ? Math.min(seconds * 1000, longestLoginDelay) : 0;
}
