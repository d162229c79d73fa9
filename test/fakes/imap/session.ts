import { once } from 'node:events';
import type { Socket } from 'node:net';
import { answerTo, news, type View } from './answers.ts';
import { type Command, createCommandReader } from './command.ts';
import { isLiteral, type Piece } from './piece.ts';

/** Changes the right answer to a command into another one. Called for every command of every connection. */
export type Misbehave = (
  command: Command,
  answer: Iterable<Piece>,
  view: View,
) => Iterable<Piece> | AsyncIterable<Piece>;

export interface SessionScript {
  view: View;
  misbehave(): Misbehave;
  /** Told of every command before it is carried out. */
  heard(command: Command): void;
}

/** One client's connection: commands are answered one after the other, IDLE (RFC 2177) pushes until DONE. */
export async function converse(socket: Socket, { view, misbehave, heard }: SessionScript): Promise<void> {
  socket.setNoDelay(true).on('error', () => {});
  let idling: { tag: string; end(): void } | null = null;
  // Everything that is written waits for what is being written.
  let turn = Promise.resolve();
  const inTurn = (work: () => Promise<void>) => {
    turn = turn.then(async () => {
      if (!socket.destroyed) await work();
    });
    // A mistake in the script ends the conversation, and the test by an unhandled rejection.
    turn.catch(() => socket.destroy());
    return turn;
  };
  const answer = (command: Command, right: Iterable<Piece>) => play(socket, misbehave()(command, right, view));

  async function hear(command: Command): Promise<void> {
    heard(command);
    if (command.name === 'DONE') {
      idling?.end();
      if (idling !== null) await answer(command, [`${idling.tag} OK idled\r\n`]);
      idling = null;
    } else if (command.name === 'IDLE') {
      const tell = () => void inTurn(() => answer({ ...command, name: 'PUSH' }, [...news(view)]));
      idling = { tag: command.tag, end: view.selected?.watch(tell) ?? (() => {}) };
      await answer(command, ['+ idling\r\n', ...news(view)]);
    } else {
      await answer(command, answerTo(command, view));
      if (command.name === 'LOGOUT') socket.end();
    }
  }

  const read = createCommandReader(() => socket.write('+ go on\r\n'));
  socket.on('data', (chunk: Buffer) => {
    for (const command of read(chunk)) void inTurn(() => hear(command));
  });
  socket.once('close', () => idling?.end());
  await inTurn(() => {
    const greeting: Command = { tag: '*', name: 'GREETING', rest: '' };
    return answer(greeting, answerTo(greeting, view));
  });
}

async function play(socket: Socket, pieces: Iterable<Piece> | AsyncIterable<Piece>): Promise<void> {
  for await (const piece of pieces) {
    if (socket.destroyed) return;
    if (typeof piece === 'string') await write(socket, Buffer.from(piece, 'latin1'));
    else if (piece instanceof Uint8Array) await write(socket, piece);
    else if (isLiteral(piece)) {
      await write(socket, Buffer.from(`{${piece.announced}}\r\n`));
      for (const bytes of piece.literal.slice(0, piece.literal.size)) await write(socket, bytes);
    } else if (piece.act === 'cut') return void socket.destroy();
    else return new Promise<void>((resolve) => socket.once('close', () => resolve()));
  }
}

async function write(socket: Socket, bytes: Uint8Array): Promise<void> {
  if (socket.destroyed || socket.write(bytes)) return;
  const closed = new AbortController();
  const end = () => closed.abort();
  socket.once('close', end);
  await once(socket, 'drain', { signal: closed.signal }).catch(() => {});
  socket.off('close', end);
}
