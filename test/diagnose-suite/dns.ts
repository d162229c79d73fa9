import { createSocket } from 'node:dgram';
import { Resolver } from 'node:dns/promises';
import { once } from 'node:events';
import type { LookUp } from '@inbox-email/core/account/host-guard.ts';

/** What the name service does with a name: addresses, or a way to fail. */
export type DnsAnswer = readonly string[] | 'empty' | 'servfail' | 'refused' | 'silence' | 'malformed' | 'loop';

export interface Dns {
  /** Asks this name service only. */
  lookUp: LookUp;
  stop(): Promise<void>;
}

/** A name service (RFC 1035) on this machine; a name that is not in `zone` does not exist. */
export async function startDns(zone: Readonly<Record<string, DnsAnswer>>): Promise<Dns> {
  const socket = createSocket('udp4');
  socket.on('message', (query, { port, address }) => {
    const answer = answerTo(query, zone);
    if (answer !== null) socket.send(answer, port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port: servicePort } = socket.address();
  return {
    async lookUp(host) {
      // One each: an answer that is nonsense ends all that its resolver is asking.
      const resolver = new Resolver({ timeout: 2000, tries: 1 });
      resolver.setServers([`127.0.0.1:${servicePort}`]);
      const [four, six] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
      const found = [four, six].flatMap((family) => (family.status === 'fulfilled' ? family.value : []));
      if (found.length === 0) {
        throw four.status === 'rejected' ? four.reason : Object.assign(new Error('No address'), { code: 'ENODATA' });
      }
      return found.map((address) => ({ address }));
    },
    async stop() {
      socket.close();
      await once(socket, 'close');
    },
  };
}

const replyCodes = { 'no-such-name': 3, servfail: 2, refused: 5 };
const aliasType = 5;

function answerTo(query: Buffer, zone: Readonly<Record<string, DnsAnswer>>): Buffer | null {
  const { name, end } = nameAt(query, 12);
  const question = query.subarray(12, end + 4);
  const type = query.readUInt16BE(end);
  const known = zone[name.toLowerCase()];
  if (known === 'silence') return null;
  // Claims to hold an answer, and ends before it.
  if (known === 'malformed') return Buffer.concat([header(query, 0, 1), question]);
  if (known === undefined) return Buffer.concat([header(query, replyCodes['no-such-name'], 0), question]);
  if (known === 'servfail' || known === 'refused') {
    return Buffer.concat([header(query, replyCodes[known], 0), question]);
  }
  // An alias of itself.
  if (known === 'loop')
    return Buffer.concat([header(query, 0, 1), question, record(aliasType, Buffer.from([0xc0, 12]))]);
  const records = known === 'empty' ? [] : known.flatMap((address) => addressRecord(address, type));
  return Buffer.concat([header(query, 0, records.length), question, ...records]);
}

function header(query: Buffer, replyCode: number, answers: number): Buffer {
  const bytes = Buffer.alloc(12);
  query.copy(bytes, 0, 0, 2);
  bytes.writeUInt16BE(0x8180 | replyCode, 2);
  bytes.writeUInt16BE(1, 4);
  bytes.writeUInt16BE(answers, 6);
  return bytes;
}

function addressRecord(address: string, type: number): Buffer[] {
  if (type === 1 && !address.includes(':')) return [record(1, Buffer.from(address.split('.').map(Number)))];
  if (type === 28 && address.includes(':')) return [record(28, sixteenBytes(address))];
  return [];
}

function record(type: number, data: Buffer): Buffer {
  const bytes = Buffer.alloc(12);
  // The name of the question.
  bytes.writeUInt16BE(0xc00c, 0);
  bytes.writeUInt16BE(type, 2);
  bytes.writeUInt16BE(1, 4);
  bytes.writeUInt32BE(60, 6);
  bytes.writeUInt16BE(data.length, 10);
  return Buffer.concat([bytes, data]);
}

function sixteenBytes(address: string): Buffer {
  const [before = '', after = ''] = address.split('::');
  const groups = (part: string) => part.split(':').filter(Boolean);
  const gap = 8 - groups(before).length - groups(after).length;
  const all = [...groups(before), ...Array.from({ length: gap }, () => '0'), ...groups(after)];
  return Buffer.from(all.map((group) => group.padStart(4, '0')).join(''), 'hex');
}

function nameAt(message: Buffer, start: number): { name: string; end: number } {
  const labels: string[] = [];
  let at = start;
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  return { name: labels.join('.'), end: at + 1 };
}
