import { type Account, receivingSettings } from '@inbox-email/core/account/account.ts';
import type { AccountHealth } from '@inbox-email/core/account/account-health.ts';
import type { AccountError, Explanation } from '@inbox-email/core/account/diagnosis.ts';
import { pemOf } from '../../fakes/behind-tls.ts';

/** An account in good order; tests say what is different about theirs. */
export function anAccount(different: Partial<Account> = {}): Account {
  return {
    id: '3f6c1c0e-6f1a-4d0f-9d54-2b8c6f0e7a11',
    version: 1,
    active: true,
    state: 'online',
    stateCause: null,
    createdAt: Date.UTC(2026, 0, 1),
    lastMailAt: null,
    name: 'SAC',
    address: 'sac@empresa.com.br',
    incoming: { technology: 'imap-tls', host: 'imap.empresa.com.br', port: 993, login: 'sac@empresa.com.br' },
    outgoing: { protocol: 'smtp-starttls', host: 'smtp.empresa.com.br', port: 587 },
    receiving: receivingSettings.parse({}),
    signIn: { with: 'password', sharedMailbox: false },
    trust: { authorities: '', pinned: {} },
    aliases: [],
    signature: '',
    ticketTypeId: 'type-1',
    groupId: 'group-1',
    ...different,
  };
}

/** An account in trouble whose every field holds as much as it can. */
export const longestAccount = anAccount({
  name: 'ã'.repeat(75),
  address: `${'a'.repeat(240)}@empresa.com`,
  state: 'paused',
  stateCause: 'app-password-needed',
  lastMailAt: 1,
  incoming: { technology: 'imap-starttls', host: 'h'.repeat(253), port: 65535, login: 'l'.repeat(254) },
  outgoing: {
    protocol: 'smtp-starttls',
    host: 'h'.repeat(253),
    port: 65535,
    otherIdentity: { login: 'l'.repeat(254) },
  },
  aliases: Array.from({ length: 10 }, (_, index) => `${'a'.repeat(240)}${index}@empresa.com`),
  signature: 's'.repeat(2000),
  trust: {
    authorities: 'p'.repeat(3000),
    pinned: {
      incoming: { host: 'h'.repeat(253), certificate: pemOf('alone') },
      outgoing: { host: 'h'.repeat(253), certificate: pemOf('other') },
    },
  },
  ticketTypeId: '3f6c1c0e-6f1a-4d0f-9d54-2b8c6f0e7a12',
  groupId: '3f6c1c0e-6f1a-4d0f-9d54-2b8c6f0e7a13',
  receiving: {
    folders: Array.from({ length: 20 }, (_, index) => 'f'.repeat(46) + String(index).padStart(2, '0')),
    backlog: { from: 'date', date: '2026-12-31' },
    afterReading: { do: 'move', folder: 'f'.repeat(255) },
    sizeLimitMb: 500,
    pollMinutes: 60,
    checkSender: true,
  },
});

export const wrongPassword: Explanation = {
  code: 'wrong-password',
  cause: {
    en: 'The server does not accept this password.',
    'pt-BR': 'O servidor não aceita esta senha.',
    es: 'El servidor no acepta esta contraseña.',
  },
  remedy: { en: 'Type it again.', 'pt-BR': 'Digite de novo.', es: 'Escríbala de nuevo.' },
  help: 'https://provider.example/help',
  field: 'incoming.password',
  serverWords: 'NO [AUTHENTICATIONFAILED] <!channel> Invalid *credentials* & more',
  temporary: false,
};

/** An account that had 23 mails in its last hour and failed twice, fourteen hours ago. */
export function aHealth(accountId = anAccount().id): AccountHealth {
  const lastHours = (at: number, count: number) => Array.from({ length: 24 }, (_, hour) => (hour === at ? count : 0));
  return {
    accountId,
    mails: lastHours(23, 23),
    failures: lastHours(9, 2),
    failuresByDay: Array.from({ length: 14 }, (_, day) => (day === 13 ? 2 : 0)),
    lastError: { code: 'wrong-password', side: 'incoming', lastAt: Date.UTC(2026, 0, 1, 12), recoveredAt: null },
  };
}

export function anError(different: Partial<AccountError> = {}): AccountError {
  return {
    ...wrongPassword,
    id: 1,
    accountId: anAccount().id,
    side: 'incoming',
    stage: 'sign-in',
    firstAt: Date.UTC(2026, 0, 1, 12),
    lastAt: Date.UTC(2026, 0, 1, 12),
    count: 1,
    recoveredAt: null,
    mailsAffected: 0,
    transcript: [],
    ...different,
  };
}
