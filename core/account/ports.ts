/** From and to, both included. */
export type PortRange = readonly [from: number, to: number];

/**
 * The ports on which mail is received and submitted. Others are refused: what a supervisor types is otherwise a way to
 * speak to any service. Operators allow further ones with MAIL_ALLOWED_PORTS.
 *
 * By the standards: 25, 110, 143, 465, 587, 993, 995. Seen at providers, where the way to 25 is blocked: 26 (cPanel, as at
 * HostGator), 2525 (most relays), 2465 and 2587 (Amazon SES), 3535 (GoDaddy).
 */
export const mailPorts: readonly PortRange[] = [25, 26, 110, 143, 465, 587, 993, 995, 2465, 2525, 2587, 3535].map(
  (port) => [port, port],
);

/** Where a provider's description of its servers may be fetched from. */
export const isWebPort = (port: number) => port === 80 || port === 443;

/** Where programs of one's own listen for requests: the web's ports, and those that need no privilege (n8n has 5678). */
export const isHookPort = (port: number) => isWebPort(port) || port >= 1024;
