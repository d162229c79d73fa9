import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** What a scripted server does at a step: answer with these words, cut the connection, or say nothing more. */
export type Step = string | 'cut' | 'silence';

export interface Script {
  mail?: Step | ((address: string) => Step);
  rcpt?: (address: string) => Step;
  data?: Step;
  /** After the dot that ends the mail. */
  end?: Step;
  auth?: Step | ((line: string) => Promise<Step>);
  /** What it says that it takes; `PLAIN` unless told. */
  mechanisms?: string;
}

export interface ScriptedSmtp {
  port: number;
  /** The mails whose final dot arrived, whatever was answered. */
  received: string[];
  /** The script for connections from now on. */
  script: Script;
  stop(): Promise<void>;
}

/** An SMTP server (RFC 5321) that misbehaves exactly as told. */
export async function startScriptedSmtp(script: Script = {}): Promise<ScriptedSmtp> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket)).on('error', () => {});
    converse(socket, smtp);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const smtp: ScriptedSmtp = {
    port: (server.address() as { port: number }).port,
    received: [],
    script,
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
  return smtp;
}

function converse(socket: Socket, smtp: ScriptedSmtp): void {
  const {
    mail = '250 ok',
    rcpt = () => '250 ok',
    data = '354 go on',
    end = '250 2.0.0 queued',
    auth = '235 ok',
    mechanisms = 'PLAIN',
  } = smtp.script;
  const play = (step: Step) => {
    if (step === 'cut') socket.destroy();
    else if (step !== 'silence') socket.write(`${step}\r\n`);
  };
  let text = '';
  let inData = false;
  socket.write('220 scripted\r\n');
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    for (;;) {
      const boundary = inData ? '\r\n.\r\n' : '\r\n';
      const at = text.indexOf(boundary);
      if (at === -1) return;
      const line = text.slice(0, at);
      text = text.slice(at + boundary.length);
      if (inData) {
        inData = false;
        smtp.received.push(line);
        play(end);
      } else if (/^EHLO/i.test(line)) socket.write(`250-scripted\r\n250-AUTH ${mechanisms}\r\n250 8BITMIME\r\n`);
      else if (/^(AUTH|AQ==|$)/i.test(line)) {
        if (typeof auth === 'function') void auth(line).then(play);
        else play(auth);
      } else if (/^MAIL/i.test(line)) play(typeof mail === 'function' ? mail(/<(.*?)>/.exec(line)?.[1] ?? '') : mail);
      else if (/^RCPT/i.test(line)) play(rcpt(/<(.*?)>/.exec(line)?.[1] ?? ''));
      else if (/^DATA/i.test(line)) {
        inData = data.startsWith('354');
        play(data);
      } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
      else socket.write('250 ok\r\n');
    }
  });
}
