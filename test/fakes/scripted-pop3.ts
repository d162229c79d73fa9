import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/**
 * What a scripted server does instead of what it should: answer with these words, cut the connection, say nothing more,
 * or give the right answer and break off or fall silent after so many bytes, or hand it out in slices of so many, one
 * every so many milliseconds.
 */
export type Step =
  | string
  | 'cut'
  | 'silence'
  | { cutAfter: number }
  | { silentAfter: number }
  | { slices: number; every?: number };

export interface Pop3Script {
  greeting?: Step;
  /** The lines of CAPA; null for a server that does not know it. */
  capabilities?: readonly string[] | null;
  /** Undefined: as a good server does. */
  play?: (command: string) => Step | undefined;
}

export interface HeldMail {
  uidl: string;
  bytes: Buffer;
}

export interface ScriptedPop3 {
  port: number;
  mails: HeldMail[];
  /** For connections from now on. */
  script: Pop3Script;
  /** All commands that came, over all connections. */
  commands: string[];
  deliver(...mails: (string | Uint8Array)[]): void;
  /** Cuts all connections and refuses new ones. May be called again. */
  stop(): Promise<void>;
}

export const everything = ['TOP', 'UIDL', 'USER', 'SASL PLAIN', 'PIPELINING', 'RESP-CODES', 'AUTH-RESP-CODE'];

/** A POP3 server (RFC 1939) for ana with the password `segredo` that misbehaves exactly as told. */
export async function startScriptedPop3(script: Pop3Script = {}): Promise<ScriptedPop3> {
  const sockets = new Set<Socket>();
  let delivered = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.once('close', () => sockets.delete(socket)).on('error', () => {});
    converse(socket, pop3);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const pop3: ScriptedPop3 = {
    port: (server.address() as { port: number }).port,
    mails: [],
    script,
    commands: [],
    deliver(...mails) {
      for (const mail of mails) pop3.mails.push({ uidl: `uidl-${++delivered}`, bytes: Buffer.from(mail) });
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      if (!server.listening) return;
      server.close();
      await once(server, 'close');
    },
  };
  return pop3;
}

function converse(socket: Socket, pop3: ScriptedPop3): void {
  const { greeting = '+OK scripted', capabilities = everything, play = () => undefined } = pop3.script;
  const snapshot = [...pop3.mails];
  const deleted = new Set<HeldMail>();
  let expectsPlain = false;
  // Cut or silent: nothing more is said, whatever else was asked.
  let over = false;

  /** The mail of that number, unless it is gone meanwhile. */
  const mailOf = (number: string | undefined) => {
    const mail = snapshot[Number(number) - 1];
    return mail !== undefined && pop3.mails.includes(mail) && !deleted.has(mail) ? mail : undefined;
  };
  const numbered = (value: (mail: HeldMail) => string | number) =>
    lines(snapshot.map((mail, index) => `${index + 1} ${value(mail)}\r\n`).join(''));

  const good = (command: string): Buffer | string => {
    const [verb = '', first, second] = command.split(' ');
    if (expectsPlain) {
      expectsPlain = false;
      const [, login, password] = Buffer.from(command, 'base64').toString().split('\0');
      return login === 'ana' && password === 'segredo' ? '+OK welcome' : '-ERR [AUTH] Authentication failed.';
    }
    switch (verb.toUpperCase()) {
      case 'CAPA':
        return capabilities === null ? '-ERR unknown' : lines(capabilities.map((line) => `${line}\r\n`).join(''));
      case 'AUTH':
        expectsPlain = true;
        return '+ ';
      case 'PASS':
        return first === 'segredo' ? '+OK welcome' : '-ERR [AUTH] Invalid login or password.';
      case 'UIDL':
        return numbered(({ uidl }) => uidl);
      case 'LIST':
        return numbered(({ bytes }) => bytes.length);
      case 'RETR': {
        const mail = mailOf(first);
        return mail === undefined ? '-ERR no such message' : lines(mail.bytes);
      }
      case 'TOP': {
        const mail = mailOf(first);
        return mail === undefined ? '-ERR no such message' : lines(topOf(mail.bytes, Number(second)));
      }
      case 'DELE': {
        const mail = mailOf(first);
        if (mail === undefined) return '-ERR no such message';
        deleted.add(mail);
        return '+OK';
      }
      case 'QUIT':
        pop3.mails = pop3.mails.filter((mail) => !deleted.has(mail));
        return '+OK bye';
      default:
        return '+OK';
    }
  };

  const perform = async (step: Step, right: () => Buffer | string) => {
    over = step === 'cut' || step === 'silence' || (typeof step !== 'string' && !('slices' in step));
    if (step === 'cut') socket.destroy();
    else if (typeof step !== 'string') await broken(socket, bytesOf(right()), step);
    else if (!over) socket.write(`${step}\r\n`);
  };

  let text = '';
  let answering = perform(greeting, () => '');
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    text += chunk;
    for (let end = text.indexOf('\r\n'); end !== -1; end = text.indexOf('\r\n')) {
      const command = text.slice(0, end);
      text = text.slice(end + 2);
      pop3.commands.push(command);
      const step = play(command);
      answering = answering.then(async () => {
        if (over || !socket.writable) return;
        if (step !== undefined) return perform(step, () => good(command));
        const more = socket.write(bytesOf(good(command)));
        if (/^QUIT/i.test(command)) socket.end();
        if (!more) await Promise.race([once(socket, 'drain'), once(socket, 'close')]).catch(() => {});
      });
    }
  });
}

async function broken(socket: Socket, bytes: Buffer, step: Exclude<Step, string>): Promise<void> {
  if ('cutAfter' in step) {
    socket.write(bytes.subarray(0, step.cutAfter), () => socket.destroy());
    return;
  }
  if ('silentAfter' in step) {
    socket.write(bytes.subarray(0, step.silentAfter));
    return;
  }
  for (let from = 0; from < bytes.length && socket.writable; from += step.slices) {
    await new Promise((resolve) => socket.write(bytes.subarray(from, from + step.slices), resolve));
    await new Promise((resolve) =>
      step.every === undefined ? setImmediate(resolve) : setTimeout(resolve, step.every),
    );
  }
}

const bytesOf = (answer: Buffer | string) => (typeof answer === 'string' ? Buffer.from(`${answer}\r\n`) : answer);

/** A multi-line answer, dots stuffed. */
function lines(content: string | Buffer): Buffer {
  const text = Buffer.from(content).toString('latin1');
  const ended = text === '' || text.endsWith('\r\n') ? text : `${text}\r\n`;
  return Buffer.from(`+OK\r\n${ended.replace(/(^|\r\n)\./g, '$1..')}.\r\n`, 'latin1');
}

function topOf(mail: Buffer, count: number): Buffer {
  const text = mail.toString('latin1');
  const body = text.indexOf('\r\n\r\n') + 4;
  const beginning = text.slice(body).split('\r\n').slice(0, count).join('\r\n');
  return Buffer.from(text.slice(0, body) + beginning, 'latin1');
}
