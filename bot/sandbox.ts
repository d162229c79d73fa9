import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NameService } from '@inbox-email/core/account/name-service.ts';
import type { Desk } from '@inbox-email/core/desk.ts';
import { companyProvider } from '@inbox-email/core/oauth/identity-provider.ts';
import { WebClient } from '@slack/web-api';
import { redirectUriOf } from './accounts/password-page/sign-in-journey.ts';
import type { Config } from './config.ts';
import manifest from './manifest.json' with { type: 'json' };
import { sandboxNames } from './sandbox-names.ts';
import { textIn } from './text/text.ts';

/** The local Slack workspace and mail server that the bot runs against where it has no tokens. */
export interface RunningSandbox {
  /** The configuration with which the same program runs against it. */
  config: Config & { slack: NonNullable<Config['slack']> };
  /** What to open in the browser. */
  url: string;
  /** Its companies' DNS. */
  names: NameService;
  /** The first group and type, so that the first account is a matter of a minute. */
  furnish(desk: Desk): Promise<void>;
  stop(): Promise<void>;
}

/** Ports of the page, of IMAP and of SMTP that stay the same from run to run; any free ones where they are taken. */
const favourites = { port: 4100, imapPort: 4143, smtpPort: 4125 };

/** Everything in it lasts as long as the process: the mail server forgets too, and old tickets would point at nothing. */
export async function openSandbox(config: Config): Promise<RunningSandbox> {
  // Only here: whoever runs the bot against Slack need not load any of it.
  const { startSandbox } = await import('@inbox-email/sandbox/start.ts');
  const { publicUrl } = config;
  // Signing in elsewhere needs a way back to a page of ours.
  const options = { manifest, ...(publicUrl !== undefined && { redirectUris: [redirectUriOf(publicUrl)] }) };
  const { workspace, mail, url, signIn, stop } = await startSandbox({ ...favourites, ...options }).catch((error) => {
    if (error.code !== 'EADDRINUSE') throw error;
    return startSandbox(options);
  });
  const dataDir = await mkdtemp(join(tmpdir(), 'inbox-email-sandbox-'));
  const { slackApiUrl: apiUrl, botToken, appToken } = workspace;
  return {
    config: {
      ...config,
      slack: { botToken, apiUrl, mode: { kind: 'socket', appToken } },
      dataDir,
      ...(signIn && {
        identityProviders: [...config.identityProviders, companyProvider({ ...signIn, name: 'Sandbox' })],
      }),
      mail: {
        ...config.mail,
        allowedNetworks: [...config.mail.allowedNetworks, '127.0.0.0/8', '::1/128'],
        allowedPorts: [[1, 65535]],
      },
    },
    url,
    names: sandboxNames(mail),
    furnish: (desk) => furnish(desk, new WebClient(botToken, { slackApiUrl: apiUrl })),
    async stop() {
      await stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function furnish(desk: Desk, slack: WebClient): Promise<void> {
  const sandbox = { id: 'sandbox', name: 'Sandbox', role: 'supervisor' as const };
  const { channels = [] } = await slack.conversations.list();
  const sac = channels.find(({ name }) => name === 'sac');
  await desk.groups.add(sandbox, { name: 'SAC', channel: sac?.id ?? null });
  await desk.ticketTypes.add(sandbox, { name: textIn('pt-BR').accounts.setup.firstType });
}
