import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import type { NameService, ServiceRecord } from '@inbox-email/core/account/name-service.ts';
import { type MailServer, startMailServer } from '@inbox-email/sandbox/mail/mail-server.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type BehindTls, startBehindTls } from '../fakes/behind-tls.ts';
import { type RunningBot, type RunOptions, runBot } from '../fakes/running-bot.ts';
import { launchBrowser, picture, workspacePage } from './browser.ts';
import { type Certificates, makeCertificates } from './certificates.ts';

/** From an address alone to an account that works, as people click it: each way of finding servers, in every language. */
const domains = ['gmail.com', 'descrita.example', 'servicos.example', 'usual.example', 'propria.example'];
const password = 'segredo-da-caixa';
const supervisor = { id: 'U0ANA00001', name: 'Ana', role: 'supervisor' as const };

let folder: string;
let certificates: Certificates;
let mail: MailServer;
let imaps: BehindTls;
let smtps: BehindTls;
let web: ReturnType<typeof createServer>;
let browser: Browser;
let bot: RunningBot;

beforeAll(async () => {
  folder = mkdtempSync(`${tmpdir()}/set-up-`);
  const hosts = domains.flatMap((domain) => [`imap.${domain}`, `smtp.${domain}`, `mail.${domain}`]);
  certificates = makeCertificates(folder, 30, hosts);
  const mailboxes = domains.map((domain) => ({ name: 'SAC', address: `sac@${domain}`, password }));
  mail = await startMailServer({ mailboxes });
  const own = { cert: readFileSync(certificates.certificate, 'utf8'), key: readFileSync(certificates.key, 'utf8') };
  imaps = await startBehindTls(mail.imapPort, own);
  smtps = await startBehindTls(mail.smtpPort, own);
  web = createServer((request, response) => {
    const wanted = request.headers.host === 'autoconfig.descrita.example';
    response.writeHead(wanted ? 200 : 404).end(wanted ? description : '');
  }).listen(0, '127.0.0.1');
  browser = await launchBrowser();
});
afterEach(() => bot.stop());
afterAll(async () => {
  await browser.close();
  imaps.stop();
  smtps.stop();
  web.close();
  await mail.stop();
  rmSync(folder, { recursive: true });
});

const languages = {
  'pt-BR': { add: 'Adicionar', works: /funciona: os e-mails/, byHand: /Preencher tudo/ },
  'en-US': { add: 'Add', works: /works: mail comes in/, byHand: /Fill in everything/ },
  'es-ES': { add: 'Añadir', works: /funciona: los correos/, byHand: /Completar todo/ },
} as const;
type Locale = keyof typeof languages;

const desktop = { width: 1280, height: 900 };
const phone = { width: 390, height: 844 };

test.each([
  ['a provider of the table', 'gmail.com', 'imap.gmail.com', 'pt-BR', desktop],
  ['a provider of the table', 'gmail.com', 'imap.gmail.com', 'en-US', phone],
  ['a provider of the table', 'gmail.com', 'imap.gmail.com', 'es-ES', desktop],
  ['a domain that describes itself', 'descrita.example', 'imap.descrita.example', 'es-ES', phone],
  ['a domain with service records alone', 'servicos.example', 'mail.servicos.example', 'en-US', desktop],
  ['a domain whose servers have usual names', 'usual.example', 'imap.usual.example', 'pt-BR', phone],
] as const)('%s (%s): %s, in %s', async (_, domain, host, locale, viewport) => {
  const { page, slack, began } = await begin(locale, viewport);
  await slack.fill('address', `sac@${domain}`);
  await slack.submit();
  await expect.poll(() => slack.block('incoming.host').locator('input').inputValue(), { timeout: 8000 }).toBe(host);
  await picture(page, `found-${domain}-${locale}-${viewport.width}`);
  await slack.submit();
  await slack.fill('incoming.password', password);
  await slack.submit();
  await works(page, slack, locale, began, `works-${domain}-${locale}-${viewport.width}`);
});

test.each([
  ['en-US', desktop],
  ['pt-BR', phone],
] as const)('one that has to be typed by hand, in %s', async (locale, viewport) => {
  const { page, slack, began } = await begin(locale, viewport);
  await slack.fill('address', 'sac@propria.example');
  await slack.press(languages[locale].byHand);
  await slack.block('incoming.host').waitFor();
  await slack.fill('name', 'SAC');
  await slack.fill('incoming.host', '127.0.0.1');
  await slack.fill('outgoing.host', '127.0.0.1');
  await slack.choose('incoming.technology', /^IMAP$/);
  await slack.choose('outgoing.protocol', /^SMTP$/);
  await expect.poll(() => slack.block('outgoing.port').locator('input').inputValue()).toBe('25');
  await slack.fill('incoming.port', String(mail.imapPort));
  await slack.fill('outgoing.port', String(mail.smtpPort));
  await picture(page, `by-hand-${locale}-${viewport.width}`);
  await slack.submit();
  await slack.fill('incoming.password', password);
  await slack.submit();
  await works(page, slack, locale, began, `works-by-hand-${locale}-${viewport.width}`);
});

