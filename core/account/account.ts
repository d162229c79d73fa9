import * as z from 'zod';
import type { Grant } from './grant.ts';
import { protocols, technologies } from './technology.ts';
import { readCertificates } from './trust.ts';

const name = z.string().trim().min(1, 'required').max(75, 'too-long');
/** An address that mail can be sent to. */
export const mailAddress = z.string().trim().max(254, 'too-long').pipe(z.email('not-an-address'));
// What goes into a command must not end it.
const oneLine = /^\P{Cc}*$/u;
const login = z.string().trim().min(1, 'required').max(254, 'too-long').regex(oneLine, 'control-characters');
// What may stand in a host field; whether it may be connected to is the host guard's question.
const host = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, 'required')
  .max(253, 'too-long')
  .regex(/^[\p{L}\p{N}._:[\]-]+$/u, 'not-a-host');
const port = z.coerce.number('not-a-port').int('not-a-port').min(1, 'not-a-port').max(65535, 'not-a-port');

const folder = z.string().trim().min(1, 'required').max(255, 'too-long').regex(oneLine, 'control-characters');

const certificates = z
  .string()
  .max(16_000, 'too-long')
  .transform((pasted, context) => {
    if (pasted.trim() === '') return '';
    const read = readCertificates(pasted);
    if ('pem' in read) return read.pem;
    context.addIssue(read.problem);
    return z.NEVER;
  });
const pinned = z.object({ host, certificate: certificates.refine((pem) => pem !== '', 'required') });

/** Whose certificates the account's servers may show besides those of the public authorities. */
const trustSettings = z.object({
  /** Own authorities in PEM, one after the other; empty for none. */
  // A form in Slack holds no more.
  authorities: certificates.refine((pem) => pem.length <= 3000, 'too-long').default(''),
  /** Certificates that a person has accepted, each for one server, whoever has signed them. */
  pinned: z.object({ incoming: pinned.optional(), outgoing: pinned.optional() }).default({}),
});

/** Which mail is received, and what becomes of it on the server. */
export const receivingSettings = z.object({
  /** Watched folders; the first one is watched by push. POP3 has only INBOX. */
  folders: z
    .array(folder)
    .min(1, 'required')
    .max(20, 'too-many')
    // A form in Slack holds no more.
    .refine((folders) => folders.join(', ').length <= 1000, 'too-long')
    .default(['INBOX']),
  /** From when on mail counts: the moment of adding the account, the beginning of a day, or ever. */
  backlog: z
    .discriminatedUnion('from', [
      z.object({ from: z.literal('now') }),
      z.object({ from: z.literal('date'), date: z.iso.date('not-a-date') }),
      z.object({ from: z.literal('everything') }),
    ])
    .default({ from: 'now' }),
  /** What happens on the server to a mail once it is stored durably. Deleting may wait for days. */
  afterReading: z
    .discriminatedUnion('do', [
      z.object({ do: z.literal('nothing') }),
      z.object({ do: z.literal('mark-seen') }),
      z.object({ do: z.literal('move'), folder }),
      z.object({
        do: z.literal('delete'),
        afterDays: z.coerce
          .number('not-a-number')
          .int('not-a-number')
          .min(0, 'not-a-number')
          .max(3650, 'too-large')
          .default(0),
      }),
    ])
    .default({ do: 'nothing' }),
  /** Of a larger mail only headers and text are fetched, the rest stays on the server. Megabytes of 10^6 bytes. */
  sizeLimitMb: z.coerce
    .number('not-a-number')
    .int('not-a-number')
    .min(1, 'not-a-number')
    .max(100, 'too-large')
    .default(50),
  /** Minutes between looks where the server does not push, and at further folders. */
  pollMinutes: z.coerce
    .number('not-a-number')
    .int('not-a-number')
    .min(1, 'not-a-number')
    .max(60, 'too-large')
    .default(1),
  /** Whether we ask the DNS about a mail's sender (SPF, DKIM, DMARC) where the receiving server says nothing. */
  checkSender: z.boolean().default(false),
});

