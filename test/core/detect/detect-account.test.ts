import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Detection } from '@inbox-email/core/account/discover/detection.ts';
import { readMailAddress } from '@inbox-email/core/account/discover/mail-address.ts';
import type { NameService, ServiceRecord } from '@inbox-email/core/account/name-service.ts';
import { createNetwork } from '@inbox-email/core/account/network.ts';
import { detectAccount } from '@inbox-email/core/detect/detect-account.ts';
import { expect, onTestFinished, test } from 'vitest';
import { startScriptedImap } from '../../fakes/scripted-imap.ts';
import { startScriptedSmtp } from '../../fakes/scripted-smtp.ts';

interface World {
  /** Name → address; others do not exist. */
  addresses?: Record<string, string>;
  exchangers?: string[];
  services?: Record<string, ServiceRecord[]>;
  /** The port that really stands behind a host's. */
  ports?: Record<number, number>;
}

const missing = () => Object.assign(new Error('queryA ENOTFOUND'), { code: 'ENOTFOUND' });

function networkOf({ addresses = {}, exchangers = [], services = {}, ports = {} }: World) {
  const asked: string[] = [];
  const names: NameService = {
    async addresses(host) {
      asked.push(host);
      const address = addresses[host];
      if (address === undefined) throw missing();
      return [{ address }];
    },
    async exchangers() {
      asked.push('MX');
      return exchangers;
    },
    async services(name) {
      asked.push(name);
      return services[name] ?? [];
    },
    async records() {
      throw missing();
    },
  };
  const network = createNetwork({
    names,
    allowedNetworks: ['127.0.0.1/32'],
    allowedPorts: [[1, 65535]],
    portBehind: (_, port) => ports[port] ?? 9,
  });
  return { network: { ...network, connectWithin: 1000 }, asked };
}

async function detect(typed: string, world: World = {}) {
  const address = readMailAddress(typed);
  if (address === null) throw new Error(`${typed} is no address`);
  const { network, asked } = networkOf(world);
  let detection: Detection | null = null;
  const began = performance.now();
  for await (const progress of detectAccount(address, network)) detection = progress.detection;
  if (detection === null) throw new Error('It ended without an answer');
  return { ...(detection as Detection), asked, took: performance.now() - began };
}

