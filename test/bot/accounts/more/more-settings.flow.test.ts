import { describe, expect, test } from 'vitest';
import { type BehindTls, pemOf, startBehindTls } from '../../../fakes/behind-tls.ts';
import { modalSaying, password, supervisor, useOffice } from '../office.ts';

describe('more settings', () => {
  const office = useOffice('socket');

  test('are aliases, a signature with its preview, and an authority, saved and tested', async () => {
    const { ana, bot } = office;
    const { id } = await office.connect();
    await ana.openHome();
    await ana.choose({ actionId: 'accounts.menu' }, 'Editar');
    await ana.modal('Editar conta');
    await ana.click({ actionId: 'account.openMore' });
    await ana.modal('Mais configurações');
    await ana.type('Assinatura', 'Ana\nVendas');
    await ana.click('Pré-visualizar');
    await modalSaying(ana, 'Seu pedido chega amanhã.\n\n-- \nAna\nVendas');
    await ana.type('Outros endereços (aliases)', 'vendas@empresa.example\nvendas');
    await ana.type('Autoridade certificadora própria', 'abc');
    await ana.submit();
    const refused = await ana.until(({ modals }) => modals.at(-1)?.errors.aliases && modals.at(-1));
    expect(refused.errors).toEqual({
      aliases: 'Um destes não é um endereço de e-mail. Cada um fica em uma linha.',
      authorities: 'Não é um certificado inteiro em PEM. Ele começa com -----BEGIN CERTIFICATE-----.',
    });
    await ana.type('Outros endereços (aliases)', 'vendas@empresa.example');
    await ana.type('Autoridade certificadora própria', pemOf('authority'));
    await ana.submit();
    await modalSaying(ana, 'funciona');
    expect(await bot.desk.accounts.get(supervisor, id)).toMatchObject({
      aliases: ['vendas@empresa.example'],
      signature: 'Ana\nVendas',
      trust: { authorities: pemOf('authority') },
    });
  });

  test('a copy of an account takes over all but its address and what it signs in with', async () => {
    const { ana, bot } = office;
    const { id, ...account } = await office.connect();
    const own = { signature: 'Ana', receiving: { ...account.receiving, folders: ['INBOX', 'Vendas'] } };
    await bot.desk.accounts.edit(supervisor, id, 1, { ...account, ...own }, {});
    await ana.openHome();
    await ana.choose({ actionId: 'accounts.menu' }, 'Editar');
    await ana.modal('Editar conta');
    await ana.click({ actionId: 'account.duplicate' });
    await ana.modal('Nova conta de e-mail');
    await ana.type('Endereço de e-mail', 'vendas@empresa.example');
    await ana.submit();
    await ana.modal('Senha');
    await ana.type('Senha', 'vendas-segredo');
    await ana.submit();
    await modalSaying(ana, 'A conta foi salva');
    const copy = (await bot.desk.accounts.list(supervisor)).find(({ name }) => name === 'SAC (cópia)');
    const { incoming, outgoing, ticketTypeId, groupId } = account;
    expect(copy).toMatchObject({ ...own, outgoing, ticketTypeId, groupId, address: 'vendas@empresa.example' });
    expect(copy?.incoming).toEqual({ ...incoming, login: 'vendas@empresa.example' });
  });

  test('a certificate that nobody knows is shown with its fingerprint, and accepted', async () => {
    const { ana, bot } = office;
    const account = await office.connect();
    const imap: BehindTls = await startBehindTls(bot.mail.imapPort);
    const incoming = { ...account.incoming, technology: 'imap-tls' as const, port: imap.port };
    await bot.desk.accounts.edit(supervisor, account.id, 1, { ...account, incoming }, { incoming: password });
    await ana.openHome();
    await ana.choose({ actionId: 'accounts.menu' }, 'Testar');
    await modalSaying(ana, 'Impressão digital SHA-256');
    await ana.click('Aceitar este certificado');
    await modalSaying(ana, 'O certificado foi aceito');
    await modalSaying(ana, 'funciona');
    expect((await bot.desk.accounts.get(supervisor, account.id)).trust.pinned.incoming?.host).toBe(bot.mail.host);
    imap.show('other');
    await ana.click({ actionId: 'account.testAgain' });
    await modalSaying(ana, 'um certificado diferente do que foi aceito');
    imap.stop();
  });
});
