/** A person or department with an address on the sandbox's mail server, and how to sign in there. */
export interface Mailbox {
  /** As it stands in the From header. */
  name: string;
  address: string;
  /** What opens it, for IMAP and for SMTP; absent: the address. */
  login?: string;
  password: string;
  /** Whose side it is on: the company's mailboxes are answered by the desk, the customers' by the person at the page. */
  side: 'company' | 'customer';
}

/** A mail in an inbox. */
export interface StoredMail {
  /** IMAP's UID in the inbox. */
  uid: number;
  /** The envelope's sender; null for the null sender of a bounce, and for mails put there over IMAP. */
  from: string | null;
  /** Its bytes, as they were delivered. */
  raw: Uint8Array;
  /** When it was delivered, in milliseconds since 1970. */
  at: number;
}

/** Who is there unless a caller says otherwise. */
export const defaultMailboxes: readonly Mailbox[] = [
  { name: 'SAC Empresa', address: 'sac@empresa.example', password: 'sac-segredo', side: 'company' },
  { name: 'Vendas Empresa', address: 'vendas@empresa.example', password: 'vendas-segredo', side: 'company' },
  { name: 'Maria Oliveira', address: 'maria@cliente.example', password: 'maria-segredo', side: 'customer' },
  { name: 'John Carter', address: 'john@customer.example', password: 'john-secret', side: 'customer' },
  { name: 'Lucía Fernández', address: 'lucia@cliente.example', password: 'lucia-secreto', side: 'customer' },
];

/** The mailbox that this login is for. */
export function mailboxOfLogin<Box extends Mailbox>(mailboxes: readonly Box[], login: string): Box | undefined {
  const wanted = login.trim().toLowerCase();
  return mailboxes.find((mailbox) => (mailbox.login ?? mailbox.address).toLowerCase() === wanted);
}

/** The mailbox with this address, whatever its capitals. */
export function findMailbox<Box extends Mailbox>(mailboxes: readonly Box[], address: string): Box | undefined {
  const wanted = address.trim().toLowerCase();
  return mailboxes.find((mailbox) => mailbox.address.toLowerCase() === wanted);
}
