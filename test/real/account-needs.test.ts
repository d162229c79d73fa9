import { afterAll, beforeAll, expect, test } from 'vitest';
import { picture } from './browser.ts';
import { type LocalWorkspace, startLocalWorkspace } from './local-workspace.ts';

let workspace: LocalWorkspace;
beforeAll(async () => {
  workspace = await startLocalWorkspace();
});
afterAll(() => workspace.stop());

const languages = [
  {
    locale: 'pt-BR',
    more: /Mais configurações/,
    folders: /Escolher pastas/,
    dryRun: /Simular/,
    preview: /Pré-visualizar/,
  },
  { locale: 'en-US', more: /More settings/, folders: /Choose folders/, dryRun: /Dry run/, preview: /Preview/ },
  { locale: 'es-ES', more: /Más ajustes/, folders: /Elegir carpetas/, dryRun: /Simular/, preview: /Vista previa/ },
] as const;

test('what few accounts need, clicked in a browser: more settings, folders, a dry run', async () => {
  const { page, slack } = workspace;
  await workspace.connectSamples();
  await slack.customers();
  await page.getByTestId('ready-mail').first().click();
  await slack.slack();
  await slack.channel('sac');
  await slack.messages().first().waitFor();

  for (const { locale, more, folders, dryRun, preview } of languages) {
    await page.getByTestId('language').selectOption(locale);
    await slack.command('/inbox-email edit SAC');
    await expect.poll(() => slack.modal().textContent()).toMatch(more);
    await slack.modal().getByRole('button', { name: more }).scrollIntoViewIfNeeded();
    await picture(page, `account-01-form-${locale}`);
    await slack.press(more);
    await slack.fill('aliases', 'vendas@empresa.example');
    await slack.fill('signature', 'Ana Souza\nEmpresa');
    await slack.press(preview);
    await expect.poll(() => slack.modal().textContent()).toContain('-- \nAna Souza\nEmpresa');
    await picture(page, `account-02-more-${locale}`);
    await slack.modal().getByTestId('modal-x').click();

    await slack.command('/inbox-email edit SAC');
    await slack.press(folders);
    await expect.poll(() => slack.modal().textContent(), { timeout: 10_000 }).toContain('INBOX');
    await picture(page, `account-03-folders-${locale}`);
    await slack.modal().getByTestId('modal-x').click();

    await slack.command('/inbox-email edit SAC');
    await slack.press(dryRun);
    await expect.poll(() => slack.modal().textContent(), { timeout: 10_000 }).toMatch(/ticket #1/);
    await picture(page, `account-04-dry-run-${locale}`);
    await slack.modal().getByTestId('modal-x').click();
  }
});
