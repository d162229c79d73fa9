import { drawnDraft } from '@inbox-email/bot/accounts/form/draft-metadata.ts';
import { wordsOf } from '@inbox-email/sandbox/slack/driver.ts';
import { describe, expect, test } from 'vitest';
import { addByHand, address, homeSaying, modalSaying, password, supervisor, useOffice } from '../office.ts';

const incomingPort = { text: 'Porta', near: 'Recebimento' };
const outgoingPort = { text: 'Porta', near: 'Envio' };
const incomingHost = 'Servidor de entrada';
const outgoingHost = 'Servidor de saída';
const otherIdentity = { actionId: 'account.form.otherIdentity' };

describe.each(['socket', 'http'] as const)('adding an account, in %s mode', (mode) => {
  const office = useOffice(mode);

  test('the port follows, a typed one stays, the test runs live, and Home lists the account', async () => {
    const { ana, bot } = office;
    await addByHand(ana);
    expect(await ana.value(incomingPort)).toBe('993');
    await ana.choose('Tecnologia', 'IMAP + STARTTLS');
    await ana.until(({ modals }) => JSON.stringify(modals).includes('incoming.port:1'));
    expect(await ana.value(incomingPort)).toBe('143');

    await ana.type('Nome da conta', 'SAC');
    await ana.type('Endereço de e-mail', 'sac em empresa');
    await ana.type(incomingHost, bot.mail.host);
    await ana.type(incomingPort, String(bot.mail.imapPort));
    await ana.choose('Tecnologia', 'IMAP');
    await modalSaying(ana, 'Sem SSL/TLS');
    expect(await ana.value(incomingPort)).toBe(String(bot.mail.imapPort));

    await ana.choose('Protocolo', 'SMTP');
    await ana.until(({ modals }) => JSON.stringify(modals).includes('outgoing.port:1'));
    expect(await ana.value(outgoingPort)).toBe('25');
    await ana.type(outgoingHost, bot.mail.host);
    await ana.type(outgoingPort, String(bot.mail.smtpPort));
    await ana.type('Tipo', 'Atendimentos do e-mail');
    await ana.type('Grupo', 'SAC');

    await ana.submit();
    const refused = await ana.until(({ modals }) => modals.at(-1)?.errors.address && modals.at(-1));
    expect(refused.errors).toEqual({ address: expect.stringContaining('não é um endereço de e-mail') });

    await ana.type('Endereço de e-mail', address);
    await ana.submit();
    const passwords = await ana.modal('Senha');
    expect(passwords.view.submit.text).toBe('Salvar e testar');
    await ana.type('Senha', password);
    await ana.submit();
    const report = await modalSaying(ana, 'funciona: os e-mails entram e saem');
    expect(wordsOf(report)).toMatch(/✅ Conectar {2}\d+ ms/);
    expect(JSON.stringify(ana.seen().modals)).not.toContain(password);
    // Whoever goes back to the form and on again edits the account, and does not add it once more.
    const [saved] = await bot.desk.accounts.list(supervisor);
    expect(drawnDraft(ana.seen().modals[0]?.view)).toMatchObject({ accountId: saved?.id });
    await ana.cancel();
    await ana.until(({ modals }) => modals.length === 0);

    await homeSaying(ana, address);
    expect(await bot.desk.accounts.list(supervisor)).toMatchObject([
      { name: 'SAC', incoming: { technology: 'imap', port: bot.mail.imapPort, login: address } },
    ]);
    await expect.poll(async () => (await bot.desk.accounts.list(supervisor))[0]?.state).toBe('online');
    await ana.openHome();
    await homeSaying(ana, '🟢 Ativo');
  });

  test('another identification for the outgoing server opens its own login and password', async () => {
    const { ana, bot } = office;
    await office.connect('Primeira');
    await addByHand(ana);
    await ana.type('Nome da conta', 'Vendas');
    await ana.type('Endereço de e-mail', 'vendas@empresa.example');
    await ana.type(incomingHost, bot.mail.host);
    await ana.choose('Tecnologia', 'IMAP');
    await modalSaying(ana, 'Sem SSL/TLS');
    await ana.type(incomingPort, String(bot.mail.imapPort));
    await ana.type(outgoingHost, bot.mail.host);
    await ana.choose('Protocolo', 'SMTP');
    await ana.until(({ modals }) => JSON.stringify(modals).includes('outgoing.port:1'));
    await ana.type(outgoingPort, String(bot.mail.smtpPort));
    await ana.choose(otherIdentity, ['Usar outra identificação para servidor de saída']);
    await ana.type('Usuário do servidor de saída', address);
    await ana.submit();

    await ana.modal('Senha');
    await ana.type('Senha', 'vendas-segredo');
    await ana.type('Senha do servidor de saída', password);
    await ana.submit();
    await modalSaying(ana, 'funciona');
    const [, vendas] = await bot.desk.accounts.list(supervisor);
    expect(vendas?.outgoing.otherIdentity).toEqual({ login: address });
  });

  test('a wrong password is explained, and mended where it was asked for', async () => {
    const { ana, bot } = office;
    const account = await office.connect('SAC', 'esquecida');
    await ana.openHome();
    await ana.choose({ actionId: 'accounts.menu' }, 'Testar');
    const report = await modalSaying(ana, 'ainda não funciona');
    expect(wordsOf(report)).toContain('O servidor disse:');
    // Both sides fail, each with its own button.
    await ana.click({ text: '🔧 Corrigir', actionId: 'account.mend.incoming.password.incoming' });
    await ana.modal('Senha');
    await ana.type('Senha', password);
    await ana.submit();
    await modalSaying(ana, 'funciona');
    expect((await bot.desk.accounts.get(supervisor, account.id)).version).toBeGreaterThan(account.version);
  });

  test('an edit keeps the stored password where none is typed', async () => {
    const { ana, bot } = office;
    const account = await office.connect();
    await ana.openHome();
    await ana.choose({ actionId: 'accounts.menu' }, 'Editar');
    await ana.modal('Editar conta');
    expect(await ana.value('Nome da conta')).toBe('SAC');
    await ana.type('Nome da conta', 'Atendimento');
    await ana.submit();
    await modalSaying(ana, 'Deixe em branco para manter');
    await ana.submit();
    await modalSaying(ana, '*Atendimento* funciona');
    expect((await bot.desk.accounts.get(supervisor, account.id)).name).toBe('Atendimento');
  });

  test('two people edit the same account: the second is told, loses nothing unseen, and sees the newest settings', async () => {
    const { ana, bot } = office;
    const account = await office.connect();
    await ana.openHome();
    await ana.choose({ actionId: 'accounts.menu' }, 'Editar');
    await ana.modal('Editar conta');
    const { id, version, ...settings } = account;
    await bot.desk.accounts.edit(supervisor, id, version, { ...settings, name: 'SAC novo' }, {});
    await ana.submit();
    await ana.modal('Senha');
    await ana.submit();
    await ana.modal('Conta já alterada');
    await ana.click('Ver configurações atuais');
    await ana.modal('Editar conta');
    expect(await ana.value('Nome da conta')).toBe('SAC novo');
  });
});
