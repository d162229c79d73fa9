import type { Endpoint } from '../account/endpoint.ts';
import { refusal, type Wire } from './wire.ts';

/** The few words of each protocol that come before a sign-in. */
export interface Introduction {
  /** What the server says first. @throws what it says instead */
  greeting(wire: Wire): Promise<string>;
  /** Asks for TLS (RFC 3207, RFC 2595); the next byte is the handshake's. @throws what the server says instead */
  startTls(wire: Wire): Promise<void>;
  /** What the server says it can do, in upper case; empty where it does not tell. @throws a refusal */
  capabilities(wire: Wire): Promise<string[]>;
}

export const introductions: Record<Endpoint['speaks'], Introduction> = {
  imap: {
    async greeting(wire) {
      const line = await wire.line();
      if (/^\* (OK|PREAUTH)\b/i.test(line)) return line.replace(/^\* \w+ ?(\[[^\]]*\] ?)?/, '');
      throw refusal(line, /^\* BYE\b/i.test(line) ? '' : 'ENOTMAIL');
    },
    async startTls(wire) {
      const { end } = await imapCommand(wire, 'STARTTLS');
      if (!/^\S+ OK\b/i.test(end)) throw refusal(end, 'ENOSTARTTLS');
    },
    async capabilities(wire) {
      const { lines, end } = await imapCommand(wire, 'CAPABILITY');
      if (!/^\S+ OK\b/i.test(end)) throw refusal(end);
      const said = lines.find((line) => /^\* CAPABILITY /i.test(line)) ?? '';
      return said.toUpperCase().split(/\s+/).slice(2).filter(Boolean);
    },
  },
  pop3: {
    async greeting(wire) {
      const line = await wire.line();
      if (/^\+OK\b/i.test(line)) return line.replace(/^\+OK ?/i, '');
      throw refusal(line, /^-ERR\b/i.test(line) ? '' : 'ENOTMAIL');
    },
    async startTls(wire) {
      wire.say('STLS');
      const line = await wire.line();
      if (!/^\+OK\b/i.test(line)) throw refusal(line, 'ENOSTARTTLS');
    },
    // A server older than RFC 2449 does not know the command, and works all the same.
    async capabilities(wire) {
      wire.say('CAPA');
      if (!/^\+OK\b/i.test(await wire.line())) return [];
      const names: string[] = [];
      for (let line = await wire.line(); line !== '.'; line = await wire.line()) {
        names.push(line.toUpperCase());
        if (names.length > 1000) throw refusal(line, 'ENOTMAIL');
      }
      return names;
    },
  },
  smtp: {
    async greeting(wire) {
      const { reply, lines } = await smtpReply(wire);
      if (reply === 220) return lines[0]?.slice(4) ?? '';
      throw refusal(wordsOf(lines), reply >= 400 ? '' : 'ENOTMAIL');
    },
    async startTls(wire) {
      const offered = await hello(wire);
      if (!offered.some((line) => /^STARTTLS\b/.test(line))) throw refusal('', 'ENOSTARTTLS');
      wire.say('STARTTLS');
      const { reply, lines } = await smtpReply(wire);
      if (reply !== 220) throw refusal(wordsOf(lines), reply >= 500 ? 'ENOSTARTTLS' : '');
    },
    capabilities: (wire) => hello(wire),
  },
};

async function imapCommand(wire: Wire, command: string): Promise<{ lines: string[]; end: string }> {
  wire.say(`t1 ${command}`);
  const lines: string[] = [];
  for (;;) {
    const line = await wire.line();
    if (/^t1 /i.test(line)) return { lines, end: line };
    if (/^\* BYE\b/i.test(line)) throw refusal(line);
    lines.push(line);
    if (lines.length > 1000) throw refusal(line, 'ENOTMAIL');
  }
}

async function hello(wire: Wire): Promise<string[]> {
  wire.say('EHLO [127.0.0.1]');
  const { reply, lines } = await smtpReply(wire);
  if (reply !== 250) throw refusal(wordsOf(lines));
  return lines.slice(1).map((line) => line.slice(4).toUpperCase());
}

/** A reply of RFC 5321, section 4.2.1: all of its lines begin with the same code. */
async function smtpReply(wire: Wire): Promise<{ reply: number; lines: string[] }> {
  const lines: string[] = [];
  for (;;) {
    const line = await wire.line();
    lines.push(line);
    const [, code, more] = /^(\d{3})([ -]|$)/.exec(line) ?? [];
    if (code === undefined || lines.length > 1000) throw refusal(wordsOf(lines), 'ENOTMAIL');
    if (more !== '-') return { reply: Number(code), lines };
  }
}

const wordsOf = (lines: readonly string[]) => lines.join(' ');
