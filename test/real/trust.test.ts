import { readdirSync, readFileSync } from 'node:fs';
import type { Endpoint } from '@inbox-email/core/account/endpoint.ts';
import { createNetwork } from '@inbox-email/core/account/network.ts';
import { shownCertificate } from '@inbox-email/core/diagnose/shown-certificate.ts';
import { latestMails } from '@inbox-email/core/receive/latest-mails.ts';
import { listFolders } from '@inbox-email/core/receive/list-folders.ts';
import { openSession } from '@inbox-email/core/receive/open-session.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mailOf } from '../contracts/mail-session.suite.ts';
import { pemOf } from '../fakes/behind-tls.ts';
import { type Dovecot, startDovecot } from './dovecot.ts';

let dovecot: Dovecot;
beforeAll(async () => {
  dovecot = await startDovecot();
});
afterAll(() => dovecot.remove());

const signal = new AbortController().signal;
const network = {
  ...createNetwork({ allowedNetworks: ['127.0.0.0/8', '::1/128'], allowedPorts: [[1, 65535]] }),
  connectWithin: 5000,
};
const endpointOf = (
  speaks: 'imap' | 'pop3',
  encryption: Endpoint['encryption'],
  trust?: NonNullable<Endpoint['trust']>,
  login = 'ana',
): Endpoint => {
  const { imapPort, imapsPort, pop3Port, pop3sPort } = dovecot;
  const [plain, tls] = speaks === 'imap' ? [imapPort, imapsPort] : [pop3Port, pop3sPort];
  const port = encryption === 'tls' ? tls : plain;
  const way = { side: 'incoming', host: 'localhost', login, password: 'secret' } as const;
  return { ...way, speaks, encryption, port, ...(trust && { trust }) };
};

describe.each([
  ['imap', 'tls'],
  ['imap', 'starttls'],
  ['pop3', 'tls'],
  ['pop3', 'starttls'],
] as const)('Dovecot over %s, %s, with a certificate of an authority that nobody knows', (speaks, encryption) => {
  const opens = async (trust?: NonNullable<Endpoint['trust']>) => {
    const session = await openSession(endpointOf(speaks, encryption, trust), network, signal);
    await session.open('INBOX', 'read');
    await session.close();
    return true;
  };

  test('the account’s own authority, or the accepted certificate, opens the way; another one does not', async () => {
    const { certificates } = dovecot;
    await expect(opens()).rejects.toMatchObject({ stage: 'tls' });
    expect(await opens({ authorities: certificates.authorityPem })).toBe(true);
    const certificate = await shownCertificate(endpointOf(speaks, encryption), network, signal);
    expect(certificate.toString()).toBe(readFileSync(certificates.certificate, 'utf8'));
    expect(await opens({ authorities: '', pinned: certificate.toString() })).toBe(true);
    for (const pinned of [pemOf('alone'), certificates.authorityPem]) {
      await expect(opens({ authorities: '', pinned })).rejects.toMatchObject({
        ...{ stage: 'tls', cause: { code: 'ECERTCHANGED' } },
      });
    }
  });
});

test('folders are listed as the server has them, and looking at the last mails marks none of them', async () => {
  dovecot.deliver('folders', [mailOf('one'), mailOf('two')]);
  dovecot.maildir('folders', 'Vendas.Ação');
  const endpoint = endpointOf('imap', 'none', undefined, 'folders');
  const names = (await listFolders(endpoint, network, signal)).map(({ name }) => name);
  expect(names[0]).toBe('INBOX');
  expect(names.some((name) => name.startsWith('Vendas'))).toBe(true);

  const session = await openSession(endpoint, network, signal);
  const options = { count: 20, sizeLimit: 1_000_000, progress: () => {} };
  const mails = await latestMails(session, ['INBOX'], options);
  await session.close();
  expect(mails.map(({ bytes }) => bytes.length)).toEqual([mailOf('one').length, mailOf('two').length]);
  const files = ['new', 'cur'].flatMap((part) => readdirSync(`${dovecot.maildir('folders')}/${part}`));
  expect(files.length).toBe(2);
  // A mail that was read has an S among the flags of its file's name.
  expect(files.filter((file) => /:2,.*S/.test(file))).toEqual([]);
});
