import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createNameService } from '@inbox-email/core/account/name-service.ts';
import { createNetwork } from '@inbox-email/core/account/network.ts';
import { createDesk } from '@inbox-email/core/create-desk.ts';
import type { Desk } from '@inbox-email/core/desk.ts';
import { dkimSign } from 'mailauth';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../core/desk.fixture.ts';
import { type Dovecot, freePort, startDovecot } from './dovecot.ts';

const ana = { id: 'U1', name: 'Ana', role: 'supervisor' } as const;
const folder = mkdtempSync(`${tmpdir()}/sender-check-`);
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicKey = keys.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');

let dovecot: Dovecot;
let desk: Desk;
let stopNames: () => Promise<void>;
beforeAll(async () => {
  dovecot = await startDovecot();
  const { port, stop } = await startNames({
    'cliente.example': 'v=spf1 ip4:198.51.100.7 -all',
    '_dmarc.cliente.example': 'v=DMARC1; p=reject',
    'k1._domainkey.cliente.example': `v=DKIM1; k=rsa; p=${publicKey}`,
  });
  stopNames = stop;
  const names = createNameService([`127.0.0.1:${port}`]);
  const network = createNetwork({ names, allowedNetworks: ['127.0.0.0/8'], allowedPorts: [[1, 65535]] });
  const log = pino({ level: 'silent' });
  const opened = await createDesk({ dataFolder: folder, keys: [new Uint8Array(32).fill(1)], network, log });
  desk = opened.desk;
  await desk.start();
});
afterAll(async () => {
  await desk?.stop();
  await stopNames?.();
  await dovecot?.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** A real name server (Debian: dnsmasq-base) that knows these TXT records. A string in one holds 255 characters. */
async function startNames(records: Record<string, string>) {
  const port = await freePort();
  const zone = Object.entries(records).map(([name, text]) => {
    const strings = text.match(/.{1,250}/g) ?? [];
    return `--txt-record=${name},${strings.join(',')}`;
  });
  const usual = ['--keep-in-foreground', '--no-resolv', '--no-hosts', '--conf-file=/dev/null', '--pid-file'];
  const here = [`--port=${port}`, '--listen-address=127.0.0.1', '--bind-interfaces', '--local=/example/'];
  const server = spawn('dnsmasq', [...usual, ...here, ...zone], { stdio: ['ignore', 'ignore', 'inherit'] });
  await once(server, 'spawn');
  const { records: ask } = createNameService([`127.0.0.1:${port}`]);
  await eventually(
    () =>
      ask('cliente.example', 'TXT').then(
        () => true,
        () => false,
      ),
    'the name server',
  );
  return {
    port,
    async stop() {
      server.kill();
      await once(server, 'exit');
    },
  };
}

const mail = (subject: string, client: string) =>
  [
    `Received: from mta (mta [${client}]) by mx.empresa.example; Wed, 25 Nov 2026 12:00:00 +0000`,
    'Return-Path: <maria@cliente.example>',
    'From: Maria <maria@cliente.example>',
    'To: sac@empresa.example',
    `Subject: ${subject}`,
    `Message-ID: <${subject}@cliente.example>`,
    '',
    'Oi',
    '',
  ].join('\r\n');

async function signed(text: string): Promise<string> {
  const privateKey = keys.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  const signature = { signingDomain: 'cliente.example', selector: 'k1', privateKey };
  const { signatures } = await dkimSign(text, { ...signature, signatureData: [signature] });
  return signatures + text;
}

test('a Dovecot that says nothing of senders: a name server tells the forged mail from the signed and the allowed one', async () => {
  const group = await desk.groups.add(ana, { name: 'SAC', channel: null });
  const type = await desk.ticketTypes.add(ana, { name: 'E-mail' });
  await desk.accounts.add(
    ana,
    {
      ...{ name: 'SAC', address: 'sac@empresa.example', groupId: group.id, ticketTypeId: type.id },
      incoming: { technology: 'imap', host: '127.0.0.1', port: dovecot.imapPort, login: 'remetentes' },
      outgoing: { protocol: 'smtp', host: '127.0.0.1', port: dovecot.imapPort },
      receiving: { checkSender: true },
    },
    { incoming: 'secret' },
  );
  await eventually(async () => (await desk.accounts.list(ana))[0]?.state === 'online', 'online');
  dovecot.deliver('remetentes', [
    mail('forged', '203.0.113.9'),
    mail('allowed', '198.51.100.7'),
    await signed(mail('signed', '203.0.113.9')),
  ]);
  const found: Record<string, unknown> = {};
  await eventually(async () => {
    for (const id of [1, 2, 3]) {
      const [message] = await desk.tickets.messages(id).catch(() => []);
      if (message) found[message.subject] = message.sender;
    }
    return Object.keys(found).length === 3;
  }, 'three tickets');
  const by = 'Inbox Email';
  expect(found).toEqual({
    forged: { verdict: 'fail', spf: 'fail', dkim: 'none', dmarc: 'fail', by },
    allowed: { verdict: 'pass', spf: 'pass', dkim: 'none', dmarc: 'pass', by },
    signed: { verdict: 'pass', spf: 'fail', dkim: 'pass', dmarc: 'pass', by },
  });
});
