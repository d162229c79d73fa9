/**
 * How mail comes in ("Tecnologia") and goes out ("Protocolo"), and the port that each brings along.
 * Ports: RFC 8314 (implicit TLS), RFC 3501 and RFC 1939 (143, 110), RFC 6409 (587), RFC 5321 (25).
 */
export const technologies = ['imap', 'imap-tls', 'imap-starttls', 'pop3', 'pop3-tls', 'pop3-starttls'] as const;
export type Technology = (typeof technologies)[number];

export const protocols = ['smtp', 'smtp-starttls', 'smtp-tls'] as const;
export type Protocol = (typeof protocols)[number];

/** When encryption begins: never, by a command on the open connection, or with its first byte. */
export type Encryption = 'none' | 'starttls' | 'tls';

interface Transport {
  port: number;
  encryption: Encryption;
}

const incoming: Record<Technology, Transport> = {
  imap: { port: 143, encryption: 'none' },
  'imap-tls': { port: 993, encryption: 'tls' },
  'imap-starttls': { port: 143, encryption: 'starttls' },
  pop3: { port: 110, encryption: 'none' },
  'pop3-tls': { port: 995, encryption: 'tls' },
  'pop3-starttls': { port: 110, encryption: 'starttls' },
};

const outgoing: Record<Protocol, Transport> = {
  smtp: { port: 25, encryption: 'none' },
  'smtp-starttls': { port: 587, encryption: 'starttls' },
  'smtp-tls': { port: 465, encryption: 'tls' },
};

/** The transport that a technology or protocol stands for: its usual port and when it encrypts. */
export function transportOf(kind: Technology | Protocol): Transport {
  return kind in incoming ? incoming[kind as Technology] : outgoing[kind as Protocol];
}

/** POP3 knows one folder and no push. */
export const isPop3 = (technology: Technology) => technology.startsWith('pop3');

/**
 * The port to show after the technology or protocol changed from `before` to `after`, where the field now holds
 * `shown`: a port that a person typed stays, one that we had filled in (or an empty field) follows.
 */
export function portAfterChange(
  shown: number | undefined,
  before: Technology | Protocol | undefined,
  after: Technology | Protocol,
): number {
  const oursBefore = before === undefined ? undefined : transportOf(before).port;
  return shown === undefined || shown === oursBefore ? transportOf(after).port : shown;
}
