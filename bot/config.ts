import { isIP } from 'node:net';
import type { PortRange } from '@inbox-email/core/account/ports.ts';
import { type Language, languages } from '@inbox-email/core/language.ts';
import type { IdentityProvider } from '@inbox-email/core/oauth/identity-provider.ts';
import * as z from 'zod';
import { halfRegistered, providersFrom, providerVariables } from './config-providers.ts';

/** How Slack reaches the bot: over a socket that the bot opens, or by signed requests to `/slack/events`. */
type SlackMode = { kind: 'socket'; appToken: string } | { kind: 'http'; signingSecret: string };

export interface SlackConfig {
  botToken: string;
  mode: SlackMode;
  /** Ends in a slash; absent: Slack itself. */
  apiUrl?: string;
}

export interface Config {
  /** null: no token at all, so the bot runs against the sandbox's local workspace. */
  slack: SlackConfig | null;
  /** `portChosen`: somebody asked for this very port, so no other will do. */
  web: { host: string; port: number; portChosen: boolean };
  /** Folder of the database and, unless it is given otherwise, of the key that seals passwords. */
  dataDir: string;
  /** The key that seals passwords, in base64; absent: read from `keyFile`. */
  key?: string;
  keyFile?: string;
  /** How people's browsers reach the web server: passwords are typed there, and not in Slack. */
  publicUrl?: string;
  /** Where supervisors may sign accounts in instead of typing a password. */
  identityProviders: readonly IdentityProvider[];
  logLevel: (typeof logLevels)[number];
  mail: {
    /** Networks in which mail servers may stand besides the public internet, as CIDR. */
    allowedNetworks: string[];
    /** Ports of mail servers besides the usual ones. */
    allowedPorts: PortRange[];
    /** A file of further certificate authorities (PEM) that mail servers may be signed by. */
    caFile?: string;
  };
  /** What channels read; absent: the language of the workspace's owner. */
  defaultLanguage?: Language;
}

export type ConfigResult = { ok: true; config: Config } | { ok: false; problems: string[] };

/** Reads the environment; nothing else in the project does. Each problem is a sentence that names its variable. */
export function readConfig(environment: NodeJS.ProcessEnv): ConfigResult {
  // `NAME=` in an .env file means "not set", not "set to nothing".
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = variables.safeParse(given);
  const problems = parsed.success
    ? [...missingTokens(parsed.data), ...halfRegistered(parsed.data)]
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  return parsed.success && problems.length === 0
    ? { ok: true, config: configFrom(parsed.data) }
    : { ok: false, problems };
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;

const url = (meaning: string) =>
  z.url({ protocol: /^https?$/, error: `${meaning} must be a link that begins with http:// or https://` });

const cidr = z.string().refine(isCidr, {
  error: (issue) =>
    `"${String(issue.input)}" is not a network; write it as 10.0.0.0/8 or fd00::/8, several with commas`,
});

const portRange = z.string().transform((range, { addIssue }): PortRange => {
  const [from = 0, to = from] = /^\d{1,5}(-\d{1,5})?$/.test(range) ? range.split('-').map(Number) : [];
  if (from < 1 || to < from || to > 65535) {
    addIssue(`"${range}" is no port; write it as 2143 or 2100-2199, several with commas`);
  }
  return [from, to];
});

const variables = z.object({
  SLACK_BOT_TOKEN: z.string().trim().startsWith('xoxb-', 'the bot token begins with xoxb-').optional(),
  SLACK_APP_TOKEN: z.string().trim().startsWith('xapp-', 'the app-level token begins with xapp-').optional(),
  SLACK_SIGNING_SECRET: z.string().trim().min(8, 'the signing secret is longer than that').optional(),
  SLACK_API_URL: url('the address of the Slack API')
    .transform((address) => (address.endsWith('/') ? address : `${address}/`))
    .optional(),
  PORT: z.coerce
    .number('must be a number from 0 to 65535')
    .int('must be a number from 0 to 65535')
    .min(0, 'must be a number from 0 to 65535')
    .max(65535, 'must be a number from 0 to 65535')
    .optional(),
  HOST: z.string().trim().default('127.0.0.1'),
  DATA_DIR: z.string().default('./data'),
  INBOX_EMAIL_KEY: z.string().trim().optional(),
  INBOX_EMAIL_KEY_FILE: z.string().optional(),
  PUBLIC_URL: url('the address under which people reach this server')
    .refine(isEncryptedOrHere, 'must begin with https://, for passwords are typed there (http:// only for 127.0.0.1)')
    .optional(),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).optional(),
  MAIL_ALLOWED_NETWORKS: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(',')
        .map((network) => network.trim())
        .filter(Boolean),
    )
    .pipe(z.array(cidr)),
  MAIL_ALLOWED_PORTS: z
    .string()
    .default('')
    .transform((list) => list.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(portRange)),
  MAIL_CA_FILE: z.string().optional(),
  DEFAULT_LANGUAGE: z.enum(languages, `must be one of ${languages.join(', ')}`).optional(),
  ...providerVariables,
});

