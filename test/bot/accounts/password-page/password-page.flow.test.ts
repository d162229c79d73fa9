import type { OpenView } from '@inbox-email/sandbox/slack/control-api.ts';
import type { Person } from '@inbox-email/sandbox/slack/driver.ts';
import { wordsOf } from '@inbox-email/sandbox/slack/driver.ts';
import { describe, expect, test } from 'vitest';
import { createBrowser } from '../../../fakes/browser.ts';
import { addByHand, address, homeSaying, modalSaying, password, supervisor, useOffice } from '../office.ts';

describe.each(['socket', 'http'] as const)('passwords on a page of ours, in %s mode', (mode) => {
  const office = useOffice(mode, { pages: true });

  test('a new account gets its password without any of it passing through Slack, and the test runs in the modal', async () => {
    const { ana, bot } = office;
    await fillIn();
    const link = linkIn(await modalSaying(ana, 'não passa pelo Slack'));
    const browser = createBrowser();
    const page = await browser.open(link);
    expect(page.status).toBe(200);
    expect(page.html).toContain('Senha de SAC');
    expect(page.html).toContain('<html lang="pt-BR">');

    expect((await browser.submit(page, { incoming: '' })).html).toContain('Digite a senha.');
    expect((await browser.submit(page, { incoming: password })).html).toContain('SAC foi salva');
    await modalSaying(ana, 'funciona: os e-mails entram e saem');
    await homeSaying(ana, address);
    expect(await bot.desk.accounts.list(supervisor)).toMatchObject([{ name: 'SAC', address }]);
    expect(JSON.stringify(ana.seen())).not.toContain(password);
  });

  test('nothing keeps the page, frames it or learns its address, and it runs no script', async () => {
    const { ana } = office;
    await fillIn();
    const { headers } = await createBrowser().open(linkIn(await modalSaying(ana, 'não passa pelo Slack')));
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'; .*frame-ancestors 'none'/);
    expect(headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/);
  });

  test('a preview of the link does not use it up, and one use does', async () => {
    const { ana, bot } = office;
    await fillIn();
    const link = linkIn(await modalSaying(ana, 'não passa pelo Slack'));
    await fetch(link, { method: 'HEAD' });
    for (let preview = 0; preview < 3; preview++) expect((await createBrowser().open(link)).status).toBe(200);
    const [first, second] = [createBrowser(), createBrowser()];
    const pages = [await first.open(link), await second.open(link)] as const;
    const answers = await Promise.all([
      first.submit(pages[0], { incoming: password }),
      second.submit(pages[1], { incoming: password }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
    expect((await first.open(link)).html).toContain('já foi usado');
    expect(await bot.desk.accounts.list(supervisor)).toHaveLength(1);
    await modalSaying(ana, 'funciona');
  });

  test('another site cannot send the form, and no token can be guessed', async () => {
    const { ana, bot } = office;
    await fillIn();
    const link = linkIn(await modalSaying(ana, 'não passa pelo Slack'));
    const page = await createBrowser().open(link);
    const elsewhere = await createBrowser().submit(page, { incoming: password });
    expect(elsewhere.status).toBe(403);
    expect((await createBrowser().open(link.replace(/\/[^/]+$/, `/${'A'.repeat(43)}`))).status).toBe(410);
    expect(await bot.desk.accounts.list(supervisor)).toEqual([]);
  });

  test('whoever is no supervisor any more saves nothing', async () => {
    const { bot } = office;
    const bruno = await bot.slack.as('bruno');
    await bot.desk.supervisors.set(supervisor, [bruno.id]);
    await fillIn(bruno);
    const link = linkIn(await modalSaying(bruno, 'não passa pelo Slack'));
    const browser = createBrowser();
    const page = await browser.open(link);
    await bot.desk.supervisors.set(supervisor, []);
    expect((await browser.submit(page, { incoming: password })).status).toBe(403);
    expect(await bot.desk.accounts.list(supervisor)).toEqual([]);
  });

  test('an edit saves with the stored password from Slack, and a wrong one is mended on the page', async () => {
    const { ana } = office;
    await office.connect('SAC', 'esquecida');
    await ana.openHome();
    await ana.choose({ actionId: 'accounts.menu' }, 'Editar');
    await ana.modal('Editar conta');
    await ana.submit();
    await modalSaying(ana, 'mantém a que está guardada');
    await ana.submit();
    await modalSaying(ana, 'ainda não funciona');
    await ana.click({ text: '🔧 Corrigir', actionId: 'account.mend.incoming.password.incoming' });
    const link = linkIn(await modalSaying(ana, 'Digitar a senha'));
    const browser = createBrowser();
    const page = await browser.open(link);
    expect(page.html).toContain('deixe em branco para manter');
    await browser.submit(page, { incoming: password });
    await modalSaying(ana, 'funciona');
  });

  async function fillIn(ana: Person = office.ana): Promise<void> {
    const { bot } = office;
    await addByHand(ana);
    await ana.type('Nome da conta', 'SAC');
    await ana.type('Endereço de e-mail', address);
    await ana.type('Servidor de entrada', bot.mail.host);
    await ana.choose('Tecnologia', 'IMAP');
    await modalSaying(ana, 'Sem SSL/TLS');
    await ana.type({ text: 'Porta', near: 'Recebimento' }, String(bot.mail.imapPort));
    await ana.type('Servidor de saída', bot.mail.host);
    await ana.choose('Protocolo', 'SMTP');
    await ana.until(({ modals }) => JSON.stringify(modals).includes('outgoing.port:1'));
    await ana.type({ text: 'Porta', near: 'Envio' }, String(bot.mail.smtpPort));
    await ana.type('Tipo', 'Atendimentos do e-mail');
    await ana.type('Grupo', 'SAC');
    await ana.submit();
  }
});

function linkIn(modal: OpenView): string {
  expect(wordsOf(modal)).toContain('Digitar a senha');
  return /"url":"(http[^"]+\/password\/[\w-]+)"/.exec(JSON.stringify(modal))?.[1] ?? '';
}