test.each([
  ['pt-BR', desktop],
  ['es-ES', phone],
  ['en-US', desktop],
] as const)('one that is signed in at its provider, in %s', async (locale, viewport) => {
  // The provider hands out permissions for the sandbox's own mailboxes.
  const { page, slack, began } = await begin(locale, viewport, { pages: true, signIn: true, own: true });
  await slack.fill('address', 'sac@empresa.example');
  await slack.submit();
  await slack.block('signIn').waitFor();
  await slack.choose('signIn', /Empresa/);
  await slack.block('sharedMailbox').waitFor();
  await picture(page, `sign-in-form-${locale}-${viewport.width}`);
  await slack.submit();
  const popup = page.waitForEvent('popup');
  await slack.modal().locator('a[href*="/password/"], a[href*="/sign-in"]').first().click();
  const ours = await popup;
  await ours.setViewportSize(viewport);
  await picture(ours, `sign-in-ours-${locale}-${viewport.width}`);
  await ours.locator('button[type=submit], form button, .button').first().click();
  await ours.getByRole('button', { name: 'sac@empresa.example' }).click();
  await ours.waitForURL(/sign-in\/done/);
  await picture(ours, `sign-in-done-${locale}-${viewport.width}`);
  await works(page, slack, locale, began, `works-sign-in-${locale}-${viewport.width}`);
});

async function begin(
  locale: Locale,
  viewport: typeof desktop | typeof phone,
  { own = false, ...options }: RunOptions & { own?: boolean } = {},
) {
  bot = await runBot('socket', {
    page: true,
    ...options,
    // With a provider to sign in at, the sandbox's own mail server and DNS take its tokens.
    ...(own ? {} : { names, portBehind, caFile: certificates.authority }),
  });
  await bot.desk.groups.add(supervisor, { name: 'SAC', channel: null });
  await bot.desk.ticketTypes.add(supervisor, { name: 'Dúvidas' });
  const page = await browser.newPage({ viewport: desktop });
  page.setDefaultTimeout(10_000);
  await page.goto(bot.workspace.url);
  const slack = workspacePage(page);
  await page.getByTestId('language').selectOption(locale);
  await slack.home();
  const add = page.getByTestId('home').getByRole('button', { name: languages[locale].add, exact: true });
  await add.waitFor();
  await page.setViewportSize(viewport);
  const began = performance.now();
  await add.click();
  await slack.block('address').waitFor();
  await picture(page, `address-${locale}-${viewport.width}`);
  return { page, slack, began };
}

async function works(
  page: Page,
  slack: ReturnType<typeof workspacePage>,
  locale: Locale,
  began: number,
  name: string,
): Promise<void> {
  await expect.poll(() => slack.modal().textContent(), { timeout: 30_000 }).toMatch(languages[locale].works);
  const took = performance.now() - began;
  console.log(`${name}: ${(took / 1000).toFixed(1)} s from "Add" to an account that works`);
  expect(took).toBeLessThan(60_000);
  await picture(page, name);
  expect(bot.complaints()).toEqual([]);
  await page.close();
  await expect
    .poll(async () => (await bot.desk.accounts.list(supervisor))[0]?.state, { timeout: 10_000 })
    .toBe('online');
}

/** What stands behind the ports of mail and web servers on this machine; everything else is shut. */
function portBehind(_host: string, port: number): number {
  const behind: Record<number, number> = { 993: imaps.port, 465: smtps.port, 80: (web.address() as AddressInfo).port };
  return behind[port] ?? (port >= 1024 ? port : 9);
}

const description = `<?xml version="1.0"?><clientConfig version="1.1"><emailProvider id="descrita.example">
  <incomingServer type="imap"><hostname>imap.descrita.example</hostname><port>993</port><socketType>SSL</socketType>
    <username>%EMAILADDRESS%</username></incomingServer>
  <outgoingServer type="smtp"><hostname>smtp.descrita.example</hostname><port>465</port><socketType>SSL</socketType>
    <username>%EMAILADDRESS%</username></outgoingServer>
</emailProvider></clientConfig>`;

const missing = () => Promise.reject(Object.assign(new Error('queryA ENOTFOUND'), { code: 'ENOTFOUND' }));

/** The DNS of all of these domains; nothing else exists. */
const names: NameService = {
  addresses(host) {
    const here = [
      ...['imap.gmail.com', 'smtp.gmail.com', 'autoconfig.descrita.example', 'imap.descrita.example'],
      ...['smtp.descrita.example', 'mail.servicos.example', 'imap.usual.example', 'smtp.usual.example', '127.0.0.1'],
    ];
    return here.includes(host) ? Promise.resolve([{ address: '127.0.0.1' }]) : missing();
  },
  exchangers: missing,
  async services(name) {
    const record = (port: number): ServiceRecord[] => [{ host: 'mail.servicos.example', port, priority: 0, weight: 1 }];
    if (name === '_imaps._tcp.servicos.example') return record(993);
    return name === '_submissions._tcp.servicos.example' ? record(465) : missing();
  },
  records: missing,
};