type Variables = z.output<typeof variables>;

function missingTokens(given: Variables): string[] {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = given;
  if (botToken !== undefined && appToken === undefined && signingSecret === undefined) {
    return [
      'SLACK_APP_TOKEN: missing. SLACK_BOT_TOKEN also needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP mode)',
    ];
  }
  if (botToken === undefined && (appToken !== undefined || signingSecret !== undefined)) {
    const other = appToken === undefined ? 'SLACK_SIGNING_SECRET' : 'SLACK_APP_TOKEN';
    return [`SLACK_BOT_TOKEN: missing. ${other} is set; the bot also needs its bot token, which begins with xoxb-`];
  }
  return [];
}

function configFrom(given: Variables): Config {
  return {
    slack: slackFrom(given),
    web: { host: given.HOST, port: given.PORT ?? 3000, portChosen: given.PORT !== undefined },
    dataDir: given.DATA_DIR,
    ...(given.INBOX_EMAIL_KEY && { key: given.INBOX_EMAIL_KEY }),
    ...(given.INBOX_EMAIL_KEY_FILE && { keyFile: given.INBOX_EMAIL_KEY_FILE }),
    ...(given.PUBLIC_URL && { publicUrl: given.PUBLIC_URL }),
    identityProviders: providersFrom(given),
    // The sandbox prints its link, and nothing that would hide it: mail servers are meant to fail there.
    logLevel: given.LOG_LEVEL ?? (given.SLACK_BOT_TOKEN === undefined ? 'error' : 'info'),
    mail: {
      allowedNetworks: given.MAIL_ALLOWED_NETWORKS,
      allowedPorts: given.MAIL_ALLOWED_PORTS,
      ...(given.MAIL_CA_FILE && { caFile: given.MAIL_CA_FILE }),
    },
    ...(given.DEFAULT_LANGUAGE && { defaultLanguage: given.DEFAULT_LANGUAGE }),
  };
}

function slackFrom(given: Variables): SlackConfig | null {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = given;
  if (botToken === undefined) return null;
  // Where both are filled in, Socket Mode: it works without an address that Slack can reach.
  const mode: SlackMode | null =
    appToken !== undefined
      ? { kind: 'socket', appToken }
      : signingSecret !== undefined
        ? { kind: 'http', signingSecret }
        : null;
  if (mode === null) return null;
  return { botToken, mode, ...(given.SLACK_API_URL && { apiUrl: given.SLACK_API_URL }) };
}

/** Browsers treat this machine itself as safe without encryption. */
function isEncryptedOrHere(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}

function isCidr(network: string): boolean {
  const [address = '', bits = '', ...rest] = network.split('/');
  const family = isIP(address);
  return family !== 0 && rest.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128);
}
