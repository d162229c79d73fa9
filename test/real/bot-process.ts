import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Workspace } from '@inbox-email/sandbox/slack/workspace.ts';

const main = fileURLToPath(new URL('../../bot/main.ts', import.meta.url));

export interface BotProcess {
  /** What it printed so far. */
  output(): string;
  kill(signal: NodeJS.Signals): Promise<void>;
}

/** The bot as a process of its own, as it runs in production, against a local workspace. */
export function startBotProcess(workspace: Workspace, environment: Record<string, string>): BotProcess {
  const child: ChildProcess = spawn(process.execPath, [main], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      SLACK_API_URL: workspace.slackApiUrl,
      SLACK_BOT_TOKEN: workspace.botToken,
      SLACK_APP_TOKEN: workspace.appToken,
      MAIL_ALLOWED_NETWORKS: '127.0.0.0/8,::1/128',
      MAIL_ALLOWED_PORTS: '1-65535',
      PORT: '0',
      ...environment,
    },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  }
  return {
    output: () => printed,
    async kill(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    },
  };
}
