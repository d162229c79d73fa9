import { describe, expect, test } from 'vitest';
import { modalSaying, supervisor, useOffice } from '../office.ts';

describe.each(['socket', 'http'] as const)('settings, in %s mode', (mode) => {
  const office = useOffice(mode);

  test('a group gets a channel, and the bot joins it', async () => {
    const { ana, bot } = office;
    await ana.createChannel('suporte');
    await ana.openHome();
    await ana.click('⚙️ Configurações');
    await modalSaying(ana, 'Nenhum grupo ainda');
    await ana.click('➕ Adicionar grupo');
    await ana.modal('Grupo');
    await ana.type('Nome do grupo', 'Suporte');
    await ana.choose('Canal', 'suporte');
    await ana.submit();
    await modalSaying(ana, '*Suporte*');
    const channel = (await ana.look()).channels.find(({ name }) => name === 'suporte');
    expect(await bot.desk.groups.list()).toMatchObject([{ name: 'Suporte', channel: channel?.id }]);
    expect(channel?.members).toContain(ana.seen().botUserId);
  });

  test('a private channel that the bot is not in is refused with what to do, and taken after the invitation', async () => {
    const { ana, bot } = office;
    // Whether the bot is in a private channel is only to be had by asking for it.
    office.expectComplaints('channel_not_found');
    await ana.createChannel('diretoria', { isPrivate: true });
    await ana.slash('/inbox-email configurações', 'geral');
    await ana.modal('Configurações');
    await ana.click('➕ Adicionar grupo');
    await ana.modal('Grupo');
    await ana.type('Nome do grupo', 'Diretoria');
    await ana.choose('Canal', 'diretoria');
    await ana.submit();
    const refused = await ana.until(({ modals }) => modals.at(-1)?.errors.channel && modals.at(-1));
    expect(refused.errors.channel).toContain('/invite');
    await ana.inviteBot('diretoria');
    await ana.submit();
    await modalSaying(ana, '*Diretoria*');
    expect(await bot.desk.groups.list()).toHaveLength(1);
  });

  test('types are added, renamed and removed; a name that is taken and one in use are told', async () => {
    const { ana, bot } = office;
    await office.connect();
    await ana.slash('/inbox-email settings', 'geral');
    await ana.modal('Configurações');
    await ana.click('➕ Adicionar tipo');
    await ana.modal('Tipo de ticket');
    await ana.type('Nome do tipo', 'atendimentos do e-mail');
    await ana.submit();
    await ana.until(({ modals }) => modals.at(-1)?.errors.name === 'Este nome já está em uso.');
    await ana.type('Nome do tipo', 'Reclamações');
    await ana.submit();
    await modalSaying(ana, '*Reclamações*');

    await ana.choose({ actionId: 'setup.type', near: 'Reclamações' }, 'Editar');
    await ana.modal('Tipo de ticket');
    await ana.type('Nome do tipo', 'Elogios');
    await ana.submit();
    await modalSaying(ana, '*Elogios*');
    await ana.choose({ actionId: 'setup.type', near: 'Elogios' }, 'Remover');
    await expect.poll(() => bot.desk.ticketTypes.list()).toHaveLength(1);

    await ana.choose({ actionId: 'setup.type', near: 'Atendimentos' }, 'Remover');
    await modalSaying(ana, 'não pode ser removido');
    await ana.choose({ actionId: 'setup.group', near: 'SAC' }, 'Remover');
    await modalSaying(ana, '*SAC* não pode ser removido');
    expect(await bot.desk.accounts.list(supervisor)).toHaveLength(1);
  });
});
