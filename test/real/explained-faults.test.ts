import type { FormField } from '@inbox-email/core/account/diagnosis.ts';
import { explanationOf } from '@inbox-email/core/account/explain.ts';
import type { Language } from '@inbox-email/core/language.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allFaults } from '../diagnose-suite/all-faults.ts';
import { settingsOf } from '../diagnose-suite/run-fault.ts';
import { startWorld, type World } from '../diagnose-suite/world.ts';
import { type RunningBot, runBot } from '../fakes/running-bot.ts';
import { launchBrowser, picture, workspacePage } from './browser.ts';

/** Accounts set up wrong at real servers, tested and mended by clicks: what a person reads, in each language. */
const shown = [
  'name does not exist',
  'port closed',
  'certificate expired',
  'certificate of another name',
  'certificate self-signed',
  'TLS on a plain port',
  'POP3 on the IMAP port',
  'wrong password',
  'no such folder',
  'relay denied',
  'mail taken for spam',
] as const;

const supervisor = { id: 'U0ANA00001', name: 'Ana', role: 'supervisor' as const };
const languages = {
  'pt-BR': { test: /^Testar$/, ended: /não funciona/, mend: /Corrigir/, remedy: 'O que fazer' },
  'en-US': { test: /^Test$/, ended: /does not work/, mend: /Mend it/, remedy: 'What to do' },
  'es-ES': { test: /^Probar$/, ended: /no funciona/, mend: /Corregir|Arreglar/, remedy: 'Qué hacer' },
} as const;

let world: World;
let bot: RunningBot;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  world = await startWorld();
  bot = await runBot('socket', { page: true, network: world.network });
  browser = await launchBrowser();
  const group = await bot.desk.groups.add(supervisor, { name: 'SAC', channel: null });
  const type = await bot.desk.ticketTypes.add(supervisor, { name: 'Dúvidas' });
  for (const name of shown) {
    const { password, ...settings } = settingsOf(faultOf(name), world);
    const account = await bot.desk.accounts.add(
      supervisor,
      { ...settings, name, groupId: group.id, ticketTypeId: type.id },
      { incoming: password ?? '' },
    );
    // Only its tests speak with the servers: a mailbox that is locked out would be another fault.
    await bot.desk.accounts.deactivate(supervisor, account.id);
  }
  page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
  page.setDefaultTimeout(10_000);
  await page.goto(bot.workspace.url);
});
afterAll(async () => {
  await browser?.close();
  await bot?.stop();
  await world?.stop();
});

test.each(['pt-BR', 'en-US', 'es-ES'] as const)(
  'each cause is named, with what to do and where, in %s',
  async (locale) => {
    const slack = workspacePage(page);
    const words = languages[locale];
    const language = locale.replace('en-US', 'en').replace('es-ES', 'es') as Language;
    await page.getByTestId('language').selectOption(locale);
    await slack.home();
    for (const [index, name] of shown.entries()) {
      const { finds } = faultOf(name);
      if (finds === null) throw new Error(`${name} finds nothing`);
      await slack.menu(name, words.test);
      await expect.poll(() => slack.modal().textContent(), { timeout: 60_000, message: name }).toMatch(words.ended);
      const explained = explanationOf(finds.cause, finds.side, '');
      const text = await slack.modal().textContent();
      // What a person reads has no markup in it, and lines end where the window does.
      expect(flat(text), name).toContain(flat(explained.cause[language]));
      expect(flat(text), name).toContain(flat(words.remedy));
      await picture(page, `fault-${index}-${locale}`);
      if (explained.field !== null) {
        await slack.press(words.mend);
        await opened(slack, explained.field);
        await picture(page, `fault-${index}-${locale}-mend`);
      }
      for (let open = await page.getByTestId('modal').count(); open > 0; open--) {
        await slack.modal().getByTestId('modal-x').click();
      }
    }
    expect(bot.complaints()).toEqual([]);
  },
);

test('on a phone the whole explanation is readable', async () => {
  const slack = workspacePage(page);
  await page.getByTestId('language').selectOption('es-ES');
  await slack.home();
  await slack.menu('certificate of another name', languages['es-ES'].test);
  await expect.poll(() => slack.modal().textContent(), { timeout: 60_000 }).toMatch(languages['es-ES'].ended);
  await page.setViewportSize({ width: 390, height: 844 });
  await picture(page, 'fault-phone-es-ES');
  const { scrollWidth, clientWidth } = await slack
    .modal()
    .evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }));
  expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
});

/** The form, or the passwords, with the field that has to be mended. */
async function opened(slack: ReturnType<typeof workspacePage>, field: FormField): Promise<void> {
  const block = field === 'folder' ? 'folders' : field;
  await slack.block(block).first().waitFor();
}

function faultOf(name: string) {
  const fault = allFaults.find((one) => one.name === name);
  if (fault === undefined) throw new Error(`No fault is called ${name}`);
  return fault;
}

const flat = (text: string | null) => (text ?? '').replace(/[\s*_`]+/g, ' ');