async function serveHttp(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<number> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

const description = `<?xml version="1.0"?><clientConfig version="1.1"><emailProvider id="loja.example">
  <incomingServer type="pop3"><hostname>pop.loja.example</hostname><port>995</port><socketType>SSL</socketType>
    <username>%EMAILLOCALPART%</username></incomingServer>
  <incomingServer type="imap"><hostname>imap.loja.example</hostname><port>993</port><socketType>SSL</socketType>
    <username>%EMAILLOCALPART%</username></incomingServer>
  <outgoingServer type="smtp"><hostname>smtp.loja.example</hostname><port>587</port><socketType>STARTTLS</socketType>
    <username>%EMAILADDRESS%</username></outgoingServer>
</emailProvider></clientConfig>`;

test.each([
  ['ana@gmail.com', 'imap.gmail.com', 'smtp.gmail.com', 'app-password'],
  ['ana@outlook.com', 'outlook.office365.com', /smtp/, 'microsoft-sign-in'],
  ['ana@uol.com.br', /uol\.com\.br$/, /uol\.com\.br$/, null],
  ['ana@bol.com.br', /bol\.com\.br$/, /bol\.com\.br$/, null],
  ['ana@terra.com.br', /terra\.com\.br$/, /terra\.com\.br$/, null],
  ['ana@icloud.com', 'imap.mail.me.com', 'smtp.mail.me.com', 'app-password'],
  ['Ana Souza <ana+loja@Yahoo.com.br>', 'imap.mail.yahoo.com', 'smtp.mail.yahoo.com', 'app-password'],
])('the table knows %s without asking anybody', async (address, incoming, outgoing, hint) => {
  const found = await detect(address);
  expect(found.asked).toEqual([]);
  expect(found.source).toBe('table');
  expect(found.incoming[0]?.host).toMatch(incoming);
  expect(found.outgoing[0]?.host).toMatch(outgoing);
  expect(found.incoming[0]?.technology).toMatch(/^imap-/);
  if (hint !== null) expect(found.hints.map(({ code }) => code)).toContain(hint);
});

test('a company’s own domain is known by who takes its mail', async () => {
  const found = await detect('sac@loja.example', { exchangers: ['aspmx.l.google.com'] });
  expect(found).toMatchObject({ source: 'mx', found: 'Google' });
  expect(found.incoming[0]).toMatchObject({ host: 'imap.gmail.com', port: 993, login: 'sac@loja.example' });
});

test('what the domain describes itself is taken, IMAP before POP3, with the login that it wants', async () => {
  const port = await serveHttp((request, response) => {
    const wanted = request.headers.host === 'autoconfig.loja.example';
    response.writeHead(wanted ? 200 : 404).end(wanted ? description : '');
  });
  const found = await detect('sac@loja.example', {
    addresses: { 'autoconfig.loja.example': '127.0.0.1' },
    ports: { 80: port },
  });
  expect(found.source).toBe('autoconfig');
  expect(found.incoming).toMatchObject([
    { technology: 'imap-tls', host: 'imap.loja.example', port: 993, login: 'sac' },
    { technology: 'pop3-tls', host: 'pop.loja.example', port: 995, login: 'sac' },
  ]);
  expect(found.outgoing).toMatchObject([
    { protocol: 'smtp-starttls', host: 'smtp.loja.example', port: 587, login: 'sac@loja.example' },
  ]);
});

test('a description never leads into a private network, nor to a server that nobody checked', async () => {
  let reached = 0;
  const port = await serveHttp((_, response) => {
    reached += 1;
    response.writeHead(302, { Location: 'http://169.254.169.254/latest/meta-data/' }).end();
  });
  const found = await detect('sac@loja.example', {
    addresses: { 'autoconfig.loja.example': '127.0.0.1', '169.254.169.254': '169.254.169.254' },
    ports: { 80: port },
  });
  expect(reached).toBeGreaterThan(0);
  expect(found.source).toBe('guess');
});

test('SRV records count; a target of a dot says that there is no such service', async () => {
  const record = (host: string, port: number) => [{ host, port, priority: 0, weight: 1 }];
  const found = await detect('sac@loja.example', {
    services: {
      '_imaps._tcp.loja.example': record('mail.loja.example', 993),
      '_pop3s._tcp.loja.example': record('.', 0),
      '_submissions._tcp.loja.example': record('mail.loja.example', 465),
    },
  });
  expect(found).toMatchObject({
    source: 'srv',
    incoming: [{ technology: 'imap-tls', host: 'mail.loja.example', port: 993 }],
    outgoing: [{ protocol: 'smtp-tls', host: 'mail.loja.example', port: 465 }],
  });
  expect(found.incoming).toHaveLength(1);
});

test('servers of usual names are found by asking them, and one without encryption is warned about', async () => {
  const [imap, smtp] = await Promise.all([startScriptedImap(), startScriptedSmtp()]);
  onTestFinished(() => Promise.all([imap.stop(), smtp.stop()]).then(() => {}));
  const found = await detect('sac@loja.example', {
    addresses: { 'mail.loja.example': '127.0.0.1' },
    ports: { 143: imap.port, 587: smtp.port },
  });
  expect(found).toMatchObject({
    source: 'probe',
    incoming: [{ technology: 'imap', host: 'mail.loja.example', port: 143 }],
    outgoing: [{ protocol: 'smtp', host: 'mail.loja.example', port: 587 }],
  });
  expect(found.hints.map(({ code }) => code)).toContain('plaintext');
});

test('where nothing is found, usual names are proposed as guesses, within five seconds', async () => {
  const found = await detect('sac@loja.example');
  expect(found.source).toBe('guess');
  expect(found.incoming[0]).toMatchObject({ host: 'imap.loja.example', port: 993 });
  expect(found.took).toBeLessThan(5000);
});

test.each(['', 'ana', 'ana@', '@loja.example', 'ana@localhost', 'ana@127.0.0.1', 'ana@[::1]', 'a b@loja.example'])(
  '%j is no address to look for',
  (typed) => {
    expect(readMailAddress(typed)).toBeNull();
  },
);
