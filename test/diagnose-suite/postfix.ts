import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { freePort } from '../real/dovecot.ts';
import type { Certificate } from './certificates.ts';
import { addressOf, type Dovecots } from './dovecots.ts';
import { startProcess } from './start-process.ts';

/** What a port of the Postfix does differently from the good one: `-o` parameters of master.cf. */
const services = {
  submission: [],
  smtps: ['smtpd_tls_wrappermode=yes'],
  'no-tls': ['smtpd_tls_security_level=none'],
  'broken-tls': ['smtpd_tls_cert_file=/nonexistent', 'smtpd_tls_key_file=/nonexistent'],
  'tls-only': ['smtpd_tls_security_level=encrypt', 'smtpd_tls_auth_only=yes'],
  'no-auth': ['smtpd_sasl_auth_enable=no'],
  'auth-down': ['smtpd_sasl_path=/nonexistent'],
  crowded: ['smtpd_client_connection_count_limit=1', 'smtpd_client_event_limit_exceptions='],
  'greets-421': ['smtpd_delay_reject=no', 'smtpd_client_restrictions=check_client_access regexp:CONFIG/421'],
  'greets-554': ['smtpd_delay_reject=no', 'smtpd_client_restrictions=check_client_access regexp:CONFIG/no-service'],
  'helo-421': ['smtpd_delay_reject=no', 'smtpd_helo_restrictions=check_helo_access regexp:CONFIG/421'],
  'helo-refused': ['smtpd_delay_reject=no', 'smtpd_helo_restrictions=check_helo_access regexp:CONFIG/helo'],
  'mail-421': ['smtpd_delay_reject=no', 'smtpd_sender_restrictions=check_sender_access regexp:CONFIG/421'],
  'rcpt-421': ['smtpd_recipient_restrictions=check_recipient_access regexp:CONFIG/421'],
  'data-421': ['smtpd_data_restrictions=check_sender_access regexp:CONFIG/421'],
  'end-421': ['smtpd_end_of_data_restrictions=check_sender_access regexp:CONFIG/421'],
  greylisting: ['smtpd_recipient_restrictions=check_recipient_access regexp:CONFIG/greylisting'],
  blocklist: ['smtpd_recipient_restrictions=check_recipient_access regexp:CONFIG/blocklist'],
  owned: ['smtpd_sender_restrictions=reject_sender_login_mismatch', 'smtpd_sender_login_maps=regexp:CONFIG/owners'],
  'no-relay': ['smtpd_relay_restrictions=reject_unauth_destination'],
  full: ['smtpd_recipient_restrictions=check_recipient_access regexp:CONFIG/full'],
  limited: ['smtpd_recipient_restrictions=check_recipient_access regexp:CONFIG/limited'],
  tiny: ['message_size_limit=300', 'virtual_mailbox_limit=0'],
  spam: ['cleanup_service_name=cleanup-spam'],
  'no-space': ['smtpd_data_restrictions=check_sender_access regexp:CONFIG/no-space'],
} satisfies Record<string, readonly string[]>;

export type PostfixPort = keyof typeof services;

/** Answers of Postfix to anybody, as its own restrictions word them. */
const tables: Record<string, string> = {
  421: '421 4.3.2 Service not available, closing transmission channel',
  'no-service': '554 5.7.1 No SMTP service here',
  helo: '504 5.5.2 Helo command rejected: need fully-qualified hostname',
  greylisting: '450 4.2.0 Greylisted, see http://postgrey.schweikert.ch/help/empresa.example.html',
  blocklist: '554 5.7.1 Service unavailable; Client host [203.0.113.9] blocked using zen.spamhaus.org',
  full: '552 5.2.2 The mailbox is full: user is over quota',
  limited: '550 5.4.5 Daily user sending limit exceeded',
  'no-space': '452 4.3.1 Insufficient system storage',
};

export interface Postfix {
  ports: Record<PostfixPort, number>;
  stop(): Promise<void>;
}

