import { type AccountSettings, accountSettings } from '@inbox-email/core/account/account.ts';
import type { Diagnosis } from '@inbox-email/core/account/diagnosis.ts';
import { type Endpoint, endpointOf } from '@inbox-email/core/account/endpoint.ts';
import { explain } from '@inbox-email/core/account/explain.ts';
import { failureOf } from '@inbox-email/core/account/failure.ts';
import { createNetwork } from '@inbox-email/core/account/network.ts';
import type { StageError } from '@inbox-email/core/account/stage-error.ts';
import { fingerprintOf, readCertificates } from '@inbox-email/core/account/trust.ts';
import { diagnoseAccount } from '@inbox-email/core/diagnose/diagnose-account.ts';
import { openSession } from '@inbox-email/core/receive/open-session.ts';
import { openSubmission } from '@inbox-email/core/send/smtp-sender.ts';
import { startMailServer } from '@inbox-email/sandbox/mail/mail-server.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BehindTls, pemOf, startBehindTls } from '../../fakes/behind-tls.ts';
import { startScriptedPop3 } from '../../fakes/scripted-pop3.ts';

const network = {
  ...createNetwork({ allowedNetworks: ['127.0.0.0/8'], allowedPorts: [[1, 65_535]] }),
  connectWithin: 2000,
};
const address = 'sac@empresa.example';
const secrets = { incoming: () => 'sac-segredo', outgoing: () => null };
const signal = new AbortController().signal;
const host = '127.0.0.1';

describe('what is pasted as an authority', () => {
  const authority = pemOf('authority');

  test.each([
    ['a certificate', authority],
    ['several with words around them', `Office:\n${authority}\r\nand\n${pemOf('alone')}thanks`],
  ])('%s is read', (_name, pasted) => {
    expect(readCertificates(pasted)).toEqual({ pem: expect.stringMatching(/^-----BEGIN CERTIFICATE-----\n/) });
  });

  test.each([
    ['words', 'hello', 'not-a-certificate'],
    ['half a certificate', authority.slice(0, 200), 'not-a-certificate'],
    ['a damaged certificate', authority.replace(/M/g, 'N'), 'not-a-certificate'],
    ['a key', `${authority}-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----`, 'private-key'],
  ])('%s is told what it is not', (_name, pasted, problem) => {
    expect(readCertificates(pasted)).toEqual({ problem });
  });
});

describe('servers with certificates that nobody knows', () => {
  let imap: BehindTls;
  let smtp: BehindTls;
  let pop3: BehindTls;
  const stops: (() => unknown)[] = [];

  beforeAll(async () => {
    const mail = await startMailServer();
    const popServer = await startScriptedPop3();
    [imap, smtp, pop3] = (await Promise.all(
      [mail.imapPort, mail.smtpPort, popServer.port].map((port) => startBehindTls(port)),
    )) as [BehindTls, BehindTls, BehindTls];
    stops.push(
      imap.stop,
      smtp.stop,
      pop3.stop,
      () => popServer.stop(),
      () => mail.stop(),
    );
  });
  afterAll(async () => {
    for (const stop of stops) await stop();
  });

  const settings = (trust: AccountSettings['trust'] = { authorities: '', pinned: {} }) =>
    accountSettings.parse({
      name: 'SAC',
      address,
      incoming: { technology: 'imap-tls', host, port: imap.port, login: address },
      outgoing: { protocol: 'smtp-tls', host, port: smtp.port },
      trust,
      ticketTypeId: 'type',
      groupId: 'group',
    });
  const pinned = (name: 'alone' | 'other' | 'signed') => {
    const pin = { host, certificate: pemOf(name) };
    return settings({ authorities: '', pinned: { incoming: pin, outgoing: pin } });
  };
  const ways: Record<string, (of: AccountSettings) => Promise<{ close(): unknown }>> = {
    IMAP: (of) => openSession(endpointOf('incoming', of, secrets), network, signal),
    POP3: (of) => openSession(popEndpoint(of), network, signal),
    SMTP: (of) => openSubmission(endpointOf('outgoing', of, secrets), network, signal),
  };
  const popEndpoint = (of: AccountSettings): Endpoint => ({
    ...endpointOf('incoming', of, secrets),
    ...{ speaks: 'pop3', port: pop3.port, login: 'ana', password: 'segredo' },
  });
  const show = (name: 'alone' | 'other' | 'signed') => {
    for (const server of [imap, smtp, pop3]) server.show(name);
  };
  const outcome = async (way: string, of: AccountSettings) => {
    try {
      await (await ways[way]?.(of))?.close();
      return 'works';
    } catch (error) {
      const { stage, cause } = error as StageError;
      return `${stage}: ${explain(failureOf('incoming', stage, cause)).code}`;
    }
  };

  describe.each(['IMAP', 'POP3', 'SMTP'])('over %s', (way) => {
    test('an authority of the account’s own makes what it has signed trusted, and nothing else', async () => {
      const own = settings({ authorities: pemOf('authority'), pinned: {} });
      show('signed');
      expect(await outcome(way, settings())).toBe('tls: certificate-chain-incomplete');
      expect(await outcome(way, own)).toBe('works');
      show('alone');
      expect(await outcome(way, own)).toBe('tls: certificate-self-signed');
    });

    test.each(['alone', 'other', 'signed'] as const)(
      'the accepted certificate %s opens the way, under any name',
      async (name) => {
        show(name);
        expect(await outcome(way, pinned(name))).toBe('works');
      },
    );

    test.each([
      ['alone', 'other'],
      ['other', 'alone'],
      ['alone', 'signed'],
    ] as const)('where %s was accepted, %s is told as another one', async (accepted, shown) => {
      show(shown);
      expect(await outcome(way, pinned(accepted))).toBe('tls: certificate-changed');
    });
  });

  test('the test offers what the servers show, on both sides, and passes once it is accepted', async () => {
    show('alone');
    const shown = { sha256: fingerprintOf(pemOf('alone')), name: 'alone.example', issuer: 'alone.example' };
    const failed = await tested(settings());
    for (const side of ['incoming', 'outgoing'] as const) {
      expect(failed[side].find(({ status }) => status === 'failed')).toMatchObject({
        stage: 'tls',
        certificate: shown,
      });
    }
    expect(await tested(pinned('alone'))).toMatchObject({ passed: true });
    const changed = await tested(pinned('other'));
    expect(changed.incoming.find(({ status }) => status === 'failed')).toMatchObject({ certificate: shown });
  });

  async function tested(of: AccountSettings): Promise<Diagnosis> {
    let last: Diagnosis | undefined;
    const context = { network, clock: Date.now, signingKey: 'key' };
    for await (const diagnosis of diagnoseAccount(of, secrets, context)) last = diagnosis;
    if (last === undefined) throw new Error('no picture');
    return last;
  }
});
