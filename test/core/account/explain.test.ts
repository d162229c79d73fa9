import { causes } from '@inbox-email/core/account/causes.ts';
import { explain } from '@inbox-email/core/account/explain.ts';
import { failureOf } from '@inbox-email/core/account/failure.ts';
import { languages } from '@inbox-email/core/language.ts';
import { expect, test } from 'vitest';

type Line = [Parameters<typeof failureOf>[0], Parameters<typeof failureOf>[1], object, string, string | null];
const imap = (serverResponseCode: string, responseText: string) => ({
  serverResponseCode,
  responseText,
  responseStatus: 'NO',
});
const pop3 = (serverResponseCode: string, responseText: string) => ({ serverResponseCode, responseText });
const smtp = (response: string) => ({ response, responseCode: Number(response.slice(0, 3)) });
const node = (code: string) => ({ code });

// side, stage, what was thrown (true answers of servers), cause, field
const lines: Line[] = [
  ['incoming', 'connect', node('EHOSTREFUSED'), 'host-refused', 'incoming.host'],
  ['outgoing', 'connect', node('EPORTREFUSED'), 'port-refused', 'outgoing.port'],
  ['incoming', 'connect', node('ENOTFOUND'), 'host-not-found', 'incoming.host'],
  ['outgoing', 'connect', node('EAI_AGAIN'), 'dns-unavailable', null],
  ['incoming', 'connect', node('ECONNREFUSED'), 'connection-refused', 'incoming.port'],
  ['outgoing', 'connect', { code: 'ESOCKET', originalCode: 'ECONNREFUSED' }, 'connection-refused', 'outgoing.port'],
  ['incoming', 'connect', node('EHOSTUNREACH'), 'unreachable', 'incoming.host'],
  ['incoming', 'connect', node('ETIMEDOUT'), 'no-answer', 'incoming.port'],
  ['incoming', 'connect', node('ENOTMAIL'), 'not-a-mail-server', 'incoming.port'],
  [
    'incoming',
    'tls',
    { message: 'write EPROTO ssl3_get_record:wrong version number' },
    'tls-expected-plain-found',
    'incoming.technology',
  ],
  ['outgoing', 'tls', node('ENOSTARTTLS'), 'starttls-not-offered', 'outgoing.protocol'],
  ['incoming', 'tls', node('CERT_HAS_EXPIRED'), 'certificate-expired', 'incoming.host'],
  ['incoming', 'tls', node('ERR_TLS_CERT_ALTNAME_INVALID'), 'certificate-wrong-name', 'incoming.host'],
  ['incoming', 'tls', node('DEPTH_ZERO_SELF_SIGNED_CERT'), 'certificate-untrusted', 'incoming.host'],
  ['incoming', 'tls', node('ERR_SSL_UNSUPPORTED_PROTOCOL'), 'tls-failed', 'incoming.technology'],
  [
    'incoming',
    'sign-in',
    imap('AUTHENTICATIONFAILED', 'Authentication failed.'),
    'wrong-password',
    'incoming.password',
  ],
  [
    'incoming',
    'sign-in',
    imap(
      'ALERT',
      'Application-specific password required: https://support.google.com/accounts/answer/185833 (Failure)',
    ),
    'app-password-needed',
    'incoming.password',
  ],
  [
    'outgoing',
    'sign-in',
    smtp('535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.'),
    'password-sign-in-off',
    'outgoing.password',
  ],
  [
    'outgoing',
    'sign-in',
    smtp('535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6'),
    'wrong-password',
    'outgoing.password',
  ],
  [
    'incoming',
    'sign-in',
    imap('PRIVACYREQUIRED', 'Plaintext authentication disallowed on non-secure (SSL/TLS) connections.'),
    'plain-sign-in-refused',
    'incoming.technology',
  ],
  ['incoming', 'sign-in', imap('UNAVAILABLE', 'Temporary authentication failure.'), 'server-busy', null],
  [
    'incoming',
    'sign-in',
    imap('LIMIT', 'Maximum number of connections from user+IP exceeded'),
    'too-many-connections',
    null,
  ],
  ['outgoing', 'sign-in', node('ENOAUTH'), 'sign-in-not-offered', 'outgoing.port'],
  ['incoming', 'sign-in', node('ENOPASSWORD'), 'password-missing', 'incoming.password'],
  ['incoming', 'sign-in', node('ESEALBROKEN'), 'sealed-password-unreadable', 'incoming.password'],
  ['incoming', 'sign-in', pop3('AUTH', '[AUTH] Authentication failed.'), 'wrong-password', 'incoming.password'],
  ['incoming', 'sign-in', pop3('IN-USE', '[IN-USE] Do you have another POP session running?'), 'mailbox-in-use', null],
  ['incoming', 'sign-in', pop3('', 'Unable to lock maildrop: Mailbox is locked by POP server'), 'mailbox-in-use', null],
  ['incoming', 'sign-in', pop3('LOGIN-DELAY', '[LOGIN-DELAY] minimum time between mail checks'), 'server-busy', null],
  ['incoming', 'sign-in', pop3('SYS/TEMP', '[SYS/TEMP] Temporary authentication failure.'), 'server-busy', null],
  [
    'incoming',
    'folder',
    { ...pop3('', 'Unknown command UIDL'), code: 'ENOUIDL' },
    'uidl-missing',
    'incoming.technology',
  ],
  ['incoming', 'folder', imap('NONEXISTENT', "Mailbox doesn't exist: Suporte"), 'no-such-folder', 'folder'],
  [
    'outgoing',
    'send',
    smtp('550 5.7.60 SMTP; Client does not have permissions to send as this sender'),
    'sender-refused',
    'address',
  ],
  [
    'outgoing',
    'send',
    smtp('550 5.1.1 <x@y.example>: Recipient address rejected: User unknown'),
    'recipient-refused',
    'address',
  ],
  ['outgoing', 'send', smtp('552 5.3.4 Message size exceeds fixed limit'), 'message-refused', null],
  ['outgoing', 'send', smtp('451 4.7.1 Greylisting in action, please come back later'), 'send-later', null],
  ['incoming', 'receive', node('ECONNRESET'), 'connection-lost', 'incoming.port'],
  // node:sqlite's errors carry SQLite's result code, extended: 266 is SQLITE_IOERR_READ.
  ['incoming', 'receive', { code: 'ERR_SQLITE_ERROR', errcode: 13 }, 'disk-full', null],
  ['incoming', 'receive', { code: 'ERR_SQLITE_ERROR', errcode: 5 }, 'database-locked', null],
  ['incoming', 'receive', { code: 'ERR_SQLITE_ERROR', errcode: 1032 }, 'database-read-only', null],
  ['incoming', 'receive', { code: 'ERR_SQLITE_ERROR', errcode: 266 }, 'database-broken', null],
  ['incoming', 'read', { message: 'anything' }, 'mail-unreadable', null],
  ['incoming', 'receive', node('ENOTACKNOWLEDGED'), 'not-acknowledged', 'folder'],
  ['incoming', 'receive', node('ENOTLISTED'), 'mail-not-listed', null],
  ['incoming', 'receive', node('ENOTGIVEN'), 'mail-not-given-out', null],
  ['incoming', 'receive', { message: 'something new' }, 'other', null],
];

test.each(lines)('%s %s %j is %s', (side, stage, thrown, code, field) => {
  expect(explain(failureOf(side, stage, thrown))).toMatchObject({ code, field });
});

test('every cause of the catalogue has a true answer that leads to it', () => {
  const proven = new Set(lines.map(([, , , code]) => code));
  expect(causes.map(({ code }) => code).filter((code) => !proven.has(code))).toEqual([]);
});

test('every cause says what it is and what to do, in every language', () => {
  for (const { code, cause, remedy } of causes) {
    for (const language of languages) {
      expect(cause[language], code).toMatch(/\.$/);
      expect(remedy[language], code).toMatch(/[.:]$/);
    }
  }
});
