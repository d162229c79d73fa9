import { describe, expect, test } from 'vitest';
import { address, modalSaying, supervisor, useOffice } from '../office.ts';

describe('a look into the mailbox', () => {
  const office = useOffice('socket');

  test('shows what its last mails would become, and opens none of them', async () => {
    const { ana, bot } = office;
    const { id } = await office.connect();
    await bot.desk.accounts.deactivate(supervisor, id);
    bot.mail.deliver(
      `From: Maria <maria@cliente.example>\r\nTo: ${address}\r\nSubject: Onde anda o pedido?\r\nMessage-ID: <1@c.example>\r\n\r\nOi\r\n`,
      { from: 'maria@cliente.example', to: address },
    );
    await openAccount();
    await ana.click({ actionId: 'account.openDryRun' });
    const shown = await modalSaying(ana, 'abre um ticket');
    expect(JSON.stringify(shown)).toContain('Onde anda o pedido?');
    await expect(bot.desk.tickets.get(1)).rejects.toMatchObject({ code: 'unknown' });
  });

  test('lists its folders, and watches those that are chosen', async () => {
    const { ana, bot } = office;
    const { id } = await office.connect();
    await openAccount();
    await ana.click({ actionId: 'account.openFolders' });
    await modalSaying(ana, 'cujos e-mails viram tickets');
    await ana.choose('Pastas', ['INBOX (entrada)']);
    await ana.submit();
    await modalSaying(ana, 'funciona');
    const { receiving, version } = await bot.desk.accounts.get(supervisor, id);
    expect({ folders: receiving.folders, version }).toEqual({ folders: ['INBOX'], version: 2 });
  });

  test('says why it is not possible', async () => {
    const { ana } = office;
    await office.connect('SAC', 'errada');
    await openAccount();
    await ana.click({ actionId: 'account.openFolders' });
    await modalSaying(ana, 'Não foi possível olhar a caixa');
  });

  async function openAccount() {
    const { ana } = office;
    await ana.openHome();
    await ana.choose({ actionId: 'accounts.menu' }, 'Editar');
    await ana.modal('Editar conta');
  }
});