/** A Postfix of this machine's (Debian: postfix) in a folder of its own, beside the system's, which is left alone. */
export async function startPostfix(folder: string, certificate: Certificate, dovecots: Dovecots): Promise<Postfix> {
  const home = `${folder}/postfix`;
  const config = `${home}/config`;
  for (const name of ['config', 'spool', 'data']) mkdirSync(`${home}/${name}`, { recursive: true });
  execFileSync('chown', ['postfix', `${home}/data`]);
  for (const [name, answer] of Object.entries(tables)) writeFileSync(`${config}/${name}`, `/./ ${answer}\n`);
  writeFileSync(`${config}/owners`, `/./ ${addressOf('somebody-else')}\n`);
  writeFileSync(`${config}/spam-headers`, '/^Subject:/ REJECT 5.7.1 Message content rejected: looks like spam\n');
  const mailboxes = {
    ana: 'ana/',
    void: 'nowhere/',
    junk: 'junk/.Spam/',
    filter: 'filter/.Projetos/',
    acl: 'acl/',
    busy: 'busy/',
    popbusy: 'popbusy/',
  };
  writeFileSync(
    `${config}/mailboxes`,
    Object.entries(mailboxes)
      .map(([user, path]) => `/^${user}@/ ${path}\n`)
      .join(''),
  );
  const ports = {} as Record<PostfixPort, number>;
  for (const name of Object.keys(services) as PostfixPort[]) ports[name] = await freePort();
  writeFileSync(`${config}/main.cf`, mainOf(home, certificate, dovecots));
  writeFileSync(`${config}/master.cf`, masterOf(config, ports));
  const postfix = await startProcess('postfix', ['-c', config, 'start-fg'], {
    host: '127.0.0.1',
    port: ports.submission,
  });
  return {
    ports,
    async stop() {
      // The master process has a session of its own, in which no signal to its starter reaches it.
      execFileSync('postfix', ['-c', config, 'stop'], { stdio: 'pipe' });
      await postfix.stop();
    },
  };
}

const mainOf = (home: string, { certificate, key }: Certificate, dovecots: Dovecots) => `
compatibility_level = 3.6
queue_directory = ${home}/spool
data_directory = ${home}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
meta_directory = /etc/postfix
shlib_directory = /usr/lib/postfix
mail_owner = postfix
setgid_group = postdrop
maillog_file = ${home}/log
maillog_file_prefixes = ${home}
myhostname = mx.empresa.example
mydestination =
mynetworks = 192.0.2.0/24
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
default_database_type = texthash
alias_maps =
alias_database =
disable_dns_lookups = yes
virtual_mailbox_domains = empresa.example
virtual_mailbox_base = ${dovecots.mailFolder}
virtual_mailbox_maps = regexp:${home}/config/mailboxes
virtual_minimum_uid = 1
virtual_uid_maps = static:8
virtual_gid_maps = static:8
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = ${dovecots.authSocket}
smtpd_tls_security_level = may
smtpd_tls_cert_file = ${certificate}
smtpd_tls_key_file = ${key}
smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination
smtpd_recipient_restrictions = reject_unlisted_recipient
smtpd_error_sleep_time = 0
`;

function masterOf(config: string, ports: Record<PostfixPort, number>): string {
  const listening = (Object.keys(services) as PostfixPort[]).map((name) => {
    const options = services[name].map((option) => `  -o { ${assignment(option, config)} }\n`);
    return `127.0.0.1:${ports[name]} inet n - n - - smtpd\n${options.join('')}`;
  });
  return `${listening.join('')}
cleanup unix n - n - 0 cleanup
cleanup-spam unix n - n - 0 cleanup
  -o header_checks=regexp:${config}/spam-headers
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
anvil unix - - n - 1 anvil
virtual unix - n n - - virtual
error unix - - n - - error
retry unix - - n - - error
tlsmgr unix - - n 1000? 1 tlsmgr
postlog unix-dgram n - n - 1 postlogd
`;
}

function assignment(option: string, config: string): string {
  const at = option.indexOf('=');
  return `${option.slice(0, at)} = ${option.slice(at + 1).replace('CONFIG', config)}`;
}
