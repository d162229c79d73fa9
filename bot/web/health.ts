import type { AccountState } from '@inbox-email/core/account/account.ts';
import type { StorageTrouble } from '@inbox-email/core/account/storage-cause.ts';
import type { Express } from 'express';
import packageJson from '../package.json' with { type: 'json' };

/** What GET /healthz tells besides that the process is alive. */
export interface Health {
  slack: string;
  accounts: Record<AccountState, number>;
  /** Why and since when (milliseconds since 1970) nothing can be received; null while the database can be written. */
  storage: StorageTrouble | null;
}

/**
 * GET /healthz: 200 and JSON for as long as the process serves; trouble with Slack or a mailbox is told, not an error. 503
 * while the database cannot be written or read: then no mail comes in.
 */
export function serveHealth(app: Express, health: () => Promise<Health>): void {
  app.get('/healthz', async (_request, response) => {
    const told = await health();
    const usable = told.storage === null;
    response.status(usable ? 200 : 503).json({
      status: usable ? 'ok' : 'storage',
      version: packageJson.version,
      uptime: Math.round(process.uptime()),
      ...told,
    });
  });
}

/** How many accounts are in each state. */
export function countStates(accounts: readonly { state: AccountState }[]): Health['accounts'] {
  const counts = { online: 0, connecting: 0, failing: 0, paused: 0, inactive: 0 };
  for (const { state } of accounts) counts[state]++;
  return counts;
}
