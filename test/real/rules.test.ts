import { afterAll, beforeAll, expect, test } from 'vitest';
import { picture } from './browser.ts';
import { type LocalWorkspace, startLocalWorkspace } from './local-workspace.ts';

let workspace: LocalWorkspace;
beforeAll(async () => {
  workspace = await startLocalWorkspace();
});
afterAll(() => workspace.stop());

test('rules, clicked in a browser: made, tried on stored mail, put in order, applied to the next mail', async () => {
  const { page, slack } = workspace;
  await workspace.connectSamples();
  await slack.customers();
  await page.getByTestId('ready-mail').first().click();
  await slack.slack();
  await slack.channel('sac');
  await slack.messages().first().waitFor();
  const subject = (await slack.messages().first().textContent()) ?? '';
  expect(subject).not.toBe('');

  await slack.command('/inbox-email rules');
  await expect.poll(() => slack.modal().textContent()).toContain('Nenhuma regra ainda');
  await picture(page, 'rules-01-none');
  await slack.press(/Adicionar regra/);
  await slack.fill('name', 'Tudo da loja');
  await slack.fill('condition:', 'pedido');
  await slack.pick('action:', 0, /Definir a prioridade/);
  await slack.pick('action:', 1, /Alta/);
  await slack.press(/Adicionar ação/);
  await slack.pick('action:', 2, /Responder com um texto/);
  await slack.fill('action:', 'Olá {name}, recebemos a sua mensagem como ticket {ticket}.');
  await picture(page, 'rules-02-editor');
  await slack.press(/Experimentar/);
  await expect.poll(() => slack.modal().textContent(), { timeout: 10_000 }).toMatch(/(não )?teria se aplicado/);
  await picture(page, 'rules-03-tried');
  await slack.submit();
  await expect.poll(() => slack.modal().textContent()).toContain('1. Tudo da loja');

  await slack.press(/Adicionar regra/);
  await slack.fill('name', 'Boletins');
  await slack.pick('condition:', 0, /E-mail automático/);
  await slack.pick('action:', 0, /Ignorar/);
  await picture(page, 'rules-04-ignore');
  await slack.submit();
  await expect.poll(() => slack.modal().textContent()).toContain('2. Boletins');
  await picture(page, 'rules-05-list');
  await slack.modal().locator('.overflow').nth(1).click();
  await page.getByRole('menuitem', { name: /Mover para cima/ }).click();
  await expect.poll(() => slack.modal().textContent()).toContain('1. Boletins');

  for (const { locale, add, none } of [
    { locale: 'en-US', add: /Add rule/, none: 'Without a condition' },
    { locale: 'es-ES', add: /Añadir regla|Agregar regla/, none: 'Sin condici' },
    { locale: 'pt-BR', add: /Adicionar regra/, none: 'Sem condição' },
  ]) {
    await slack.modal().getByTestId('modal-x').click();
    await page.getByTestId('language').selectOption(locale);
    await slack.command('/inbox-email rules');
    await slack.modal().getByText('Boletins').first().waitFor();
    await picture(page, `rules-06-list-${locale}`);
    await slack.press(add);
    await picture(page, `rules-07-editor-${locale}`);
    await page.setViewportSize({ width: 390, height: 844 });
    await picture(page, `rules-08-editor-phone-${locale}`);
    await page.setViewportSize({ width: 1280, height: 900 });
    await slack
      .modal()
      .getByRole('button', { name: /Remover|Take away|Remove|Quitar/ })
      .first()
      .click();
    await expect.poll(() => slack.modal().textContent()).toContain(none);
  }
  await slack.modal().getByTestId('modal-x').click();

  // The next mail meets them: its ticket is urgent, and its sender is answered.
  await slack.customers();
  await page.getByTestId('ready-mail').first().click();
  await slack.slack();
  await slack.channel('sac');
  await expect.poll(() => slack.messages().last().textContent(), { timeout: 15_000 }).toMatch(/#2[\s\S]*Alta/);
  await picture(page, 'rules-09-applied');
  await slack.messages().last().locator('.overflow').first().click();
  await page.getByRole('menuitem', { name: /Por que/ }).click();
  await expect.poll(() => slack.modal().textContent()).toContain('Tudo da loja');
  await picture(page, 'rules-10-why');
  await slack.modal().getByTestId('modal-x').click();
  await slack.customers();
  await page.locator('[data-testid=customer][data-count="1"]').click({ timeout: 15_000 });
  await page.getByTestId('received').first().click();
  expect(await page.getByTestId('open-mail').getByTestId('mail-text').textContent()).toContain('como ticket #2');
  await picture(page, 'rules-11-answered');
  await slack.slack();
  expect(await page.getByTestId('complaints').getAttribute('data-count')).toBe('0');
});
