import type { FormField, Stage } from '@inbox-email/core/account/diagnosis.ts';
import { connectionsAtMost } from './dovecots.ts';
import type { Changes, Fault } from './fault.ts';
import { holdConnection, signInAndHold } from './hold-connection.ts';
import type { PostfixPort } from './postfix.ts';
import type { World } from './world.ts';

type Incoming = NonNullable<Changes['incoming']>;

const well = (name: string, account: Fault['account']): Fault => ({ name, account, finds: null });

const incoming = (
  name: string,
  change: (world: World) => Incoming,
  stage: Stage,
  cause: string,
  field: FormField | null,
  more: Partial<Fault> = {},
): Fault => ({
  name,
  account: (world) => ({ incoming: change(world) }),
  finds: { side: 'incoming', stage, cause, field },
  ...more,
});

const outgoing = (
  name: string,
  change: (world: World) => NonNullable<Changes['outgoing']>,
  stage: Stage,
  cause: string,
  field: FormField | null,
  more: Partial<Fault> = {},
): Fault => ({
  name,
  account: (world) => ({ outgoing: change(world) }),
  finds: { side: 'outgoing', stage, cause, field },
  ...more,
});

/** A port of the Postfix, in plain text. */
const smtp = (name: PostfixPort) => (world: World) => ({ protocol: 'smtp' as const, port: world.smtp[name] });
const named = (host: string) => (): Incoming => ({ host });
const certificate = (kind: string) => (): Incoming => ({ host: `${kind}.example` });
const odd =
  (port: (world: World) => number, technology: 'imap' | 'imap-tls' | 'imap-starttls' = 'imap') =>
  (world: World) => ({
    technology,
    port: port(world),
  });
const receiving = (
  name: string,
  folders: string[],
  cause: string,
  { user = 'ana', technology }: { user?: string; technology?: 'pop3-tls' } = {},
): Fault => ({
  name,
  account: (world) => ({
    user,
    receiving: { folders },
    ...(technology && { incoming: { technology, port: world.dovecots.good.pop3s } }),
  }),
  finds: { side: 'incoming', stage: 'folder', cause, field: 'folder' },
});
const delivered = (name: string, user: string, cause: string, field: FormField): Fault => ({
  name,
  account: () => ({ user }),
  finds: { side: 'outgoing', stage: 'round-trip', cause, field },
});
const signIn = (
  name: string,
  who: { user?: string; password?: string | null; login?: string },
  cause: string,
  field: FormField | null,
): Fault => ({
  name,
  account: (world) => ({
    ...who,
    incoming: who.login === undefined ? {} : { login: who.login },
    outgoing: smtp('submission')(world),
  }),
  finds: { side: 'incoming', stage: 'sign-in', cause, field },
  onBothSides: true,
});

