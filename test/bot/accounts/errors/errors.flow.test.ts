import type { QuarantinedMail } from '@inbox-email/core/desk.ts';
import { wordsOf } from '@inbox-email/sandbox/slack/driver.ts';
import { describe, expect, test } from 'vitest';
import { anError } from '../an-account.ts';
import { homeSaying, modalSaying, supervisor, useOffice } from '../office.ts';

const menu = { actionId: 'accounts.menu' };

describe('the last errors', () => {
  const office = useOffice('socket');

  test('tell how many mails are affected, and show the conversation with the server behind a button', async () => {
    const { ana, bot } = office;
    await office.connect();
    bot.desk.accounts.errors = async () => [
      anError({ id: 1, mailsAffected: 3, transcript: ['→ A1 LOGIN •••', '← A1 NO <!channel> *no*'] }),
      anError({ id: 2 }),
    ];
    await ana.openHome();
    await ana.choose(menu, 'Exibir últimos erros');
    const errors = await modalSaying(ana, '3 e-mails afetados');
    expect(wordsOf(errors).match(/Ver conversa/g)).toHaveLength(1);
    await ana.click('Ver conversa');
    const conversation = await ana.modal('Conversa');
    expect(wordsOf(conversation)).toContain('→ A1 LOGIN •••\n← A1 NO <!channel> *no*');
    await ana.cancel();
    await ana.modal('Últimos erros');
  });

  test('offer to try quarantined mails again, and say how many were filed', async () => {
    const { ana, bot } = office;
    await office.connect();
    const mail = (mailId: number): QuarantinedMail => ({ mailId, reason: 'RangeError', size: 12_000, receivedAt: 5 });
    let waiting = [mail(3), mail(2), mail(1)];
    bot.desk.accounts.quarantine = async () => waiting;
    bot.desk.accounts.retryQuarantine = async () => {
      const filed = waiting.length > 1 ? waiting.length - 1 : 1;
      waiting = waiting.slice(filed);
      return filed;
    };
    await ana.openHome();
    await ana.choose(menu, 'Exibir últimos erros');
    const before = await modalSaying(ana, '*3 e-mails estão em quarentena*');
    expect(wordsOf(before)).toContain('12 kB · RangeError');
    await ana.click('🔁 Tentar de novo');
    await modalSaying(ana, '2 de 3 e-mails foram registrados');
    await ana.click('🔁 Tentar de novo');
    const after = await modalSaying(ana, '✅ 1 e-mail foi registrado; não há mais nada em quarentena.');
    expect(wordsOf(after)).not.toContain('Tentar de novo');
  });
});

describe('a paused account', () => {
  const office = useOffice('socket');

  test('says why in Home and goes on when it is activated', async () => {
    const { ana, bot } = office;
    const account = await office.connect();
    const { accounts } = bot.desk;
    const list = accounts.list.bind(accounts);
    const get = accounts.get.bind(accounts);
    let paused = true;
    const asPaused = <T extends object>(one: T) =>
      paused ? { ...one, state: 'paused' as const, stateCause: 'app-password-needed' } : one;
    accounts.list = async (actor) => (await list(actor)).map(asPaused);
    accounts.get = async (actor, id) => asPaused(await get(actor, id));
    const activate = accounts.activate.bind(accounts);
    accounts.activate = async (actor, id) => {
      paused = false;
      return activate(actor, id);
    };
    await ana.openHome();
    await homeSaying(ana, '🔴 Parado');
    await homeSaying(ana, 'Para não bloquear a caixa de correio, nada mais é tentado.');
    await ana.choose(menu, 'Ativar');
    await ana.until(({ home }) => home && !wordsOf(home).includes('🔴'));
    expect((await bot.desk.accounts.get(supervisor, account.id)).active).toBe(true);
  });
});
