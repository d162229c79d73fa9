import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { Endpoint } from '@inbox-email/core/account/endpoint.ts';
import { createHostGuard, type LookUp } from '@inbox-email/core/account/host-guard.ts';
import { createNetwork } from '@inbox-email/core/account/network.ts';
import { reachStages } from '@inbox-email/core/diagnose/reach-stages.ts';
import { openSession } from '@inbox-email/core/receive/open-session.ts';
import { openSubmission } from '@inbox-email/core/send/smtp-sender.ts';
import { afterEach, describe, expect, test, vi } from 'vitest';

const answering =
  (...addresses: string[]): LookUp =>
  async () =>
    addresses.map((address) => ({ address }));

const unreachable: LookUp = async (host) => {
  throw Object.assign(new Error(host), { code: 'ENOTFOUND' });
};

describe('refused, typed as an address or found behind a name (also one that is an alias of another)', () => {
  test.each([
    ['loopback', '127.0.0.1'],
    ['loopback', '127.8.8.8'],
    ['private', '10.1.2.3'],
    ['private', '172.16.0.1'],
    ['private', '172.31.255.255'],
    ['private', '192.168.1.1'],
    ['link-local', '169.254.1.1'],
    ['the metadata of clouds', '169.254.169.254'],
    ['the metadata of containers', '169.254.170.2'],
    ['the metadata of Azure', '168.63.129.16'],
    ['the metadata of Alibaba', '100.100.100.200'],
    ['behind a carrier’s NAT', '100.64.0.1'],
    ['unspecified', '0.0.0.0'],
    ['this network', '0.1.2.3'],
    ['multicast', '224.0.0.1'],
    ['multicast', '239.255.255.250'],
    ['reserved', '240.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['for protocols', '192.0.0.8'],
    ['documentation', '192.0.2.10'],
    ['documentation', '198.51.100.10'],
    ['documentation', '203.0.113.10'],
    ['benchmarks', '198.19.0.1'],
    ['the relay of 6to4', '192.88.99.1'],
    ['loopback', '::1'],
    ['unspecified', '::'],
    ['IPv4 inside', '::ffff:127.0.0.1'],
    ['IPv4 inside', '::ffff:10.0.0.1'],
    ['IPv4 inside', '::ffff:a9fe:a9fe'],
    ['IPv4 inside, the oldest way', '::127.0.0.1'],
    ['IPv4 inside, translated', '::ffff:0:127.0.0.1'],
    ['NAT64', '64:ff9b::7f00:1'],
    ['NAT64 of one’s own', '64:ff9b:1::a00:1'],
    ['6to4', '2002:7f00:1::'],
    ['Teredo', '2001:0:4136:e378:8000:63bf:3fff:fdd2'],
    ['the metadata of AWS', 'fd00:ec2::254'],
    ['the metadata of Google', 'fd20:ce::254'],
    ['link-local', 'fe80::1'],
    ['site-local', 'fec0::1'],
    ['private', 'fc00::1'],
    ['private', 'fd12:3456::1'],
    ['multicast', 'ff02::1'],
    ['documentation', '2001:db8::1'],
    ['documentation', '3fff::1'],
    ['discarding', '100::1'],
  ])('%s: %s', async (_kind, address) => {
    const refusal = { code: 'EHOSTREFUSED' };
    await expect(createHostGuard().check(address, 993)).rejects.toMatchObject(refusal);
    const behind = createHostGuard({ lookUp: answering(address) });
    await expect(behind.check('mail.example.com', 993)).rejects.toMatchObject(refusal);
  });
});

describe('refused without asking any name service, whatever way an address is written', () => {
  test.each([
    ['hexadecimal and short', '0x7f.1'],
    ['one number', '2130706433'],
    ['one hexadecimal number', '0x7f000001'],
    ['octal', '0177.0.0.1'],
    ['short', '127.1'],
    ['with a dot at its end', '127.0.0.1.'],
    ['with dots of Chinese', '127。0。0。1'],
    ['with half-width dots', '127｡0｡0｡1'],
    ['in full-width digits', '１２７.０.０.１'],
    ['in digits with circles', '①②⑦.⓪.⓪.①'],
    ['percent-encoded', '%31%32%37.0.0.1'],
    ['percent-encoded dots', '127%2e0%2e0%2e1'],
    ['in brackets', '[::1]'],
    ['IPv4 inside, in brackets', '[::ffff:127.0.0.1]'],
    ['with much too many noughts', '[0000:0000:0000:0000:0000:0000:0000:0001]'],
    ['the metadata, as one number', '2852039166'],
    ['an allowed network’s neighbour', '10.2.0.1'],
  ])('%s: %s', async (_way, host) => {
    const guard = createHostGuard({ allowedNetworks: ['10.1.0.0/16'], lookUp: unreachable });
    await expect(guard.check(host, 993)).rejects.toMatchObject({ code: 'EHOSTREFUSED' });
  });

  test.each([
    ['a zone', 'fe80::1%eth0'],
    ['a zone in brackets', '[fe80::1%25eth0]'],
    ['a path', '127.0.0.1/'],
    ['a port', '127.0.0.1:25'],
    ['somebody’s name', 'mail.example.com@127.0.0.1'],
    ['a line break inside', 'mail.example.com\r\n127.0.0.1'],
    ['a NUL', 'mail.example.com\0.example'],
    ['an address too large', '256.256.256.256'],
    ['nothing', ''],
    ['only dots', '...'],
    ['an empty label', 'mail..example.com'],
    ['a label too long', `${'a'.repeat(64)}.example.com`],
  ])('no host at all: with %s', async (_what, host) => {
    const lookUp = vi.fn(answering('93.184.216.34'));
    await expect(createHostGuard({ lookUp }).check(host, 993)).rejects.toMatchObject({ code: 'ENOTFOUND' });
    expect(lookUp).not.toHaveBeenCalled();
  });

  test.each(['localhost', 'localhost.', 'LOCALHOST'])('%s, which this machine’s own resolver knows', async (host) => {
    await expect(createHostGuard().check(host, 993)).rejects.toMatchObject({ code: 'EHOSTREFUSED' });
  });
});

test('a public server is reached at the addresses that were checked, by its name in ASCII', async () => {
  const guard = createHostGuard({ lookUp: answering('93.184.216.34', '2606:2800:220:1::1') });
  const checked = { addresses: ['93.184.216.34', '2606:2800:220:1::1'], port: 993 };
  expect(await guard.check('Mail.Example.com.', 993)).toEqual({ ...checked, servername: 'mail.example.com' });
  expect(await guard.check('correio。ação.example', 993)).toEqual({
    ...checked,
    servername: 'correio.xn--ao-siap.example',
  });
});

test('of a name with public and private addresses only the public ones are used', async () => {
  const guard = createHostGuard({ lookUp: answering('10.0.0.1', '93.184.216.34') });
  expect((await guard.check('mail.example.com', 993)).addresses).toEqual(['93.184.216.34']);
});

test('a private network that was allowed is reached; what no allowance opens stays shut', async () => {
  const guard = createHostGuard({ allowedNetworks: ['10.1.0.0/16', 'fd00::/8', '169.254.0.0/16', '0.0.0.0/0'] });
  expect((await guard.check('10.1.2.3', 993)).addresses).toEqual(['10.1.2.3']);
  for (const metadata of ['169.254.169.254', 'fd00:ec2::254', '0.0.0.0', '224.0.0.1', '255.255.255.255']) {
    await expect(guard.check(metadata, 993)).rejects.toMatchObject({ code: 'EHOSTREFUSED' });
  }
});

test('a refusal does not tell which address the name has', async () => {
  const guard = createHostGuard({ lookUp: answering('10.9.8.7') });
  const error = await guard.check('intranet.example', 993).catch((thrown) => thrown);
  expect(JSON.stringify(error) + String(error)).not.toContain('10.9.8.7');
});

describe('ports', () => {
  test.each([22, 80, 443, 3306, 5432, 6379, 9200, 11211, 8080])(
    '%i is refused before any name is looked up',
    async (port) => {
      const lookUp = vi.fn(answering('93.184.216.34'));
      const guard = createHostGuard({ lookUp });
      await expect(guard.check('mail.example.com', port)).rejects.toMatchObject({ code: 'EPORTREFUSED' });
      expect(lookUp).not.toHaveBeenCalled();
      expect(guard.allowsPort(port)).toBe(false);
    },
  );

  test('an allowed range opens its ports and no others; the web’s ports are for descriptions only', async () => {
    const guard = createHostGuard({ allowedPorts: [[2100, 2199]], lookUp: answering('93.184.216.34') });
    expect((await guard.check('mail.example.com', 2143)).port).toBe(2143);
    await expect(guard.check('mail.example.com', 2200)).rejects.toMatchObject({ code: 'EPORTREFUSED' });
    expect((await guard.check('autoconfig.example.com', 443, 'web')).port).toBe(443);
    await expect(guard.check('autoconfig.example.com', 993, 'web')).rejects.toMatchObject({ code: 'EPORTREFUSED' });
  });
});

describe('the connection that is made', () => {
  const servers: Server[] = [];
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
  });

  async function listen(server: Server, host: string, port = 0): Promise<number> {
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(port, host, resolve));
    return (server.address() as { port: number }).port;
  }

  /** Two servers on one port, at two addresses of this machine: of the one that was checked, and of the other. */
  async function twoPlaces(): Promise<{ port: number; arrivals: string[] }> {
    const arrivals: string[] = [];
    const arrived = (socket: Socket) => {
      arrivals.push(socket.localAddress ?? '');
      socket.on('error', () => {}).destroy();
    };
    const port = await listen(createServer(arrived), '127.0.0.2');
    await listen(createServer(arrived), '127.0.0.3', port);
    return { port, arrivals };
  }

  /** Answers with the allowed address at first and with another from then on: DNS rebinding. */
  function rebinding() {
    let asked = 0;
    const lookUp: LookUp = async () => [{ address: asked++ === 0 ? '127.0.0.2' : '127.0.0.3' }];
    const guard = createHostGuard({ allowedNetworks: ['127.0.0.2/32'], allowedPorts: [[1, 65535]], lookUp });
    return { network: { ...createNetwork(), guard, connectWithin: 2000 }, asked: () => asked };
  }

  const secrets = { login: 'sac', password: 'x' };
  const signal = new AbortController().signal;

  test.each<[string, (port: number, network: ReturnType<typeof rebinding>['network']) => Promise<unknown>]>([
    [
      'IMAP',
      (port, network) => {
        const endpoint: Endpoint = {
          side: 'incoming',
          speaks: 'imap',
          host: 'mail.evil.example',
          port,
          encryption: 'none',
          ...secrets,
        };
        return openSession(endpoint, network, signal);
      },
    ],
    [
      'POP3',
      (port, network) => {
        const endpoint: Endpoint = {
          side: 'incoming',
          speaks: 'pop3',
          host: 'mail.evil.example',
          port,
          encryption: 'none',
          ...secrets,
        };
        return openSession(endpoint, network, signal);
      },
    ],
    [
      'SMTP',
      (port, network) => {
        const endpoint: Endpoint = {
          side: 'outgoing',
          speaks: 'smtp',
          host: 'mail.evil.example',
          port,
          encryption: 'none',
          ...secrets,
        };
        return openSubmission(endpoint, network, signal);
      },
    ],
    [
      'the test',
      async (port, network) => {
        const endpoint: Endpoint = {
          side: 'incoming',
          speaks: 'imap',
          host: 'mail.evil.example',
          port,
          encryption: 'none',
          ...secrets,
        };
        const { dns, connect } = reachStages({ endpoint, network, signal, afterwards: () => {} }, { capabilities: [] });
        await dns?.();
        await connect?.();
      },
    ],
  ])('%s goes to the very address that was checked, and the name is asked for once', async (_protocol, open) => {
    const { port, arrivals } = await twoPlaces();
    const { network, asked } = rebinding();
    await open(port, network).catch(() => {});
    await vi.waitFor(() => expect(arrivals.length).toBeGreaterThan(0));
    expect(new Set(arrivals)).toEqual(new Set(['127.0.0.2']));
    expect(asked()).toBe(1);
    // The next look-up, to which the name answers with an address inside, is refused.
    const refused = (await open(port, network).catch((error) => error)) as { code?: string; cause?: { code?: string } };
    expect(refused.cause?.code ?? refused.code).toBe('EHOSTREFUSED');
    expect(arrivals).not.toContain('127.0.0.3');
  });

  test.each<[string, Endpoint['speaks']]>([
    ['IMAP', 'imap'],
    ['POP3', 'pop3'],
    ['SMTP', 'smtp'],
  ])('%s over TLS asks the checked address for the certificate of the name', async (_protocol, speaks) => {
    const asked: string[] = [];
    const server = createTlsServer({
      SNICallback(name, answer) {
        asked.push(name);
        answer(new Error('no certificate'));
      },
    });
    server.on('tlsClientError', () => {});
    const port = await listen(server, '127.0.0.2');
    const { network } = rebinding();
    const side = speaks === 'smtp' ? ('outgoing' as const) : ('incoming' as const);
    const endpoint: Endpoint = { side, speaks, host: 'mail.evil.example', port, encryption: 'tls', ...secrets };
    await expect(
      speaks === 'smtp' ? openSubmission(endpoint, network, signal) : openSession(endpoint, network, signal),
    ).rejects.toBeInstanceOf(Error);
    expect(asked).toEqual(['mail.evil.example']);
  });
});

test('hooks go encrypted to any public address, in the open only to allowed networks, and to no port of mail', async () => {
  const publicly = createHostGuard({ allowedNetworks: ['10.0.0.0/8'], lookUp: answering('93.184.216.34') });
  await expect(publicly.check('n8n.example', 443, 'hook')).resolves.toMatchObject({ addresses: ['93.184.216.34'] });
  await expect(publicly.check('n8n.example', 5678, 'hook')).resolves.toMatchObject({ port: 5678 });
  await expect(publicly.check('n8n.example', 5678, 'hook-in-the-open')).rejects.toThrow('not a public');
  for (const port of [22, 25, 110, 993]) {
    await expect(publicly.check('n8n.example', port, 'hook')).rejects.toMatchObject({ code: 'EPORTREFUSED' });
  }
  const inside = createHostGuard({ allowedNetworks: ['10.0.0.0/8'], lookUp: answering('10.1.2.3', '169.254.169.254') });
  await expect(inside.check('n8n', 5678, 'hook-in-the-open')).resolves.toMatchObject({ addresses: ['10.1.2.3'] });
});