export const allFaults: readonly Fault[] = [
  well('works: IMAP with TLS, SMTP with STARTTLS', () => ({})),
  well('works: IMAP with STARTTLS, SMTP with TLS', ({ dovecots, smtp: ports }) => ({
    incoming: { technology: 'imap-starttls', port: dovecots.good.imap },
    outgoing: { protocol: 'smtp-tls', port: ports.smtps },
  })),
  well('works: POP3 with TLS', ({ dovecots }) => ({ incoming: { technology: 'pop3-tls', port: dovecots.good.pop3s } })),
  well('works: POP3 with STARTTLS', ({ dovecots }) => ({
    incoming: { technology: 'pop3-starttls', port: dovecots.good.pop3 },
  })),
  well('works: greeting late by five seconds', (world) => ({ incoming: { technology: 'imap', port: world.odd.late } })),

  incoming('name does not exist', named('nobody.example'), 'dns', 'host-not-found', 'incoming.host'),
  incoming('name has no address', named('empty.example'), 'dns', 'host-without-address', 'incoming.host'),
  incoming('name is an alias of itself', named('loop.example'), 'dns', 'host-without-address', 'incoming.host'),
  incoming('name service fails', named('servfail.example'), 'dns', 'dns-server-failed', 'incoming.host'),
  incoming('name service refuses', named('refused.example'), 'dns', 'dns-server-failed', 'incoming.host'),
  incoming('name service answers nonsense', named('malformed.example'), 'dns', 'dns-broken', 'incoming.host'),
  incoming('name service is silent', named('silence.example'), 'dns', 'dns-unavailable', null),
  incoming('address inside a private network', named('private.example'), 'dns', 'host-refused', 'incoming.host'),
  incoming('port of no mail server', () => ({ port: 22 }), 'dns', 'port-refused', 'incoming.port'),

  incoming('port closed', (world) => ({ port: world.closedPort }), 'connect', 'connection-refused', 'incoming.port'),
  outgoing(
    'port closed, outgoing',
    (world) => ({ port: world.closedPort }),
    'connect',
    'connection-refused',
    'outgoing.port',
  ),
  incoming(
    'black hole',
    odd(({ odd: { blackHole } }) => blackHole),
    'connect',
    'no-answer',
    'incoming.port',
  ),
  incoming('only IPv6, no way there', named('six.example'), 'connect', 'ipv6-only', 'incoming.host'),

  incoming('certificate expired', certificate('expired'), 'tls', 'certificate-expired', 'incoming.host'),
  incoming('certificate not yet valid', certificate('not-yet'), 'tls', 'certificate-not-yet-valid', null),
  incoming('certificate of another name', certificate('wrong-name'), 'tls', 'certificate-wrong-name', 'incoming.host'),
  incoming('certificate self-signed', certificate('self-signed'), 'tls', 'certificate-self-signed', 'incoming.host'),
  incoming(
    'certificate of a stranger',
    certificate('stranger'),
    'tls',
    'certificate-chain-incomplete',
    'incoming.host',
  ),
  incoming(
    'certificate chain incomplete',
    certificate('incomplete'),
    'tls',
    'certificate-chain-incomplete',
    'incoming.host',
  ),
  incoming(
    'certificate weak',
    ({ odd: { weakTls } }) => ({ host: 'weak.example', port: weakTls }),
    'tls',
    'certificate-weak',
    'incoming.host',
  ),
  incoming(
    'TLS too old',
    odd(({ odd: { oldTls } }) => oldTls, 'imap-tls'),
    'tls',
    'tls-too-old',
    'incoming.technology',
  ),
  incoming(
    'TLS with strange ciphers only',
    odd(({ odd: { strangeCiphers } }) => strangeCiphers, 'imap-tls'),
    'tls',
    'tls-nothing-in-common',
    'incoming.technology',
  ),
  incoming(
    'TLS on a plain port',
    ({ dovecots }) => ({ technology: 'imap-tls', port: dovecots.good.imap }),
    'tls',
    'tls-expected-plain-found',
    'incoming.technology',
  ),
  incoming(
    'plain on a TLS port',
    ({ dovecots }) => ({ technology: 'imap', port: dovecots.good.imaps }),
    'greeting',
    'plain-expected-tls-found',
    'incoming.technology',
  ),
  incoming(
    'STARTTLS on a TLS port',
    ({ dovecots }) => ({ technology: 'imap-starttls', port: dovecots.good.imaps }),
    'greeting',
    'plain-expected-tls-found',
    'incoming.technology',
  ),
  outgoing(
    'TLS on a plain port, outgoing',
    (world) => ({ protocol: 'smtp-tls', port: world.smtp.submission }),
    'tls',
    'tls-expected-plain-found',
    'outgoing.protocol',
  ),
  outgoing(
    'STARTTLS on a TLS port, outgoing',
    (world) => ({ protocol: 'smtp-starttls', port: world.smtp.smtps }),
    'greeting',
    'plain-expected-tls-found',
    'outgoing.protocol',
  ),
  incoming(
    'STARTTLS not offered by IMAP',
    ({ dovecots }) => ({ technology: 'imap-starttls', port: dovecots.bare.imap }),
    'tls',
    'starttls-not-offered',
    'incoming.technology',
  ),
  incoming(
    'STARTTLS not offered by POP3',
    ({ dovecots }) => ({ technology: 'pop3-starttls', port: dovecots.bare.pop3 }),
    'tls',
    'starttls-not-offered',
    'incoming.technology',
  ),
  outgoing(
    'STARTTLS not offered by SMTP',
    (world) => ({ port: world.smtp['no-tls'] }),
    'tls',
    'starttls-not-offered',
    'outgoing.protocol',
  ),
  outgoing('TLS broken at the server', (world) => ({ port: world.smtp['broken-tls'] }), 'tls', 'tls-unavailable', null),
  incoming(
    'silent instead of TLS',
    odd(({ odd: { silent } }) => silent, 'imap-tls'),
    'tls',
    'tls-no-answer',
    'incoming.port',
  ),
  incoming(
    'hangs up in TLS',
    odd(({ odd: { hangsUpInTls } }) => hangsUpInTls, 'imap-tls'),
    'tls',
    'tls-cut-off',
    'incoming.port',
  ),

  incoming(
    'silent server',
    odd(({ odd: { silent } }) => silent),
    'greeting',
    'silent-server',
    'incoming.port',
  ),
  incoming(
    'hangs up at once',
    odd(({ odd: { hangsUp } }) => hangsUp),
    'greeting',
    'hung-up-without-greeting',
    'incoming.port',
  ),
  incoming(
    'web server',
    odd(({ odd: { web } }) => web),
    'greeting',
    'web-server-found',
    'incoming.port',
  ),
  incoming(
    'SSH server',
    odd(({ odd: { ssh } }) => ssh),
    'greeting',
    'not-a-mail-server',
    'incoming.port',
  ),
  incoming(
    'POP3 on the IMAP port',
    ({ dovecots }) => ({ technology: 'imap-tls', port: dovecots.good.pop3s }),
    'greeting',
    'pop3-found',
    'incoming.port',
  ),
  incoming(
    'IMAP on the POP3 port',
    ({ dovecots }) => ({ technology: 'pop3-tls', port: dovecots.good.imaps }),
    'greeting',
    'imap-found',
    'incoming.port',
  ),
  incoming(
    'SMTP on the IMAP port',
    (world) => ({ technology: 'imap', port: world.smtp.submission }),
    'greeting',
    'smtp-found',
    'incoming.port',
  ),
  outgoing(
    'IMAP on the SMTP port',
    ({ dovecots }) => ({ protocol: 'smtp-tls', port: dovecots.good.imaps }),
    'greeting',
    'imap-found',
    'outgoing.port',
  ),
  outgoing('421 in the greeting', smtp('greets-421'), 'greeting', 'server-busy', null),
  outgoing('554 in the greeting', smtp('greets-554'), 'greeting', 'turned-away', 'outgoing.port'),
  outgoing('421 at EHLO', smtp('helo-421'), 'capabilities', 'server-busy', null),
  outgoing('our name refused at EHLO', smtp('helo-refused'), 'capabilities', 'our-name-refused', 'outgoing.port'),
  incoming(
    'capabilities not told',
    odd(({ odd: { imapWithoutCapabilities } }) => imapWithoutCapabilities),
    'capabilities',
    'capabilities-refused',
    'incoming.port',
  ),

  signIn('wrong password', { password: 'errada' }, 'wrong-password', 'incoming.password'),
  signIn('unknown user', { login: 'nobody@empresa.example' }, 'wrong-password', 'incoming.password'),
  {
    name: 'wrong password, POP3',
    account: ({ dovecots }) => ({
      password: 'errada',
      incoming: { technology: 'pop3-tls', port: dovecots.good.pop3s },
    }),
    finds: { side: 'incoming', stage: 'sign-in', cause: 'wrong-password', field: 'incoming.password' },
    onBothSides: true,
  },
  {
    name: 'wrong password, SMTP only',
    account: () => ({ outgoing: { otherIdentity: { login: 'ana@empresa.example' } } }),
    finds: { side: 'outgoing', stage: 'sign-in', cause: 'wrong-password', field: 'outgoing.password' },
  },
  signIn('no password stored', { password: null }, 'password-missing', 'incoming.password'),
  {
    name: 'account locked',
    account: () => ({ user: 'locked' }),
    finds: { side: 'incoming', stage: 'sign-in', cause: 'account-locked', field: 'incoming.password' },
    onBothSides: true,
  },
  incoming(
    'sign-in disabled before TLS',
    ({ dovecots }) => ({ host: 'strict.example', technology: 'imap', port: dovecots.strict.imap }),
    'sign-in',
    'plain-sign-in-refused',
    'incoming.technology',
  ),
  incoming(
    'plain text refused by POP3',
    ({ dovecots }) => ({ host: 'strict.example', technology: 'pop3', port: dovecots.strict.pop3 }),
    'sign-in',
    'plain-sign-in-refused',
    'incoming.technology',
  ),
  {
    name: 'too many connections',
    account: () => ({ user: 'busy' }),
    meanwhile: async ({ dovecots }) => {
      const logins = Array.from({ length: connectionsAtMost }, () => signInAndHold(dovecots.good.imap, 'busy'));
      const held = await Promise.all(logins);
      return () => {
        for (const end of held) end();
      };
    },
    finds: { side: 'incoming', stage: 'sign-in', cause: 'too-many-connections', field: null },
  },
  {
    name: 'POP3 mailbox in use',
    account: ({ dovecots }) => ({ user: 'popbusy', incoming: { technology: 'pop3-tls', port: dovecots.good.pop3s } }),
    meanwhile: ({ dovecots }) => signInAndHold(dovecots.good.pop3, 'popbusy', 'pop3'),
    finds: { side: 'incoming', stage: 'sign-in', cause: 'mailbox-in-use', field: null },
  },
  outgoing('too many connections, outgoing', smtp('crowded'), 'greeting', 'too-many-connections', null, {
    meanwhile: (world) => holdConnection(world.smtp.crowded),
  }),
  outgoing('SMTP without sign-in', smtp('no-auth'), 'sign-in', 'sign-in-not-offered', 'outgoing.port'),
  outgoing('SMTP plain text refused', smtp('tls-only'), 'sign-in', 'sign-in-not-offered', 'outgoing.port'),
  outgoing(
    '421 at sign-in',
    (world) => ({ protocol: 'smtp', port: world.odd.smtp421AtAuth }),
    'sign-in',
    'server-busy',
    null,
  ),

  receiving('no such folder', ['INBOX', 'Inexistente'], 'no-such-folder'),
  receiving('no permission for the folder', ['Fechada'], 'folder-not-permitted', { user: 'acl' }),
  receiving('folder that holds only folders', ['Pai'], 'no-such-folder'),
  receiving('another folder over POP3', ['Vendas'], 'pop3-one-folder', { technology: 'pop3-tls' }),

  outgoing('421 at MAIL', smtp('mail-421'), 'sender', 'send-later', null),
  outgoing(
    'silent at MAIL',
    (world) => ({ protocol: 'smtp', port: world.odd.smtpSilentAtMail }),
    'sender',
    'no-answer-while-sending',
    null,
  ),
  outgoing('sender of somebody else', smtp('owned'), 'send', 'sender-refused', 'address'),
  outgoing('421 at RCPT', smtp('rcpt-421'), 'send', 'send-later', null),
  outgoing('greylisting', smtp('greylisting'), 'send', 'greylisted', 'outgoing.port'),
  {
    name: 'relay denied',
    account: (world) => ({ address: 'sac@elsewhere.example', outgoing: smtp('no-relay')(world) }),
    finds: { side: 'outgoing', stage: 'send', cause: 'relay-denied', field: 'outgoing.host' },
  },
  outgoing('address on a block list', smtp('blocklist'), 'send', 'our-address-blocklisted', 'outgoing.port'),
  {
    name: 'recipient unknown',
    account: (world) => ({ user: 'nomailbox', outgoing: smtp('submission')(world) }),
    finds: { side: 'outgoing', stage: 'send', cause: 'recipient-refused', field: 'address' },
  },
  outgoing('mailbox over quota', smtp('full'), 'send', 'mailbox-full', null),
  outgoing('daily limit reached', smtp('limited'), 'send', 'sending-limit-reached', null),
  outgoing('421 at DATA', smtp('data-421'), 'send', 'send-later', null),
  outgoing('no space at the server', smtp('no-space'), 'send', 'server-out-of-space', null),
  outgoing('size exceeded', smtp('tiny'), 'send', 'mail-too-large', null),
  outgoing('content refused', smtp('spam'), 'send', 'taken-for-spam', 'address'),
  outgoing('421 at the end of the mail', smtp('end-421'), 'send', 'send-later', null),
  outgoing(
    'silent at the end of the mail',
    (world) => ({ protocol: 'smtp', port: world.odd.smtpSilentAtEnd }),
    'send',
    'no-answer-while-sending',
    null,
  ),

  delivered('mail swallowed', 'void', 'test-mail-not-arrived', 'address'),
  delivered('mail taken for spam', 'junk', 'test-mail-in-junk', 'folder'),
  delivered('mail moved by a filter', 'filter', 'test-mail-elsewhere', 'folder'),
];
