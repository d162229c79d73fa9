import type { Failure, failureOf } from '@inbox-email/core/account/failure.ts';

/** What a server really said (or a library threw), at which stage, and the cause and field that it must lead to. */
export interface ServerAnswer {
  side: Failure['side'];
  stage: Failure['stage'];
  thrown: Parameters<typeof failureOf>[2];
  host: string;
  code: string;
  field: string | null;
}

const line =
  (side: Failure['side']) =>
  (stage: Failure['stage'], thrown: object, code: string, field: string | null, host = ''): ServerAnswer => ({
    ...{ side, stage, thrown, host, code, field },
  });
const incoming = line('incoming');
const outgoing = line('outgoing');
const node = (code: string, response = '') => ({ code, response });
const imap = (serverResponseCode: string, responseText: string) => ({
  ...{ serverResponseCode, responseText, responseStatus: 'NO' },
});
const pop3 = (serverResponseCode: string, responseText: string) => ({ serverResponseCode, responseText });
const smtp = (response: string, code = '') => ({ response, responseCode: Number(response.slice(0, 3)), code });

export const serverAnswers: readonly ServerAnswer[] = [
  // Our own side
  incoming('dns', node('EHOSTREFUSED'), 'host-refused', 'incoming.host'),
  outgoing('dns', node('EPORTREFUSED'), 'port-refused', 'outgoing.port'),
  incoming('sign-in', node('ENOPASSWORD'), 'password-missing', 'incoming.password'),
  incoming('sign-in', node('ESEALBROKEN'), 'sealed-password-unreadable', 'incoming.password'),
  incoming('sign-in', node('ENOGRANT'), 'sign-in-needed', 'incoming.password'),
  incoming(
    'sign-in',
    node('EGRANTGONE', 'invalid_grant: Token has been expired or revoked.'),
    'sign-in-needed',
    'incoming.password',
  ),
  incoming('sign-in', node('ENOPROVIDER'), 'provider-not-set-up', 'incoming.password'),
  incoming(
    'sign-in',
    node('EOAUTHCLIENT', 'invalid_client: The OAuth client was not found.'),
    'provider-refuses-us',
    null,
  ),
  incoming('sign-in', node('EPROVIDER'), 'provider-unreachable', null),
  incoming('sign-in', node('ETOKENOLD'), 'token-old-here', null),
  incoming('sign-in', node('ENOBEARER'), 'tokens-not-taken', 'incoming.host'),
  incoming(
    'sign-in',
    { ...imap('AUTHENTICATIONFAILED', 'Invalid credentials (Failure)'), code: 'ETOKENREFUSED' },
    'token-refused',
    'incoming.password',
  ),
  outgoing(
    'sign-in',
    smtp('535 5.7.3 Authentication unsuccessful', 'ETOKENREFUSED'),
    'token-refused',
    'outgoing.password',
  ),
  // node:sqlite's errors carry SQLite's result code, extended: 266 is SQLITE_IOERR_READ.
  incoming('receive', { code: 'ERR_SQLITE_ERROR', errcode: 13 }, 'disk-full', null),
  incoming('receive', { code: 'ERR_SQLITE_ERROR', errcode: 5 }, 'database-locked', null),
  incoming('receive', { code: 'ERR_SQLITE_ERROR', errcode: 1032 }, 'database-read-only', null),
  incoming('receive', { code: 'ERR_SQLITE_ERROR', errcode: 266 }, 'database-broken', null),
  incoming('connect', node('EMFILE'), 'out-of-handles', null),
  incoming('read', { message: 'anything' }, 'mail-unreadable', null),
  incoming('drift', node('ECERTSOON'), 'certificate-expires-soon', null),
  incoming('drift', node('EQUOTASOON'), 'mailbox-nearly-full', null),
  incoming('drift', node('ECAPABILITYGONE'), 'capability-vanished', null),
  incoming('drift', node('ECLOCKOFF'), 'server-clock-off', null),
  incoming('drift', node('EPERMISSIONUNUSED'), 'permission-unused', 'incoming.password'),

  // DNS
  incoming('dns', node('ENOTFOUND'), 'host-not-found', 'incoming.host'),
  outgoing('dns', node('ENODATA'), 'host-without-address', 'outgoing.host'),
  incoming('dns', node('EBADNAME'), 'host-name-malformed', 'incoming.host'),
  incoming('dns', node('EBADRESP'), 'dns-broken', 'incoming.host'),
  incoming('dns', node('ESERVFAIL'), 'dns-server-failed', 'incoming.host'),
  outgoing('dns', node('EAI_AGAIN'), 'dns-unavailable', null),
  incoming('dns', node('ETIMEDOUT'), 'dns-unavailable', null),
  incoming('dns', node('ECONNREFUSED'), 'dns-unavailable', null),

  // Connecting
  incoming('connect', node('ECONNREFUSED'), 'connection-refused', 'incoming.port'),
  outgoing('connect', { code: 'ESOCKET', originalCode: 'ECONNREFUSED' }, 'connection-refused', 'outgoing.port'),
  incoming('connect', node('EIPV6ONLY'), 'ipv6-only', 'incoming.host'),
  incoming('connect', node('EHOSTUNREACH'), 'unreachable', 'incoming.host'),
  outgoing('connect', node('EACCES'), 'connection-forbidden', null),
  incoming('connect', node('ETIMEDOUT'), 'no-answer', 'incoming.port'),

  // TLS
  incoming(
    'tls',
    { message: 'ssl3_get_record:wrong version number' },
    'tls-expected-plain-found',
    'incoming.technology',
  ),
  incoming('greeting', node('ETLSFOUND'), 'plain-expected-tls-found', 'incoming.technology'),
  outgoing('tls', smtp('454 4.7.0 TLS not available due to local problem'), 'tls-unavailable', null),
  outgoing('tls', node('ENOSTARTTLS'), 'starttls-not-offered', 'outgoing.protocol'),
  outgoing(
    'tls',
    smtp('502 5.5.1 Error: command not implemented', 'ENOSTARTTLS'),
    'starttls-not-offered',
    'outgoing.protocol',
  ),
  incoming('tls', node('ECERTCHANGED'), 'certificate-changed', null),
  incoming('tls', node('CERT_HAS_EXPIRED'), 'certificate-expired', 'incoming.host'),
  incoming('tls', node('CERT_NOT_YET_VALID'), 'certificate-not-yet-valid', null),
  incoming('tls', node('ERR_TLS_CERT_ALTNAME_INVALID'), 'certificate-wrong-name', 'incoming.host'),
  incoming('tls', node('DEPTH_ZERO_SELF_SIGNED_CERT'), 'certificate-self-signed', 'incoming.host'),
  incoming('tls', node('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), 'certificate-chain-incomplete', 'incoming.host'),
  incoming('tls', node('CERT_REVOKED'), 'certificate-revoked', 'incoming.host'),
  incoming('tls', node('INVALID_PURPOSE'), 'certificate-not-for-servers', 'incoming.host'),
  incoming('tls', node('SELF_SIGNED_CERT_IN_CHAIN'), 'certificate-untrusted', 'incoming.host'),
  incoming('tls', { code: 'UNSPECIFIED', message: 'EE certificate key too weak' }, 'certificate-weak', 'incoming.host'),
  outgoing('tls', node('ERR_SSL_DH_KEY_TOO_SMALL'), 'certificate-weak', 'outgoing.host'),
  incoming('tls', node('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION'), 'tls-too-old', 'incoming.technology'),
  incoming('tls', node('ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE'), 'tls-nothing-in-common', 'incoming.technology'),
  incoming('tls', node('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED'), 'client-certificate-wanted', 'incoming.port'),
  incoming('tls', node('ERR_SSL_TLSV1_UNRECOGNIZED_NAME'), 'tls-name-unknown', 'incoming.host'),
  incoming('tls', node('ECONNRESET'), 'tls-cut-off', 'incoming.port'),
  incoming('tls', node('ETIMEDOUT'), 'tls-no-answer', 'incoming.port'),
  incoming('tls', node('ERR_SSL_BAD_EXTENSION'), 'tls-failed', 'incoming.technology'),

  // Greeting and capabilities
  incoming('greeting', node('ENOTMAIL', 'HTTP/1.1 400 Bad Request'), 'web-server-found', 'incoming.port'),
  incoming('greeting', node('ENOTMAIL', '+OK Dovecot (Debian) ready.'), 'pop3-found', 'incoming.port'),
  incoming('greeting', node('ENOTMAIL', '* OK [CAPABILITY IMAP4rev1] Dovecot ready.'), 'imap-found', 'incoming.port'),
  outgoing('greeting', node('ENOTMAIL', '* OK [CAPABILITY IMAP4rev1] Dovecot ready.'), 'imap-found', 'outgoing.port'),
  incoming('greeting', node('ENOTMAIL', '220 mx.example.com ESMTP Postfix'), 'smtp-found', 'incoming.port'),
  incoming('connect', node('ENOTMAIL', 'SSH-2.0-OpenSSH_9.2p1'), 'not-a-mail-server', 'incoming.port'),
  incoming('greeting', node('ENOTMAIL', '220 (vsFTPd 3.0.5) FTP'), 'not-a-mail-server', 'incoming.port'),
  outgoing(
    'send',
    smtp('554 5.7.1 Service unavailable; Client host [203.0.113.9] blocked using zen.spamhaus.org', 'EENVELOPE'),
    'our-address-blocklisted',
    'outgoing.port',
  ),
  outgoing(
    'sender',
    smtp('550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP.'),
    'our-address-blocklisted',
    'outgoing.port',
  ),
  outgoing('greeting', smtp('554 5.7.1 mx.example.com No SMTP service here'), 'turned-away', 'outgoing.port'),
  incoming('greeting', node('ECONNRESET'), 'hung-up-without-greeting', 'incoming.port'),
  incoming('greeting', node('ETIMEDOUT'), 'silent-server', 'incoming.port'),
  outgoing(
    'capabilities',
    smtp('504 5.5.2 <localhost>: Helo command rejected: need fully-qualified hostname'),
    'our-name-refused',
    'outgoing.port',
  ),
  // Exim on cPanel
  outgoing(
    'send',
    smtp('550 Access denied - Invalid HELO name (See RFC2821 4.1.1.1)'),
    'our-name-refused',
    'outgoing.port',
  ),
  outgoing(
    'send',
    smtp('450 4.7.1 Client host rejected: cannot find your reverse hostname, [203.0.113.9]'),
    'reverse-name-missing',
    'outgoing.port',
  ),
  outgoing('capabilities', smtp('502 5.5.2 Error: command not recognized'), 'capabilities-refused', 'outgoing.port'),
  incoming('greeting', node('', '* BYE Disconnected for inactivity.'), 'said-goodbye', null),
  // Courier
  incoming(
    'greeting',
    node('', '* BYE Maximum connection limit reached for ::ffff:203.0.113.9'),
    'too-many-connections',
    null,
  ),

  // Signing in: Google
  incoming(
    'sign-in',
    imap(
      'ALERT',
      'Application-specific password required: https://support.google.com/accounts/answer/185833 (Failure)',
    ),
    'gmail-app-password',
    'incoming.password',
  ),
  outgoing(
    'sign-in',
    smtp(
      '534-5.7.9 Application-specific password required. For more information, go to 534 5.7.9 https://support.google.com/mail/?p=InvalidSecondFactor - gsmtp',
    ),
    'gmail-app-password',
    'outgoing.password',
  ),
  incoming(
    'sign-in',
    imap(
      'ALERT',
      'Please log in via your web browser: https://support.google.com/mail/accounts/answer/78754 (Failure)',
    ),
    'gmail-web-login',
    'incoming.password',
  ),
  outgoing(
    'sign-in',
    smtp(
      '535-5.7.8 Username and Password not accepted. For more information, go to 535 5.7.8 https://support.google.com/mail/?p=BadCredentials - gsmtp',
    ),
    'gmail-wrong-password',
    'outgoing.password',
  ),
  incoming(
    'sign-in',
    imap('OVERQUOTA', 'Account exceeded command or bandwidth limits. (Failure)'),
    'gmail-too-much-traffic',
    null,
  ),
  incoming(
    'sign-in',
    imap('ALERT', 'Your account is not enabled for IMAP use. Please visit your Gmail settings page. (Failure)'),
    'imap-or-pop-off',
    'incoming.technology',
  ),
  incoming(
    'folder',
    pop3('SYS/PERM', '[SYS/PERM] Your account is not enabled for POP access. Please visit your Gmail settings page.'),
    'imap-or-pop-off',
    'incoming.technology',
  ),
  incoming(
    'sign-in',
    imap('ALERT', 'IMAP access is disabled for your domain. Please contact your domain administrator. (Failure)'),
    'imap-or-pop-off',
    'incoming.technology',
  ),
  // Microsoft 365, Exchange
  outgoing(
    'sign-in',
    smtp('535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.', 'EAUTH'),
    'microsoft-password-off',
    'outgoing.password',
  ),
  outgoing(
    'sign-in',
    smtp('535 5.7.139 Authentication unsuccessful, basic authentication is disabled. [MN2PR07CA0004]', 'EAUTH'),
    'microsoft-password-off',
    'outgoing.password',
  ),
  outgoing(
    'sign-in',
    smtp(
      "535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy. Contact your administrator.",
      'EAUTH',
    ),
    'microsoft-policy',
    'outgoing.password',
  ),
  outgoing(
    'sign-in',
    smtp(
      '535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated successfully.',
      'EAUTH',
    ),
    'microsoft-policy',
    'outgoing.password',
  ),
  outgoing(
    'sign-in',
    smtp('535 5.7.139 Authentication unsuccessful, the user credentials were incorrect. [DB6P18901CA0015]', 'EAUTH'),
    'wrong-password',
    'outgoing.password',
  ),
  incoming('sign-in', imap('', 'User is authenticated but not connected.'), 'exchange-not-connected', 'incoming.login'),
  outgoing('sign-in', smtp('535 5.7.139 Authentication unsuccessful'), 'password-sign-in-off', 'outgoing.password'),
  outgoing('sign-in', smtp('535 5.7.3 Authentication unsuccessful', 'EAUTH'), 'wrong-password', 'outgoing.password'),
  // iCloud, Yahoo, Zoho and others
  incoming(
    'sign-in',
    imap('AUTHENTICATIONFAILED', 'Authentication Failed'),
    'icloud-app-password',
    'incoming.password',
    'imap.mail.me.com',
  ),
  incoming(
    'sign-in',
    imap('AUTHENTICATIONFAILED', 'LOGIN Invalid credentials'),
    'yahoo-app-password',
    'incoming.password',
    'imap.mail.yahoo.com',
  ),
  incoming(
    'sign-in',
    imap('ALERT', 'You are yet to enable IMAP for your account. Please contact your administrator (Failure)'),
    'zoho-imap-off',
    'incoming.password',
  ),
  outgoing('sign-in', smtp('554 5.7.8 Access Restricted'), 'zoho-access-restricted', null),
  outgoing(
    'send',
    smtp('550 5.4.6 Unusual sending activity detected. Please try after sometime.'),
    'zoho-access-restricted',
    null,
  ),
  incoming(
    'sign-in',
    imap('ALERT', 'Please use an app password to sign in.'),
    'app-password-needed',
    'incoming.password',
  ),

  // Signing in: everywhere
  incoming(
    'sign-in',
    imap('PRIVACYREQUIRED', 'Plaintext authentication disallowed on non-secure (SSL/TLS) connections.'),
    'plain-sign-in-refused',
    'incoming.technology',
  ),
  incoming('sign-in', node('ELOGINDISABLED'), 'plain-sign-in-refused', 'incoming.technology'),
  // Cyrus, Postfix
  incoming('sign-in', imap('', 'Login only available under a layer'), 'plain-sign-in-refused', 'incoming.technology'),
  outgoing(
    'sender',
    smtp('530 5.7.0 Must issue a STARTTLS command first'),
    'plain-sign-in-refused',
    'outgoing.protocol',
  ),
  // Dovecot, Gmail, Exim
  incoming(
    'sign-in',
    imap('LIMIT', 'Maximum number of connections from user+IP exceeded (mail_max_userip_connections=10)'),
    'too-many-connections',
    null,
  ),
  incoming('sign-in', imap('ALERT', 'Too many simultaneous connections. (Failure)'), 'too-many-connections', null),
  outgoing(
    'greeting',
    smtp('421 Too many concurrent SMTP connections; please try again later.'),
    'too-many-connections',
    null,
  ),
  incoming('sign-in', pop3('IN-USE', '[IN-USE] Do you have another POP session running?'), 'mailbox-in-use', null),
  incoming('sign-in', pop3('', 'Unable to lock maildrop: Mailbox is locked by POP server'), 'mailbox-in-use', null),
  incoming('sign-in', pop3('LOGIN-DELAY', '[LOGIN-DELAY] minimum time between mail checks'), 'too-many-sign-ins', null),
  outgoing(
    'sign-in',
    smtp('454 4.7.0 Too many login attempts, please try again later. - gsmtp', 'EAUTH'),
    'too-many-sign-ins',
    null,
  ),
  incoming('sign-in', imap('LIMIT', 'LOGIN Rate limit hit.'), 'too-many-sign-ins', null),
  incoming('sign-in', imap('', 'Account is temporarily locked.'), 'account-locked', 'incoming.password'),
  incoming('sign-in', imap('', 'Account is disabled.'), 'account-switched-off', 'incoming.login'),
  outgoing('sign-in', smtp('535 5.7.0 mailbox suspended', 'EAUTH'), 'account-switched-off', 'outgoing.login'),
  incoming('sign-in', imap('EXPIRED', 'Password expired'), 'password-expired', 'incoming.password'),
  incoming('sign-in', pop3('', 'Unknown user'), 'user-unknown-here', 'incoming.login'),
  incoming('sign-in', imap('AUTHORIZATIONFAILED', 'Authorization failed'), 'not-your-mailbox', 'incoming.login'),
  incoming('sign-in', imap('CONTACTADMIN', 'Contact the administrator'), 'ask-the-administrator', 'incoming.login'),
  incoming('sign-in', pop3('SYS/PERM', '[SYS/PERM] Permanent error'), 'ask-the-administrator', 'incoming.login'),
  outgoing(
    'sign-in',
    smtp('504 5.7.4 Unrecognized authentication type', 'EAUTH'),
    'sign-in-kind-unknown',
    'outgoing.protocol',
  ),
  outgoing('sign-in', node('ENOAUTH'), 'sign-in-not-offered', 'outgoing.port'),
  incoming('sign-in', imap('AUTHENTICATIONFAILED', 'Authentication failed.'), 'wrong-password', 'incoming.password'),
  incoming('sign-in', imap('', 'Login failed.'), 'wrong-password', 'incoming.password'),
  incoming('sign-in', pop3('AUTH', '[AUTH] Authentication failed.'), 'wrong-password', 'incoming.password'),
  // Postfix, Exim on cPanel, UOL, Locaweb
  outgoing(
    'sign-in',
    smtp('535 5.7.8 Error: authentication failed: (reason unavailable)', 'EAUTH'),
    'wrong-password',
    'outgoing.password',
  ),
  outgoing(
    'sign-in',
    smtp('535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6'),
    'wrong-password',
    'outgoing.password',
  ),
  outgoing('sign-in', smtp('535 Incorrect authentication data', 'EAUTH'), 'wrong-password', 'outgoing.password'),
  outgoing('sign-in', smtp('535 authentication failed (#5.7.1)', 'EAUTH'), 'wrong-password', 'outgoing.password'),
  outgoing(
    'sign-in',
    smtp('535 5.7.8 Error: authentication failed: authentication failure', 'EAUTH'),
    'wrong-password',
    'outgoing.password',
  ),
  incoming('sign-in', imap('', 'Something only this server says'), 'sign-in-failed', 'incoming.login'),

  // Patience
  incoming(
    'sign-in',
    imap('SERVERBUG', 'Internal error occurred. Refer to server log for more information.'),
    'server-fault',
    null,
  ),
  outgoing('sender', smtp('451 4.3.0 <sac@empresa.example>: Temporary lookup failure'), 'send-later', null),
  incoming('sign-in', imap('UNAVAILABLE', 'Temporary authentication failure.'), 'server-busy', null),
  incoming('sign-in', imap('UNAVAILABLE', 'LOGIN Server error - Please try again later'), 'server-busy', null),
  incoming('receive', imap('', 'Server Unavailable. 15'), 'server-busy', null),
  incoming('sign-in', pop3('SYS/TEMP', '[SYS/TEMP] Temporary authentication failure.'), 'server-busy', null),
  outgoing('greeting', smtp('421 4.3.2 Service not available, closing connection'), 'server-busy', null),
  outgoing('sign-in', smtp('454 4.7.0 Temporary authentication failure', 'EAUTH'), 'server-busy', null),

  // Folders
  incoming('folder', { ...pop3('', 'Unknown command UIDL'), code: 'ENOUIDL' }, 'uidl-missing', 'incoming.technology'),
  incoming('folder', imap('NOPERM', 'Permission denied'), 'folder-not-permitted', 'folder'),
  incoming('folder', imap('CORRUPTION', 'Mailbox is corrupted'), 'folder-damaged', null),
  incoming('folder', imap('', 'Unable to open this mailbox.'), 'folder-damaged', null),
  incoming('folder', imap('', "Mailbox isn't selectable: Arquivo (0.001 secs)."), 'folder-holds-no-mail', 'folder'),
  incoming('folder', node('EONEFOLDER'), 'pop3-one-folder', 'folder'),
  incoming('folder', imap('NONEXISTENT', "Mailbox doesn't exist: Suporte"), 'no-such-folder', 'folder'),
  incoming('folder', imap('', 'Mailbox does not exist'), 'no-such-folder', 'folder'),
  incoming('receive', node('ENOTACKNOWLEDGED'), 'not-acknowledged', 'folder'),
  incoming('receive', node('ENOTLISTED'), 'mail-not-listed', null),
  incoming('receive', node('ENOTGIVEN'), 'mail-not-given-out', null),

  // Sending
  outgoing(
    'sender',
    smtp('550 5.7.57 SMTP; Client was not authenticated to send anonymous mail during MAIL FROM'),
    'sign-in-before-sending',
    'outgoing.port',
  ),
  outgoing(
    'send',
    smtp('550-Please turn on SMTP Authentication in your mail client, or login to the IMAP/POP3 server.'),
    'sign-in-before-sending',
    'outgoing.port',
  ),
  outgoing('send', smtp('451 4.7.1 Greylisting in action, please come back later'), 'greylisted', 'outgoing.port'),
  outgoing(
    'send',
    smtp('450 4.2.0 <a@b.example>: Recipient address rejected: Greylisted'),
    'greylisted',
    'outgoing.port',
  ),
  outgoing(
    'send',
    smtp('550 5.4.5 Daily user sending limit exceeded. https://support.google.com/a/answer/166852 - gsmtp'),
    'sending-limit-reached',
    null,
  ),
  outgoing(
    'send',
    smtp('550 Domain example.com has exceeded the max emails per hour (100/100 (100%)) allowed. Message discarded.'),
    'sending-limit-reached',
    null,
  ),
  outgoing('sender', smtp('550 5.1.8 Access denied, bad outbound sender AS(42004)'), 'sending-suspended', null),
  outgoing('send', smtp('550 Outgoing mail from "sac@example.com" has been suspended.'), 'sending-suspended', null),
  outgoing(
    'sender',
    smtp('450 4.1.8 <a@nada.example>: Sender address rejected: Domain not found'),
    'sender-domain-not-set-up',
    'address',
  ),
  outgoing('send', smtp('554 5.7.1 <x@y.example>: Relay access denied'), 'relay-denied', 'outgoing.host'),
  outgoing(
    'send',
    smtp('550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain'),
    'relay-denied',
    'outgoing.host',
  ),
  outgoing('send', smtp('553 Relaying disallowed as sac@example.com'), 'relay-denied', 'outgoing.host'),
  outgoing(
    'send',
    smtp('550 5.7.60 SMTP; Client does not have permissions to send as this sender'),
    'sender-refused',
    'address',
  ),
  outgoing(
    'send',
    smtp('553 5.7.1 <sac@empresa.example>: Sender address rejected: not owned by user ana'),
    'sender-refused',
    'address',
  ),
  outgoing(
    'send',
    smtp('554 5.2.252 SendAsDenied; ana@empresa.example not allowed to send as'),
    'sender-refused',
    'address',
  ),
  outgoing('send', smtp('552 5.2.2 <sac@empresa.example>: user is over quota'), 'mailbox-full', null),
  incoming('receive', imap('OVERQUOTA', 'Quota exceeded (mailbox for user is full)'), 'mailbox-full', null),
  outgoing('send', smtp('552 5.3.4 Message size exceeds fixed limit'), 'mail-too-large', null),
  outgoing(
    'send',
    smtp("552-5.2.3 Your message exceeded Google's message size limits. - gsmtp"),
    'mail-too-large',
    null,
  ),
  outgoing(
    'send',
    smtp('550 5.1.2 <x@nada.example>: Recipient address rejected: Domain not found'),
    'recipient-domain-unknown',
    'address',
  ),
  outgoing(
    'send',
    smtp('550 5.1.1 <x@y.example>: Recipient address rejected: User unknown in local recipient table'),
    'recipient-refused',
    'address',
  ),
  outgoing(
    'send',
    smtp('554 5.7.9 Message not accepted for policy reasons. See https://postmaster.yahooinc.com/error-codes'),
    'taken-for-spam',
    'address',
  ),
  outgoing(
    'send',
    smtp('550-5.7.26 Your email has been blocked because the sender is unauthenticated. - gsmtp'),
    'taken-for-spam',
    'address',
  ),
  outgoing('send', smtp('452 4.3.1 Insufficient system storage'), 'server-out-of-space', null),
  outgoing('send', smtp('554 5.6.0 The message was refused'), 'message-refused', null),
  outgoing('send', smtp('451 4.3.5 Requested action aborted'), 'send-later', null),
  outgoing('send', node('ETIMEDOUT'), 'no-answer-while-sending', null),

  // The round trip
  outgoing('round-trip', node('EINJUNK', 'Junk'), 'test-mail-in-junk', 'folder'),
  outgoing('round-trip', node('EELSEWHERE', 'Projetos'), 'test-mail-elsewhere', 'folder'),
  outgoing('round-trip', node('ENOTARRIVED'), 'test-mail-not-arrived', 'address'),

  // Whatever else
  incoming('receive', node('ECONNRESET'), 'connection-lost', 'incoming.port'),
  incoming('receive', { message: 'something new' }, 'other', null),
];
