import type { PostedMessage } from '@inbox-email/sandbox/slack/control-api.ts';
import type { Driver, Person } from '@inbox-email/sandbox/slack/driver.ts';
import { wordsOf } from '@inbox-email/sandbox/slack/driver.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type RunningBot, runBot } from '../../fakes/running-bot.ts';

const address = 'sac@empresa.example';
const password = 'sac-segredo';
const supervisor = { id: 'U0ANA00001', name: 'Ana', role: 'supervisor' as const };

const incomingPort = { text: 'Porta', near: 'Servidor de entrada' };
const outgoingPort = { text: 'Porta', near: 'Servidor de saída' };
const incomingHost = { text: 'Servidor de entrada' };

describe.each(['socket', 'http'] as const)('accounts in Slack, in %s mode', (mode) => {
  let bot: RunningBot;
  let slack: Driver;
  let ana: Person;

  beforeEach(async () => {
    bot = await runBot(mode);
    slack = bot.slack;
    ana = await slack.as('ana');
  });

  afterEach(async () => {
    await slack.stop();
    await bot.stop();
    expect(bot.complaints()).toEqual([]);
    expect(bot.logged()).not.toContain(password);
    expect(bot.logged()).not.toMatch(/"level":(50|60)/);
  });

  /** An account on the local mail server, without the detour over its form. */
  async function connected(name = 'SAC', secret = password) {
    const types = await bot.desk.ticketTypes.list();
    const groups = await bot.desk.groups.list();
    const type = types[0] ?? (await bot.desk.ticketTypes.add(supervisor, { name: 'Atendimentos do e-mail' }));
    const group = groups[0] ?? (await bot.desk.groups.add(supervisor, { name: 'SAC', channel: null }));
    const { host, imapPort, smtpPort } = bot.mail;
    const settings = {
      name,
      address,
      incoming: { technology: 'imap' as const, host, port: imapPort, login: address },
      outgoing: { protocol: 'smtp' as const, host, port: smtpPort },
      ticketTypeId: type.id,
      groupId: group.id,
    };
    return bot.desk.accounts.add(supervisor, settings, { incoming: secret });
  }

  /** Waits for words in the top modal. */
  const modalSaying = (who: Person, words: string) =>
    who.until(({ modals }) => {
      const modal = modals.at(-1);
      return modal && wordsOf(modal).includes(words) && modal;
    }, { what: `a modal that says ${words}` });

  const homeSaying = (who: Person, words: string) =>
    who.until(({ home }) => home && wordsOf(home).includes(words) && home, { what: `a home that says ${words}` });

  /** Waits for a message that only this person sees. */
  const whisperTo = (who: Person, words: string): Promise<PostedMessage> =>
    who.until(
      ({ messages }) =>
        messages.findLast((message) => message.ephemeralFor === who.id && wordsOf(message.blocks).includes(words)),
      { what: `a whisper that says ${words}` },
    );

  test('an account is added: the port follows, a typed one stays, the test runs live, and Home lists it', async () => {
    await ana.openHome();
    await ana.click('Adicionar');
    await ana.modal('Nova conta de e-mail');
    expect(await ana.value(incomingPort)).toBe('993');
    await ana.choose('Tecnologia', 'IMAP + STARTTLS');
    await ana.until(({ modals }) => wordsOf(modals.at(-1)).includes('STARTTLS'));
    await ana.until(() => true);
    expect(await ana.value(incomingPort)).toBe('143');

    await ana.type('Nome da conta', 'SAC');
    await ana.type('Endereço de e-mail', 'sac em empresa');
    await ana.type(incomingHost, bot.mail.host);
    await ana.type(incomingPort, String(bot.mail.imapPort));
    await ana.choose('Tecnologia', 'IMAP');
    await modalSaying(ana, 'Sem SSL/TLS');
    expect(await ana.value(incomingPort)).toBe(String(bot.mail.imapPort));

    await ana.choose('Protocolo', 'SMTP');
    await ana.type({ text: 'Servidor de saída', actionId: 'value' }, bot.mail.host);
    await ana.type(outgoingPort, String(bot.mail.smtpPort));
    await ana.choose({ actionId: 'account.form.otherIdentity' }, ['Usar outra identificação para servidor de saída']);
    await modalSaying(ana, 'Usuário do servidor de saída');
    await ana.choose({ actionId: 'account.form.otherIdentity' }, []);
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
    expect(JSON.stringify(report.view)).not.toContain(password);
    await ana.cancel();
    await ana.until(({ modals }) => modals.length === 0);

    await homeSaying(ana, address);
    await ana.openHome();
    await homeSaying(ana, '🟢 Ativo');
    expect(await bot.desk.accounts.list(supervisor)).toMatchObject([
      { name: 'SAC', incoming: { technology: 'imap', port: bot.mail.imapPort, login: address } },
    ]);
  });
});
