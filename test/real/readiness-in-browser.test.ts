import { generateKeyPairSync } from 'node:crypto';
import { sandboxNames } from '@inbox-email/bot/sandbox-names.ts';
import type { NameService } from '@inbox-email/core/account/name-service.ts';
import { type MailServer, startMailServer } from '@inbox-email/sandbox/mail/mail-server.ts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type RunningBot, runBot } from '../fakes/running-bot.ts';
import { launchBrowser, picture, workspacePage } from './browser.ts';

/** What others find about our mail, read in a browser: once all as it should be, once with what has to be published. */
const supervisor = { id: 'U0ANA00001', name: 'Ana', role: 'supervisor' as const };
const key = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .publicKey.export({ format: 'der', type: 'spki' })
  .toString('base64');
const good: Record<string, string> = {
  'empresa.example': 'v=spf1 ip4:198.51.100.7 -all',
  's1._domainkey.empresa.example': `v=DKIM1; k=rsa; p=${key}`,
  '_dmarc.empresa.example': 'v=DMARC1; p=reject; rua=mailto:dmarc@empresa.example',
};
let texts = good;

let mail: MailServer;
let bot: RunningBot;
let browser: Browser;
beforeAll(async () => {
  mail = await startMailServer();
  browser = await launchBrowser();
  const system = sandboxNames(mail);
  const missing = () => Promise.reject(Object.assign(new Error('ENOTFOUND'), { code: 'ENOTFOUND' }));
  const names: NameService = {
    ...system,
    exchangers: async (domain) => (domain === 'empresa.example' ? ['mail.empresa.example'] : missing()),
    records: async (name, type) => {
      const text = texts[name.toLowerCase()];
      if (type === 'TXT' && text !== undefined) return [[text]];
      return type === 'MX' && name === 'empresa.example'
        ? [{ exchange: 'mail.empresa.example', priority: 1 }]
        : missing();
    },
  };
  bot = await runBot('socket', { page: true, names });
  const group = await bot.desk.groups.add(supervisor, { name: 'SAC', channel: null });
  const type = await bot.desk.ticketTypes.add(supervisor, { name: 'Dúvidas' });
  const login = 'sac@empresa.example';
  const account = await bot.desk.accounts.add(
    supervisor,
    {
      ...{ name: 'SAC', address: login, groupId: group.id, ticketTypeId: type.id },
      incoming: { technology: 'imap', host: '127.0.0.1', port: bot.mail.imapPort, login },
      outgoing: { protocol: 'smtp', host: '127.0.0.1', port: bot.mail.smtpPort },
    },
    { incoming: 'sac-segredo' },
  );
  // A mail of ours that comes back, as its provider signs it: how it is sent is learnt from it.
  await vi.waitFor(async () => {
    expect((await bot.desk.accounts.get(supervisor, account.id)).state).toBe('online');
  }, 10_000);
  bot.mail.deliver(
    `From: maria@cliente.example\r\nTo: ${login}\r\nSubject: Oi\r\nMessage-ID: <1@cliente.example>\r\n\r\nOi\r\n`,
    { from: 'maria@cliente.example', to: login },
  );
  const ticket = await vi.waitFor(async () => {
    const [found] = await bot.desk.tickets.list(supervisor, { limit: 1 });
    if (found === undefined) throw new Error('No ticket yet');
    return found;
  }, 10_000);
  await bot.desk.tickets.reply(supervisor, ticket.id, { text: 'Olá!', idempotencyKey: 'k' });
  const [answer] = await bot.mail.waitForMails('maria@cliente.example', 1, AbortSignal.timeout(10_000));
  const signed = `DKIM-Signature: v=1; a=rsa-sha256; d=empresa.example; s=s1; bh=x; b=y\r\nReceived: from smtp (smtp [198.51.100.7]) by mail.empresa.example; now\r\n`;
  bot.mail.deliver(Buffer.concat([Buffer.from(signed), answer?.raw ?? Buffer.alloc(0)]), { from: login, to: login });
  await vi.waitFor(async () => {
    expect((await bot.desk.accounts.readiness(supervisor, account.id)).learntFrom).not.toBeNull();
  }, 10_000);
});
afterAll(async () => {
  await browser?.close();
  await bot?.stop();
  await mail?.stop();
});

test.each(['pt-BR', 'en-US', 'es-ES'] as const)('good records and missing ones, in %s', async (locale) => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
  page.setDefaultTimeout(10_000);
  await page.goto(bot.workspace.url);
  const slack = workspacePage(page);
  await page.getByTestId('language').selectOption(locale);
  await slack.channel('geral');
  const shown = async (name: string) => {
    await slack.command('/inbox-email readiness sac');
    await expect.poll(() => slack.modal().textContent(), { timeout: 15_000 }).toMatch(/DMARC/);
    await expect.poll(() => slack.modal().textContent(), { timeout: 15_000 }).toMatch(/SPF/);
    await picture(page, `readiness-${name}-${locale}`);
    const text = (await slack.modal().textContent()) ?? '';
    await slack.modal().getByTestId('modal-x').click();
    return text;
  };
  texts = good;
  const well = await shown('good');
  expect(well).toMatch(/✅[^❌]*✅[^❌]*✅/);
  expect(well).not.toMatch(/[❌❔]/u);
  texts = {};
  const poor = await shown('poor');
  // The very record to publish.
  expect(poor).toContain('❌');
  expect(poor).toContain('v=DMARC1');
  expect(poor).toContain('_dmarc.empresa.example');
  await page.setViewportSize({ width: 390, height: 844 });
  await shown('phone');
  expect(bot.complaints()).toEqual([]);
  await page.close();
});
