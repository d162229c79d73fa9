import { mkdirSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

/** Chromium as Debian brings it, without its calls home. */
export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
      ...['--disable-component-update', '--disable-sync'],
    ],
  });

/** Takes a picture where SCREENSHOTS names a folder for them. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png` });
}

/** What a person does on the page of the local workspace. */
export function workspacePage(page: Page) {
  const modal = () => page.getByTestId('modal').last();
  const block = (id: string) => modal().locator(`.block[data-block-id^="${id}"]`);
  return {
    page,
    modal,
    block,
    async actAs(name: string) {
      await page.locator(`[data-testid=act-as][title$="${name}"], [data-testid=act-as][title*=" ${name} "]`).click();
    },
    home: () => page.getByTestId('app-home').first().click(),
    channel: (name: string) => page.locator(`[data-testid=channel-entry][data-channel-name=${name}]`).click(),
    customers: () => page.getByTestId('area-mail').click(),
    slack: () => page.getByTestId('area-slack').click(),
    fill: (id: string, value: string) => block(id).locator('input, textarea').first().fill(value),
    async choose(id: string, option: string | RegExp) {
      await block(id).locator('.select-control').click();
      await page.getByRole('option', { name: option }).click();
    },
    /** Chooses in one of the menus of the blocks that begin so, counted from 0. */
    async pick(id: string, place: number, option: string | RegExp) {
      await block(id).locator('.select-control').nth(place).click();
      await page.getByRole('option', { name: option }).click();
    },
    press: (name: string | RegExp) => modal().getByRole('button', { name }).first().click(),
    /** Types a command where messages are written. */
    async command(line: string) {
      const box = page.locator('[contenteditable], textarea').last();
      await box.click();
      await box.fill(line);
      await page.keyboard.press('Enter');
    },
    submit: () => modal().getByTestId('modal-submit').click(),
    /** Picks from an account's ⋯ menu on the App Home. */
    async menu(account: string, item: string | RegExp) {
      await page
        .getByTestId('home')
        .locator('[data-block-id]', { hasText: account })
        .locator('.overflow')
        .first()
        .click();
      await page.getByRole('menuitem', { name: item }).click();
    },
    messages: () => page.getByTestId('channel').getByTestId('message'),
    thread: () => page.getByTestId('thread'),
  };
}
