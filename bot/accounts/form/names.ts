import type { Protocol, Technology } from '@inbox-email/core/account/technology.ts';

/** Names of techniques: the same in every language. */
export const technologyNames: Record<Technology, string> = {
  imap: 'IMAP',
  'imap-tls': 'IMAP + SSL/TLS',
  'imap-starttls': 'IMAP + STARTTLS',
  pop3: 'POP3',
  'pop3-tls': 'POP3 + SSL/TLS',
  'pop3-starttls': 'POP3 + STARTTLS',
};

export const protocolNames: Record<Protocol, string> = {
  smtp: 'SMTP',
  'smtp-starttls': 'SMTP + STARTTLS',
  'smtp-tls': 'SMTP + SSL/TLS',
};
