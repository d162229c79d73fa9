import { readdirSync } from 'node:fs';
import type { Endpoint } from '@inbox-email/core/account/endpoint.ts';
import { createNetwork } from '@inbox-email/core/account/network.ts';
import { openPop3Session } from '@inbox-email/core/receive/pop3-session.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeMailSession, mailOf, quickNetwork } from '../contracts/mail-session.suite.ts';
import { type Dovecot, startDovecot } from './dovecot.ts';

let dovecot: Dovecot;
beforeAll(async () => {
  dovecot = await startDovecot();
});
afterAll(() => dovecot.remove());

const endpointOf = (login: string, encryption: Endpoint['encryption']): Endpoint => ({
  side: 'incoming',
  speaks: 'pop3',
  host: 'localhost',
  port: encryption === 'tls' ? dovecot.pop3sPort : dovecot.pop3Port,
  encryption,
  login,
  password: 'secret',
});
const network = () => ({
  ...createNetwork({
    allowedNetworks: ['127.0.0.0/8', '::1/128'],
    allowedPorts: [[1, 65535]],
    extraAuthorities: dovecot.certificates.authorityPem,
  }),
  connectWithin: 5000,
  silentAtMost: 5000,
});
const never = new AbortController().signal;

let users = 0;
describeMailSession('POP3 on Dovecot', openPop3Session, async () => {
  const login = `suite${++users}`;
  let gone = false;
  dovecot.deliver(login, []);
  return {
    endpoint: { ...endpointOf(login, 'none'), host: '127.0.0.1' },
    deliver: (...mails) => dovecot.deliver(login, mails),
    async remove(nth) {
      const other = await openPop3Session(endpointOf(login, 'none'), quickNetwork, never);
      const mailbox = await other.open('INBOX', 'acknowledge');
      await mailbox.acknowledge([(await mailbox.list(0))[nth]?.key ?? ''], { do: 'delete' });
      await other.close();
    },
    holds: () => ['new', 'cur'].flatMap((part) => readdirSync(`${dovecot.maildir(login)}/${part}`)).length,
    async goAway() {
      gone = true;
      await dovecot.kill();
    },
    async end() {
      if (gone) await dovecot.start();
    },
  };
});

describe.each(['none', 'starttls', 'tls'] as const)('Dovecot over POP3, encryption %s', (encryption) => {
  test('mails come whole', async () => {
    const login = `plain-${encryption}`;
    dovecot.deliver(login, [mailOf('one'), mailOf('two', 2_000_000)]);
    const endpoint = endpointOf(login, encryption);

    const session = await openPop3Session(endpoint, network(), never);
    const mailbox = await session.open('INBOX', 'read');
    const sizes: number[] = [];
    for await (const { bytes } of mailbox.fetch(await mailbox.list(0), 50_000_000)) sizes.push(bytes.length);
    expect(sizes).toEqual([mailOf('one').length, mailOf('two', 2_000_000).length]);
    await mailbox.changed(10);
    expect(await mailbox.list(0)).toHaveLength(2);
    expect(session.transcript().join('\n')).not.toContain('secret');
    await session.close();
  });
});

test('a certificate of an unknown authority is refused before the password is said', async () => {
  const unknown = { ...network(), authorities: [] };
  for (const encryption of ['tls', 'starttls'] as const) {
    const opening = openPop3Session(endpointOf('ana', encryption), unknown, never);
    await expect(opening).rejects.toMatchObject({ stage: 'tls' });
  }
});

test('5,000 mails come through in one session', async () => {
  const bodies = Array.from({ length: 5000 }, (_, index) => mailOf(`mail ${index}`, 5000));
  dovecot.deliver('many', bodies);
  const session = await openPop3Session(endpointOf('many', 'none'), network(), never);
  const mailbox = await session.open('INBOX', 'read');
  const listed = await mailbox.list(0);
  const began = performance.now();
  let bytes = 0;
  for await (const mail of mailbox.fetch(listed, 50_000_000)) bytes += mail.bytes.length;
  const seconds = (performance.now() - began) / 1000;
  console.log(`POP3: ${Math.round(listed.length / seconds)} mails/s`);
  expect(bytes).toBe(bodies.reduce((sum, body) => sum + body.length, 0));
  await session.close();
});
