import type { NameService } from '@inbox-email/core/account/name-service.ts';
import { defaultMailboxes } from '@inbox-email/sandbox/mail/mailbox.ts';
import { wordsOf } from '@inbox-email/sandbox/slack/driver.ts';
import { describe, expect, test } from 'vitest';
import { address, modalSaying, password, supervisor, useOffice } from '../office.ts';

describe('a new account, from its address alone', () => {
  const office = useOffice('socket');

  test('finds the servers, fills in the form, and works once the password is typed', async () => {
    const { ana, bot } = office;
    await office.connect('Primeira');
    await begin(` ${address.toUpperCase()}`);
    const form = await modalSaying(ana, 'Servidor de entrada');
    expect(wordsOf(form)).toContain('O DNS do domínio indica os servidores: *mail.empresa.example*');
    expect(wordsOf(form)).toContain('não oferece criptografia');
    expect(wordsOf(form)).toContain('⚠️ *Primeira* já recebe os e-mails deste endereço');
    expect(await ana.value('Nome da conta')).toBe('SAC');
    expect(await ana.value({ text: 'Porta', near: 'Recebimento' })).toBe(String(bot.mail.imapPort));

    // A form that is drawn anew still says where its servers come from.
    await ana.choose('Protocolo', 'SMTP + STARTTLS');
    await ana.until(({ modals }) => JSON.stringify(modals).includes('smtp-starttls'));
    await ana.choose('Protocolo', 'SMTP');
    expect(wordsOf(await modalSaying(ana, 'Sem SSL/TLS'))).toContain('indica os servidores');

    await ana.type('Nome da conta', 'Detectada');
    await ana.submit();
    await ana.modal('Senha');
    await ana.type('Senha', password);
    await ana.submit();
    await modalSaying(ana, 'funciona: os e-mails entram e saem');
    expect(await bot.desk.accounts.list(supervisor)).toContainEqual(
      expect.objectContaining({ name: 'Detectada', address: 'SAC@empresa.example' }),
    );
  });

  test('knows the great providers, says what they want, and leads to their page', async () => {
    const { ana } = office;
    await begin('loja@gmail.com');
    const form = await modalSaying(ana, 'Servidor de entrada');
    expect(wordsOf(form)).toContain('senha de app');
    expect(JSON.stringify(form)).toContain('|Abrir a página do provedor>');
    expect(await ana.value('Servidor de entrada')).toBe('imap.gmail.com');
    expect(await ana.value('Servidor de saída')).toBe('smtp.gmail.com');
  });

  test('asks again for what is no address', async () => {
    const { ana } = office;
    await begin('sac em empresa');
    const refused = await ana.until(({ modals }) => modals.at(-1)?.errors.address && modals.at(-1));
    expect(refused.errors.address).toContain('não é um endereço de e-mail');
  });

  test('takes the address along to the form that is filled in by hand', async () => {
    const { ana } = office;
    await ana.openHome();
    await ana.click('Adicionar');
    await ana.modal('Nova conta de e-mail');
    await ana.type('Endereço de e-mail', address);
    await ana.click('✍️ Preencher tudo à mão');
    await modalSaying(ana, 'Servidor de entrada');
    expect(await ana.value('Endereço de e-mail')).toBe(address);
  });

  async function begin(typed: string): Promise<void> {
    const { ana } = office;
    await ana.openHome();
    await ana.click('Adicionar');
    await ana.modal('Nova conta de e-mail');
    await ana.type('Endereço de e-mail', typed);
    await ana.submit();
  }
});

describe('where the DNS knows nothing', () => {
  const missing = () => Promise.reject(Object.assign(new Error('ENOTFOUND'), { code: 'ENOTFOUND' }));
  const names: NameService = { addresses: missing, exchangers: missing, services: missing, records: missing };
  const office = useOffice('socket', { names });

  test('usual names are filled in, and are said to be guesses', async () => {
    const { ana } = office;
    await ana.slash('/inbox-email add', 'geral');
    await ana.modal('Nova conta de e-mail');
    await ana.type('Endereço de e-mail', 'sac@nenhures.example');
    await ana.submit();
    expect(wordsOf(await modalSaying(ana, 'Servidor de entrada'))).toContain('⚠️ Nada foi encontrado');
    expect(await ana.value('Servidor de entrada')).toBe('imap.nenhures.example');
  });
});

describe('a server that wants the name before the @ as login', () => {
  const mailboxes = defaultMailboxes.map((box) => (box.address === address ? { ...box, login: 'sac' } : box));
  const office = useOffice('socket', { mailboxes });

  test('is found out in the test, and the login is saved', async () => {
    const { ana, bot } = office;
    const { desk, mail } = bot;
    await desk.ticketTypes.add(supervisor, { name: 'Dúvidas' });
    await desk.groups.add(supervisor, { name: 'SAC', channel: null });
    await ana.openHome();
    await ana.click('Adicionar');
    await ana.modal('Nova conta de e-mail');
    await ana.type('Endereço de e-mail', address);
    await ana.submit();
    await modalSaying(ana, 'Servidor de entrada');
    await ana.submit();
    await ana.modal('Senha');
    await ana.type('Senha', password);
    await ana.submit();
    const report = await modalSaying(ana, 'funciona: os e-mails entram e saem');
    expect(wordsOf(report)).toContain('quer *sac* como usuário');
    expect(await desk.accounts.list(supervisor)).toMatchObject([
      { incoming: { host: 'mail.empresa.example', port: mail.imapPort, login: 'sac' } },
    ]);
    await expect.poll(async () => (await desk.accounts.list(supervisor))[0]?.state, { timeout: 5000 }).toBe('online');
  });
});
