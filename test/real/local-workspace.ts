import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { launchBrowser, workspacePage } from './browser.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** `npm start` without any token, as somebody does who tries the product, and its page in a browser. */
export interface LocalWorkspace {
  page: Page;
  slack: ReturnType<typeof workspacePage>;
  /** Connects the sample mailbox, as the form and the password ask for it. */
  connectSamples(): Promise<void>;
  stop(): Promise<void>;
}

export async function startLocalWorkspace(): Promise<LocalWorkspace> {
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, ...environment } = process.env;
  const bot = spawn('npm', ['start'], {
    cwd: root,
    env: { ...environment, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const link = await printedLink(bot);
  const browser: Browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(10_000);
  await page.goto(link);
  const slack = workspacePage(page);
  return {
    page,
    slack,
    async connectSamples() {
      await page.getByTestId('home').getByRole('button', { name: 'Adicionar', exact: true }).click();
      await slack.fill('address', 'sac@empresa.example');
      await slack.submit();
      await slack.block('incoming.host').waitFor();
      await slack.choose('type', /Atendimentos do e-mail/);
      await slack.choose('group', /SAC/);
      await slack.submit();
      await slack.fill('incoming.password', 'sac-segredo');
      await slack.submit();
      await expect.poll(() => slack.modal().textContent(), { timeout: 15_000 }).toMatch(/tudo|funciona|pronta/i);
      await slack.modal().getByTestId('modal-x').click();
    },
    async stop() {
      await browser.close();
      const ended = once(bot, 'exit');
      bot.kill('SIGTERM');
      await ended;
    },
  };
}

function printedLink(bot: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    bot.stdout?.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      const found = /http:\/\/127\.0\.0\.1:\d+\S*/.exec(printed);
      if (found !== null) resolve(found[0]);
    });
    bot.once('exit', () => reject(new Error(`npm start ended: ${printed}`)));
  });
}
