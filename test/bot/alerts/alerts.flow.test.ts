import { wordsOf } from '@inbox-email/sandbox/slack/driver.ts';
import { describe, expect, test } from 'vitest';
import { modalSaying, supervisor, useOffice, whisperTo } from '../accounts/office.ts';

describe.each(['socket', 'http'] as const)('an alert, in %s mode', (mode) => {
  const office = useOffice(mode);

  test('of a paused account comes to the group’s channel; its buttons are for supervisors', async () => {
    const { ana, bot } = office;
    const [sac] = (await ana.look()).channels.filter(({ name }) => name === 'sac');
    const account = await office.connect();
    const [group] = await bot.desk.groups.list();
    if (group) await bot.desk.groups.edit(supervisor, { ...group, channel: sac?.id ?? null });
    const events = bot.desk.feed.read.bind(bot.desk.feed);
    let told = false;
    bot.desk.feed.read = async (consumer, limit) => {
      if (told) return events(consumer, limit);
      told = true;
      return [
        { sequence: 1000, at: Date.now(), type: 'account.paused', accountId: account.id, code: 'wrong-password' },
      ];
    };
    const alert = await ana.until(({ messages }) =>
      messages.find(({ channel, text }) => channel === sac?.id && text.includes('SAC está parada')),
    );
    expect(wordsOf(alert.blocks)).toContain('Depois de resolver, escolha “Ativar”');

    const dan = await bot.slack.as('dan');
    await dan.click('Exibir últimos erros', { in: alert });
    await whisperTo(dan, 'Only supervisors may do that.');
    await ana.click('Exibir últimos erros', { in: alert });
    await ana.modal('Últimos erros');
    await ana.cancel();
    await ana.click('Testar', { in: alert });
    await modalSaying(ana, 'funciona: os e-mails entram e saem');
  });
});
