import { afterAll, beforeAll, expect, test } from 'vitest';
import { picture } from './browser.ts';
import { type LocalWorkspace, startLocalWorkspace } from './local-workspace.ts';

let workspace: LocalWorkspace;
beforeAll(async () => {
  workspace = await startLocalWorkspace();
});
afterAll(() => workspace.stop());

test('the main job, clicked in a browser: connect a mailbox, get a ticket, answer it, get the answer to the answer', async () => {
  const { page, slack } = workspace;
  await picture(page, '01-welcome');

  // By hand the port follows the technology until a person types one.
  await page.getByTestId('home').getByRole('button', { name: 'Adicionar', exact: true }).click();
  await picture(page, '02-address');
  await slack.press(/Preencher tudo à mão/);
  const port = slack.block('incoming.port').locator('input');
  await expect.poll(() => port.inputValue()).toBe('993');
  await slack.choose('incoming.technology', /IMAP \+ STARTTLS/);
  await expect.poll(() => port.inputValue()).toBe('143');
  await slack.fill('incoming.port', '2143');
  await slack.choose('incoming.technology', /^IMAP$/);
  await slack.choose('outgoing.protocol', /^SMTP$/);
  await expect.poll(() => slack.block('outgoing.port').locator('input').inputValue()).toBe('25');
  expect(await port.inputValue()).toBe('2143');
  await slack.modal().getByTestId('modal-x').click();

  // From the address alone, the form comes filled in.
  await page.getByTestId('home').getByRole('button', { name: 'Adicionar', exact: true }).click();
  await slack.fill('address', 'sac@empresa.example');
  await slack.submit();
  await expect.poll(() => slack.block('incoming.host').locator('input').inputValue()).toBe('mail.empresa.example');
  // The other identity opens its own field, and closes it again.
  await slack.block('outgoing.otherIdentity').getByRole('checkbox').check();
  await slack.block('outgoing.login').waitFor();
  await slack.block('outgoing.otherIdentity').getByRole('checkbox').uncheck();
  await slack.block('outgoing.login').waitFor({ state: 'detached' });
  await slack.choose('type', /Atendimentos do e-mail/);
  await slack.choose('group', /SAC/);
  await picture(page, '03-form');
  await slack.submit();
  await slack.fill('incoming.password', 'sac-segredo');
  await picture(page, '04-password');
  await slack.submit();
  await expect.poll(() => slack.modal().textContent()).toMatch(/tudo|funciona|pronta/i);
  await picture(page, '04-tested');
  await slack.modal().getByTestId('modal-x').click();

  // A customer writes: the ticket is in the channel in under a second.
  await slack.customers();
  await page.getByTestId('ready-mail').first().click();
  const written = Date.now();
  await slack.slack();
  await slack.channel('sac');
  await slack.messages().first().waitFor();
  const took = Date.now() - written;
  console.log(`sample mail → ticket on the screen in ${took} ms`);
  expect(took).toBeLessThan(1000);
  await picture(page, '05-ticket');

  // An agent answers from the ticket, and the customer gets it, threaded.
  await slack.actAs('Bruno');
  await slack.channel('sac');
  await slack.messages().first().getByRole('button', { name: 'Responder', exact: true }).click();
  await slack.modal().locator('textarea, [contenteditable=true]').first().fill('Chega amanhã cedo.');
  await picture(page, '06-reply');
  await slack.submit();
  await slack.modal().waitFor({ state: 'detached' });
  await page.getByTestId('thread-summary').first().click();
  await expect
    .poll(() => slack.thread().textContent(), { timeout: 15_000 })
    .toMatch(/Chega amanhã cedo\.[\s\S]*Enviad/);
  await picture(page, '07-sent');
  await slack.customers();
  await page.locator('[data-testid=customer][data-count="1"]').click();
  await page.getByTestId('received').first().click();
  const mail = page.getByTestId('open-mail');
  expect(await mail.getByTestId('mail-text').textContent()).toContain('Chega amanhã cedo.');
  expect(await mail.textContent()).toMatch(/In-Reply-To/);
  await picture(page, '08-customer');

  // The customer answers again: it comes into the same thread.
  await mail.getByTestId('answer').click();
  await mail.getByTestId('answer-form').locator('textarea').fill('Muito obrigada!');
  await mail.getByTestId('send-answer').click();
  await slack.slack();
  await slack.channel('sac');
  await page.getByTestId('thread-summary').first().click();
  await expect.poll(() => slack.thread().textContent(), { timeout: 15_000 }).toContain('Muito obrigada!');
  expect(await slack.messages().count()).toBe(1);
  await picture(page, '09-same-thread');

  // A mail that tries to ping and to forge a link pings nobody and shows as it was written.
  await slack.customers();
  await page.locator('[data-testid=ready-mail][data-ready=mischief]').click();
  await slack.slack();
  await slack.channel('sac');
  const mischief = slack.messages().nth(1);
  await expect.poll(() => mischief.textContent(), { timeout: 15_000 }).toContain('<!channel>');
  expect(await mischief.textContent()).toMatch(/\*[^*]+\*/);
  expect(await mischief.textContent()).toContain('<https://');
  expect(await page.getByTestId('ping').count()).toBe(0);
  expect(await mischief.locator('a[href*=evil]').count()).toBe(0);
  await picture(page, '10-mischief');

  // Off: mail waits. On: it arrives.
  await slack.actAs('Ana');
  await slack.home();
  await slack.menu('SAC', /Desativar|Inativ/);
  await expect.poll(() => page.getByTestId('home').textContent()).toMatch(/Inativ/);
  await slack.customers();
  await page.getByTestId('ready-mail').nth(1).click();
  await page.getByTestId('sent').waitFor();
  await slack.slack();
  await slack.channel('sac');
  expect(await slack.messages().count()).toBe(2);
  await slack.home();
  await slack.menu('SAC', /^Ativar|Ativ/);
  await slack.channel('sac');
  await expect.poll(() => slack.messages().count(), { timeout: 15_000 }).toBe(3);

  // The mail server is down: the test says so, and what to do.
  await slack.customers();
  await page.getByTestId('toggle-mail-server').click();
  await slack.slack();
  await slack.home();
  await slack.menu('SAC', /Testar/);
  await expect.poll(() => slack.modal().textContent(), { timeout: 15_000 }).toContain('nada responde nesta porta');
  await picture(page, '11-explained');
  await slack.modal().getByTestId('modal-x').click();
  await slack.menu('SAC', /erros/);
  await expect.poll(() => slack.modal().textContent()).toContain('nada responde nesta porta');
  expect(await slack.modal().textContent()).toContain('O que fazer');
  await picture(page, '12-last-errors');
  await slack.modal().getByTestId('modal-x').click();

  // Remove: asks first.
  await slack.menu('SAC', /Remover/);
  await picture(page, '13-remove');
  await slack.submit();
  await expect.poll(() => page.getByTestId('home').textContent()).toContain('Nenhuma conta');
  expect(await page.getByTestId('complaints').getAttribute('data-count')).toBe('0');
});