/**
 * Everything a supervisor says about an account, but for the passwords. Each issue's message is a stable word
 * (`required`, `too-long`, `not-an-address`, `not-a-host`, `not-a-port`) that the surface puts into the reader's language.
 */
export const accountSettings = z.object({
  /** How people call the account: "SAC". */
  name,
  /** The address that customers write to and that answers come from. */
  address: mailAddress,
  /** Further addresses whose mail comes into this mailbox; an answer comes from the one that was written to. */
  aliases: z
    .array(mailAddress)
    .max(10, 'too-many')
    .transform((aliases) => [...new Map(aliases.map((alias) => [alias.toLowerCase(), alias])).values()])
    .default([]),
  /** Stands below every answer that a person writes. Several lines; empty for none. */
  signature: z
    .string()
    .max(2000, 'too-long')
    .transform((words) => words.replace(/\r\n?/g, '\n').trim())
    .default(''),
  incoming: z.object({ technology: z.enum(technologies), host, port, login }),
  outgoing: z.object({
    protocol: z.enum(protocols),
    host,
    port,
    /** Signs in as somebody else than the incoming side does; absent: same login and same password. */
    otherIdentity: z.object({ login }).optional(),
  }),
  /** How it signs in, but for an outgoing side with an identity of its own. */
  signIn: z
    .object({
      /** `password`, or the id of an identity provider where a person signs in. */
      with: z
        .string()
        .regex(/^[a-z0-9-]{1,30}$/, 'unknown')
        .default('password'),
      /** The mailbox is one that several people open: whoever signs in may be somebody else than its address says. */
      sharedMailbox: z.boolean().default(false),
    })
    .prefault({}),
  /** How its mail is received. */
  receiving: receivingSettings.prefault({}),
  trust: trustSettings.prefault({}),
  /** Reason of the request ("Tipo"): every ticket of this account carries it. */
  ticketTypeId: z.string().min(1, 'required'),
  /** Area that handles it ("Grupo"). */
  groupId: z.string().min(1, 'required'),
});

/** Settings as stored and shown. */
export type AccountSettings = z.output<typeof accountSettings>;
/** Settings as a form hands them in: numbers may be strings, defaults may be missing. */
export type AccountSettingsInput = z.input<typeof accountSettings>;

/** Passwords, only ever on their way in. `outgoing` belongs to `outgoing.otherIdentity`. Absent on edit: keep. */
export interface AccountPasswords {
  incoming?: string;
  outgoing?: string;
}

/** Everything an account signs in with, on its way in. */
export interface AccountCredentials extends AccountPasswords {
  /** For an account that signs in at a provider. Absent on edit: keep. */
  grant?: Grant;
}

/**
 * What an account is doing right now.
 * `connecting` not signed in yet · `online` watching the folder · `failing` trying again by itself ·
 * `paused` the server refused the sign-in, and trying on would lock the mailbox: a person must act · `inactive` switched off
 */
export type AccountState = 'connecting' | 'online' | 'failing' | 'paused' | 'inactive';

/** An account as people see it: no secret in it, safe to show and to log. */
export interface Account extends AccountSettings {
  id: string;
  /** Grows with each edit; an edit that started from an older version is refused as a conflict. */
  version: number;
  active: boolean;
  state: AccountState;
  /** The cause's code (see causes) while failing or paused. */
  stateCause: string | null;
  /** Milliseconds since 1970. */
  createdAt: number;
  lastMailAt: number | null;
}

/** What a supervisor has said of an account, without what became of it since. */
export function settingsIn(account: Account): AccountSettings {
  const { id, version, active, state, stateCause, createdAt, lastMailAt, ...settings } = account;
  return settings;
}

/** What stands behind the last @ of an address. */
export const addressDomain = (address: string) => address.slice(address.lastIndexOf('@') + 1);
