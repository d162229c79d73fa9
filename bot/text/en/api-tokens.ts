import type { Scope } from '@inbox-email/core/api-token.ts';

/** Tokens of the HTTP API, in Settings. */
export const apiTokens = {
  title: 'API tokens',
  hint: 'With a token, a program (n8n, a script) uses the HTTP API in its own name. Its documentation is at /api/v1/docs of this bot’s web server.',
  none: 'No token yet.',
  open: 'API tokens',
  heading: 'HTTP API',
  settingsHint: 'Programs such as n8n read and answer tickets with a token.',
  add: 'New token',
  revoke: 'Revoke',
  confirmTitle: 'Revoke this token?',
  confirmText: (name: string) => `Whatever uses “${name}” stops working at once.`,
  keep: 'Keep it',
  madeBy: (whom: string, when: string) => `made by ${whom}, ${when}`,
  lastUsed: (when: string) => `last used ${when}`,
  neverUsed: 'never used',
  newTitle: 'New API token',
  name: 'Name',
  nameHint: 'What uses it, for example “n8n”.',
  scopes: 'What it may do',
  make: 'Make it',
  madeTitle: 'New API token',
  made: (name: string) => `This is the token for *${name}*. Copy it now: it is shown only this once.`,
  madeHint: 'Keep it like a password. Here it is kept only as a fingerprint; who loses it makes a new one.',
  tooMany: 'There are too many tokens. Revoke those that nobody uses.',
  scopeWords: {
    'tickets:read': 'Read tickets and their mails',
    'tickets:write': 'Answer, note, close and change tickets',
    'accounts:read': 'See accounts, their health and errors',
    'accounts:write': 'Test, audit and switch accounts',
    'events:read': 'Read the feed of events',
    'webhooks:write': 'Manage webhooks and the mail hook',
  } satisfies Record<Scope, string>,
};

export type ApiTokensText = typeof apiTokens;
