import { createNameService, type NameService } from '@inbox-email/core/account/name-service.ts';
import type { MailServer } from '@inbox-email/sandbox/mail/mail-server.ts';

/**
 * The DNS of the sandbox's companies: service records (RFC 6186) that lead to the local mail server. Whatever else is asked
 * goes to the system's.
 */
export function sandboxNames({ host, imapPort, smtpPort, mailboxes }: MailServer): NameService {
  const domains = new Set(mailboxes.map(({ address }) => address.slice(address.lastIndexOf('@') + 1)));
  const domainOf = (name: string, prefix: string) =>
    name.startsWith(prefix) && domains.has(name.slice(prefix.length)) ? name.slice(prefix.length) : null;
  const system = createNameService();
  const ours = (name: string) => [...domains].some((domain) => name === domain || name.endsWith(`.${domain}`));
  const nothing = (name: string) => Promise.reject(Object.assign(new Error(`ENODATA ${name}`), { code: 'ENODATA' }));
  return {
    addresses: (name) => {
      if (domainOf(name, 'mail.') !== null) return Promise.resolve([{ address: host }]);
      return ours(name) ? nothing(name) : system.addresses(name);
    },
    async services(name) {
      const place = { priority: 0, weight: 0 };
      const [imap, submission] = [domainOf(name, '_imap._tcp.'), domainOf(name, '_submission._tcp.')];
      if (imap !== null) return [{ ...place, host: `mail.${imap}`, port: imapPort }];
      if (submission !== null) return [{ ...place, host: `mail.${submission}`, port: smtpPort }];
      return ours(name) ? [] : system.services(name);
    },
    exchangers: (name) => (ours(name) ? Promise.resolve([]) : system.exchangers(name)),
    records: (name, type) => (ours(name) ? nothing(name) : system.records(name, type)),
  };
}
