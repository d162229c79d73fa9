import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/**
 * A mail server that refuses every sign-in and says back, word for word, all that it was told: what no server should do, and
 * some do. `ways`: what it offers, so that clients send the password as LOGIN, as a literal, or in base64.
 */
export async function startEchoingServer(speaks: 'imap' | 'pop3' | 'smtp', ways: string): Promise<EchoingServer> {
  const sockets = new Set<Socket>();
  let everything = '';
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    let heard = '';
    const echoed = () => JSON.stringify(heard.slice(-700).replaceAll('\r\n', ' '));
    const say = (words: string) => void (socket.writable && socket.write(`${words}\r\n`));
    say(speaks === 'imap' ? '* OK ready' : speaks === 'pop3' ? '+OK ready' : '220 ready');
    let pending = '';
    let literal = 0;
    let asked: { tag: string; questions: number } | null = null;
    socket.setEncoding('latin1').on('data', (text: string) => {
      everything += text;
      pending += text;
      for (;;) {
        if (literal > 0 && pending.length >= literal) {
          heard += pending.slice(0, literal);
          pending = pending.slice(literal);
          literal = 0;
        }
        const end = pending.indexOf('\r\n');
        if (literal > 0 || end < 0) return;
        const line = pending.slice(0, end);
        pending = pending.slice(end + 2);
        heard += `${line}\r\n`;
        const announced = /\{(\d+)(\+?)\}$/.exec(line);
        if (announced) {
          literal = Number(announced[1]);
          if (announced[2] === '') say('+ go on');
        } else if (speaks === 'imap') imap(line);
        else if (speaks === 'pop3') pop3(line);
        else smtp(line);
      }
    });

    /** Asks for as much as the mechanism takes, then refuses. */
    function challenge(tag: string, mechanism: string, withData: boolean, ask: string): boolean {
      asked = { tag, questions: (mechanism === 'LOGIN' ? 2 : 1) - (withData ? 1 : 0) };
      if (asked.questions > 0) say(ask);
      return asked.questions > 0;
    }
    function imap(line: string) {
      const [tag = '', command = '', ...args] = line.split(' ');
      if (asked !== null) {
        if (--asked.questions > 0) return say('+ UGFzc3dvcmQ6');
        say(`${asked.tag} NO [AUTHENTICATIONFAILED] You said ${echoed()}`);
        asked = null;
      } else if (command === 'CAPABILITY') say(`* CAPABILITY IMAP4rev1 ${ways}\r\n${tag} OK`);
      else if (command === 'AUTHENTICATE') {
        if (!challenge(tag, args[0] ?? '', args.length > 1, '+ ')) imap('');
      } else if (command === 'LOGOUT') say(`* BYE\r\n${tag} OK`);
      else if (command === 'ID') say(`${tag} OK`);
      else say(`${tag.slice(0, 20)} NO [AUTHENTICATIONFAILED] You said ${echoed()}`);
    }
    function pop3(line: string) {
      const [command = '', ...args] = line.split(' ');
      if (asked !== null) {
        if (--asked.questions > 0) return say('+ ');
        say(`-ERR [AUTH] You said ${echoed()}`);
        asked = null;
      } else if (command === 'CAPA') say(`+OK\r\n${ways.replaceAll(';', '\r\n')}\r\nUIDL\r\n.`);
      else if (command === 'USER') say('+OK');
      else if (command === 'AUTH') {
        if (!challenge('', args[0] ?? '', args.length > 1, '+ ')) pop3('');
      } else say(`-ERR [AUTH] You said ${echoed()}`);
    }
    function smtp(line: string) {
      const [command = '', mechanism = '', ...args] = line.split(' ');
      if (asked !== null) {
        if (--asked.questions > 0) return say('334 UGFzc3dvcmQ6');
        say(`535 5.7.8 You said ${echoed()}`);
        asked = null;
      } else if (command === 'EHLO') say(`250-echo\r\n250 AUTH ${ways}`);
      else if (command === 'AUTH') {
        if (!challenge('', mechanism, args.length > 0, mechanism === 'LOGIN' ? '334 VXNlcm5hbWU6' : '334 ')) smtp('');
      } else say(`502 5.5.1 You said ${echoed()}`);
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as { port: number }).port,
    heard: () => everything,
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

export interface EchoingServer {
  port: number;
  /** All that it was told, as latin1. */
  heard(): string;
  stop(): Promise<void>;
}
