import { type ApiParts, serveApi } from '@inbox-email/bot/api/serve-api.ts';
import { botMigrations } from '@inbox-email/bot/store/migrations.ts';
import type { BotDatabase } from '@inbox-email/bot/store/schema.ts';
import { openWeb } from '@inbox-email/bot/web/web.ts';
import type { Account } from '@inbox-email/core/account/account.ts';
import { type Scope, scopes } from '@inbox-email/core/api-token.ts';
import { pino } from 'pino';
import { ana, type DeskFixture, eventually, startDesk } from '../../core/desk.fixture.ts';

/** What a test looks at of an answer. */
export interface Answered {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of it
  body: any;
}

export interface Asked {
  body?: unknown;
  headers?: Record<string, string>;
  /** Null: none. */
  token?: string | null;
}

export interface ApiFixture extends DeskFixture {
  /** http://…/api/v1 */
  url: string;
  /** One that may do everything. */
  token: string;
  logged(): string;
  tokenFor(...some: Scope[]): Promise<string>;
  /** As in `ask('GET /tickets')`. */
  ask(what: string, asked?: Asked): Promise<Answered>;
  /** The account of the sandbox's mailbox, online. */
  account(): Promise<Account>;
  /** A customer's mail, and the ticket that it became. */
  ticket(subject?: string): Promise<number>;
}

/** A real desk behind the API of a real web server. */
export async function startApi({ clock = Date.now, ...parts }: Partial<Pick<ApiParts, 'clock' | 'rateLimit'>> = {}) {
  const fixture = await startDesk({ clock, migrations: botMigrations });
  const web = await openWeb({ host: '127.0.0.1', port: 0, anyPort: true });
  let logged = '';
  const write = (line: string) => {
    logged += line;
  };
  const log = pino({ level: 'trace' }, { write });
  // The bot's tables stand in the core's database, and the core knows nothing of them.
  const database = fixture.database as unknown as BotDatabase;
  serveApi(web.app, { ...{ desk: fixture.desk, database, log, clock }, ...parts });
  const url = `${web.url}/api/v1`;
  const tokenFor = async (...some: Scope[]) =>
    (await fixture.desk.apiTokens.add(ana, { name: 'n8n', scopes: some })).secret;
  const token = await tokenFor(...scopes);
  const stopDesk = fixture.stop;
  let mails = 0;
  let known: Promise<Account> | undefined;
  const addAccount = async () => {
    const password = fixture.mail.mailboxes.find(({ address }) => address === 'sac@empresa.example')?.password ?? '';
    const { id } = await fixture.desk.accounts.add(ana, await fixture.settings(), { incoming: password });
    const get = () => fixture.desk.accounts.get(ana, id);
    await eventually(async () => (await get()).state === 'online', 'the account is online');
    return get();
  };
  const account = () => {
    known ??= addAccount();
    return known;
  };
  const api: ApiFixture = Object.assign(fixture, {
    ...{ url, token, tokenFor, account, logged: () => logged },
    async ask(what: string, { body, headers = {}, token: given = token }: Asked = {}): Promise<Answered> {
      const [method = 'GET', path = ''] = what.split(' ');
      const response = await fetch(`${url}${path}`, {
        method,
        headers: {
          ...(given !== null && { authorization: `Bearer ${given}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      const isJson = /[/+]json(;|$)/.test(response.headers.get('content-type') ?? '');
      return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
    },
    async ticket(subject = 'Pedido atrasado') {
      await account();
      mails += 1;
      fixture.mail.deliver(
        `From: Maria <maria@cliente.example>\r\nTo: sac@empresa.example\r\nSubject: ${subject}\r\nMessage-ID: <${mails}@cliente.example>\r\n\r\nOnde está?\r\n`,
        { from: 'maria@cliente.example', to: 'sac@empresa.example' },
      );
      return (await fixture.next('ticket.opened')).ticketId;
    },
    async stop() {
      await web.close();
      await stopDesk();
    },
  });
  return api;
}
