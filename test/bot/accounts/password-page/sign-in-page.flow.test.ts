import type { OpenView } from '@inbox-email/sandbox/slack/control-api.ts';
import { describe, expect, test } from 'vitest';
import { type Browser, createBrowser, type Shown } from '../../../fakes/browser.ts';
import { addByHand, address, homeSaying, modalSaying, supervisor, useOffice } from '../office.ts';

describe.each(['socket', 'http'] as const)('signing in at a provider, in %s mode', (mode) => {
  const office = useOffice(mode, { pages: true, signIn: true });

  test('an account is added without any password, and receives and sends', async () => {
    const { ana, bot } = office;
    await fillIn();
    const browser = createBrowser();
    const page = await browser.open(linkIn(await modalSaying(ana, 'página do provedor')));
    expect(page.html).toContain('Entrar com Empresa');
    const shown = await signInAs(browser, page, address);
    expect(shown).toMatchObject({ status: 200, html: expect.stringContaining('SAC foi salva') });
    await modalSaying(ana, 'funciona: os e-mails entram e saem');
    await homeSaying(ana, address);
    expect(await bot.desk.accounts.list(supervisor)).toMatchObject([{ signIn: { with: 'company' } }]);
  });

  test('somebody else than the mailbox is told so, and the same page leads to another try', async () => {
    const { ana, bot } = office;
    await fillIn();
    const browser = createBrowser();
    const page = await browser.open(linkIn(await modalSaying(ana, 'página do provedor')));
    const refused = await signInAs(browser, page, 'vendas@empresa.example');
    expect(refused.status).toBe(409);
    expect(refused.html).toContain(`Você entrou como vendas@empresa.example, mas a conta é de ${address}`);
    expect(await bot.desk.accounts.list(supervisor)).toEqual([]);
    const second = createBrowser();
    const turnedBack = await signInAs(second, await second.open(hrefIn(refused)), null);
    expect(turnedBack.html).toContain('Você não deu a permissão');
    const third = createBrowser();
    expect((await signInAs(third, await third.open(hrefIn(turnedBack)), address)).html).toContain('foi salva');
    await modalSaying(ana, 'funciona');
  });

  test('what a provider sends back counts once, and only in the browser that was sent there', async () => {
    const { ana } = office;
    await fillIn();
    const browser = createBrowser();
    const page = await browser.open(linkIn(await modalSaying(ana, 'página do provedor')));
    const back = await comingBack(browser, page, address);
    expect((await createBrowser().open(back)).status).toBe(403);
    expect((await browser.open(back.replace(/state=[^&]+/, `state=${'A'.repeat(43)}`))).status).toBe(410);
    expect((await browser.open(back)).status).toBe(200);
    expect((await browser.open(back)).status).toBe(410);
    await modalSaying(ana, 'funciona');
  });

  test('a permission that was taken back is given again by a click from the test', async () => {
    const { ana, bot } = office;
    await fillIn();
    const first = createBrowser();
    await signInAs(first, await first.open(linkIn(await modalSaying(ana, 'página do provedor'))), address);
    await modalSaying(ana, 'funciona');
    await bot.signIn?.revokeAll();
    await ana.click('🔁 Testar de novo');
    await modalSaying(ana, 'A permissão para abrir esta caixa acabou');
    await ana.click({ text: '🔧 Corrigir', actionId: 'account.mend.incoming.password.incoming' });
    const link = linkIn(await modalSaying(ana, 'já tem permissão'));
    const browser = createBrowser();
    expect((await signInAs(browser, await browser.open(link), address)).html).toContain('foi salva');
    await modalSaying(ana, 'funciona');
  });

  test('a provider that does not answer is told on the page, with what to do', async () => {
    const { ana, bot } = office;
    await fillIn();
    const link = linkIn(await modalSaying(ana, 'página do provedor'));
    await bot.signIn?.stop();
    const browser = createBrowser();
    const told = await browser.submit(await browser.open(link), {});
    expect(told.status).toBe(502);
    expect(told.html).toContain('não responde como deveria');
    expect((await browser.open(link)).status).toBe(200);
  });

  /** Goes from our page to the provider, as this mailbox, up to the address that the browser is sent back to. */
  async function comingBack(browser: Browser, page: Shown, mailbox: string | null): Promise<string> {
    const { signIn } = office.bot;
    if (signIn === null) throw new Error('There is no provider');
    signIn.signsIn = mailbox;
    let shown = await browser.submit(page, {});
    let url = /url=(.*)$/.exec(shown.headers.get('refresh') ?? '')?.[1] ?? '';
    for (let steps = 0; steps < 20 && !url.includes('/sign-in/done'); steps++) {
      shown = await browser.open(url);
      url = new URL(shown.headers.get('location') ?? '/sign-in/done/never', url).href;
    }
    return url;
  }

  async function signInAs(browser: Browser, page: Shown, mailbox: string | null): Promise<Shown> {
    return browser.open(await comingBack(browser, page, mailbox));
  }

  async function fillIn(): Promise<void> {
    const { bot, ana } = office;
    await addByHand(ana);
    await ana.type('Nome da conta', 'SAC');
    await ana.type('Endereço de e-mail', address);
    await ana.choose('Entrar com', 'Empresa');
    await modalSaying(ana, 'Caixa compartilhada');
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
  return /"url":"(http[^"]+\/password\/[\w-]+)"/.exec(JSON.stringify(modal))?.[1] ?? '';
}

const hrefIn = ({ html }: Shown) => /class="button" href="([^"]+)"/.exec(html)?.[1] ?? '';
