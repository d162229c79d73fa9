import { type MailServer, startMailServer } from '@inbox-email/sandbox/mail/mail-server.ts';
import type { MailAccountData } from 'n8n-nodes-inbox-email/mailbox/mail-account.ts';
import { testMailAccount } from 'n8n-nodes-inbox-email/mailbox/test-mail-account.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';

let server: MailServer;
beforeAll(async () => {
  server = await startMailServer({
    mailboxes: [{ name: 'SAC', address: 'sac@example.com', login: 'sac', password: 'secret' }],
    takesToken: async (login, token) => login === 'sac' && token === 'token',
  });
});
afterAll(() => server.stop());

const credential = (changes: Partial<MailAccountData> = {}): MailAccountData => ({
  ...{ address: 'sac@example.com', login: 'sac', password: 'secret', privateNetwork: true },
  ...{ technology: 'imap', incomingHost: '127.0.0.1', incomingPort: server.imapPort },
  ...{ protocol: 'smtp', outgoingHost: '127.0.0.1', outgoingPort: server.smtpPort },
  ...changes,
});

test('a good account passes all stages on both sides, with a mail that comes back', async () => {
  const { status, message } = await testMailAccount(credential());
  expect({ status, message }).toEqual({ status: 'OK', message: expect.stringMatching(/^Connection successful: \d+/) });
});

test('one that only receives is not asked about sending', async () => {
  expect(await testMailAccount(credential({ protocol: 'none', outgoingHost: '' }))).toMatchObject({ status: 'OK' });
});

test('a failure names the side, the stage, the cause, the server’s words, the remedy and the field', async () => {
  const { status, message } = await testMailAccount(credential({ password: 'wrong' }));
  expect(status).toBe('Error');
  expect(message).toMatch(/^Incoming server, sign-in: /);
  expect(message).toContain('The server said: “');
  expect(message).toContain('Field: Password.');
  expect(message).toMatch(/^Outgoing server, sign-in: /m);
});

test('one that signs in at a provider is tested with the token that n8n holds', async () => {
  const signedIn = (access_token: string) => credential({ password: '', oauthTokenData: { access_token } });
  expect(await testMailAccount(signedIn('token'))).toMatchObject({ status: 'OK' });
  expect(await testMailAccount(signedIn('expired'))).toMatchObject({ status: 'Error' });
});

test('without leave, servers in a private network are not spoken to', async () => {
  const { status, message } = await testMailAccount(credential({ privateNetwork: false }));
  expect(status).toBe('Error');
  expect(message).toMatch(/^Incoming server, name: /);
});
