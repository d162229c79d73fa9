// What runs in the checking thread. It holds a mail's bytes and knows no database, no network and no secret: what it
// wants to know of the DNS it asks the main thread.
import { parentPort } from 'node:worker_threads';
import { checkSender } from './check-sender.ts';

/** To the thread: a mail, or an answer of the DNS. */
export type ToThread =
  | { kind: 'check'; id: number; bytes: Uint8Array }
  | { kind: 'answer'; question: number; records: unknown[] }
  | { kind: 'failure'; question: number; code: string };

/** From the thread: a question to the DNS for a mail, or what was found out; null where nothing could be. */
export type FromThread =
  | { kind: 'question'; id: number; question: number; name: string; type: string }
  | { kind: 'done'; id: number; results: string | null };

const port = parentPort;
const open = new Map<number, PromiseWithResolvers<unknown[]>>();
let questions = 0;

port?.on('message', (message: ToThread) => {
  if (message.kind === 'check') return void check(message.id, message.bytes);
  const waiting = open.get(message.question);
  open.delete(message.question);
  if (message.kind === 'answer') waiting?.resolve(message.records);
  else waiting?.reject(Object.assign(new Error(message.code), { code: message.code }));
});

async function check(id: number, bytes: Uint8Array): Promise<void> {
  const resolve = (name: string, type: string) => {
    const question = ++questions;
    const answer = Promise.withResolvers<unknown[]>();
    open.set(question, answer);
    send({ kind: 'question', id, question, name, type });
    return answer.promise;
  };
  send({ kind: 'done', id, results: await checkSender(bytes, resolve).catch(() => null) });
}

function send(message: FromThread): void {
  port?.postMessage(message);
}
