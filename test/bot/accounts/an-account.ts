import type { Account } from '@inbox-email/core/account/account.ts';
import type { AccountError, Explanation } from '@inbox-email/core/account/diagnosis.ts';

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
    folder: 'INBOX',
    ticketTypeId: 'type-1',
    groupId: 'group-1',
    ...different,
  };
}

export const wrongPassword: Explanation = {
  code: 'wrong-password',
  cause: {
    en: 'The server does not accept this password.',
    'pt-BR': 'O servidor não aceita esta senha.',
    es: 'El servidor no acepta esta contraseña.',
  },
  remedy: { en: 'Type it again.', 'pt-BR': 'Digite de novo.', es: 'Escríbala de nuevo.' },
  field: 'incoming.password',
  serverWords: 'NO [AUTHENTICATIONFAILED] <!channel> Invalid *credentials* & more',
  temporary: false,
};

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
    ...different,
  };
}
