import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { wordsOf } from '@inbox-email/sandbox/slack/driver.ts';
import { describe, expect, test } from 'vitest';
import { homeSaying, modalSaying, supervisor, useOffice, whisperTo } from '../office.ts';

describe.each(['socket', 'http'] as const)('/inbox-email, in %s mode', (mode) => {
  const office = useOffice(mode);

  test('answers in any channel: help, list, an unknown word', async () => {
    const { ana } = office;
    await ana.slash('/inbox-email', 'vendas');
    await whisperTo(ana, '/inbox-email adicionar');
    await ana.slash('/inbox-email listar', 'geral');
    await whisperTo(ana, 'Nenhuma conta conectada ainda');
    await office.connect();
    await ana.slash('/inbox-email list', 'geral');
    await whisperTo(ana, 'sac@empresa.example');
    await ana.slash('/inbox-email tset', 'geral');
    await whisperTo(ana, 'Não conheço “tset”. Você quis dizer `/inbox-email testar`?');
  });

  test('add, edit and remove open their forms, the account named forgivingly', async () => {
    const { ana } = office;
    await office.connect('Pós-venda');
    await ana.slash('/inbox-email add', 'geral');
    await ana.modal('Nova conta de e-mail');
    await ana.cancel();
    await ana.slash('/inbox-email editar pos venda', 'geral');
    await ana.modal('Editar conta');
    expect(await ana.value('Nome da conta')).toBe('Pós-venda');
    await ana.cancel();
    await ana.slash('/inbox-email remove psovenda', 'geral');
    await ana.modal('Remover conta');
  });

  test('test asks who shall see it; for one person it runs in place of the question', async () => {
    const { ana } = office;
    await office.connect();
    await ana.slash('/inbox-email test', 'geral');
    const question = await whisperTo(ana, 'quem deve ver?');
    await ana.click('Só eu', { in: question });
    const report = await whisperTo(ana, 'funciona: os e-mails entram e saem');
    expect(report.ts).toBe(question.ts);
    expect(wordsOf(report)).toContain('De volta à caixa');
    const carla = await office.bot.slack.as('carla');
    expect((await carla.messages('geral')).filter(({ text }) => text.includes('SAC'))).toEqual([]);
  });

  test('for everyone it is a message in the channel, where the question was', async () => {
    const { ana, bot } = office;
    await office.connect('SAC', 'esquecida');
    await ana.slash('/inbox-email test', 'vendas');
    await ana.click('Todos aqui', { in: await whisperTo(ana, 'quem deve ver?') });
    const dan = await bot.slack.as('dan');
    const seen = await ana.until(
      ({ messages }) =>
        messages.findLast((message) => !message.ephemeralFor && wordsOf(message).includes('ainda não funciona')),
      { what: 'the report for all' },
    );
    expect(wordsOf(seen)).toContain('O servidor disse:');
    expect(wordsOf(seen)).not.toContain('esquecida');
    expect(ana.seen().messages.filter((message) => wordsOf(message).includes('quem deve ver?'))).toEqual([]);
    // What can be mended is for supervisors only.
    await ana.click({ text: '🔧 Corrigir', actionId: 'account.mend.incoming.password.incoming' }, { in: seen });
    await ana.modal('Senha');
    expect(dan.seen().modals).toEqual([]);
  });

  test('for everyone where the bot is not: only the asker sees it go on, and all see the result, once', async () => {
    const { ana } = office;
    office.expectComplaints('channel_not_found');
    await office.connect();
    await ana.createChannel('diretoria', { isPrivate: true });
    await ana.slash('/inbox-email test', 'diretoria');
    await ana.click('Todos aqui', { in: await whisperTo(ana, 'quem deve ver?') });
    const seen = await ana.until(
      ({ messages }) =>
        messages.findLast((message) => !message.ephemeralFor && wordsOf(message).includes('os e-mails entram e saem')),
      { what: 'the result for all' },
    );
    expect(wordsOf(seen)).toContain('Pedido por');
    await ana.until(({ messages }) => !messages.some(({ ephemeralFor, text }) => ephemeralFor && text.includes('SAC')));
  });

  test('a test is acknowledged at once, however long the mail server takes, and can be stopped', async () => {
    const { ana, bot } = office;
    const mute = createServer().listen(0, '127.0.0.1');
    await once(mute, 'listening');
    const account = await office.connect();
    const { id, version, ...settings } = account;
    const { port } = mute.address() as AddressInfo;
    const silent = { ...settings, incoming: { ...settings.incoming, port } };
    await bot.desk.accounts.edit(supervisor, id, version, silent, {});
    await ana.slash('/inbox-email test', 'geral');
    const question = await whisperTo(ana, 'quem deve ver?');
    const asked = performance.now();
    await ana.click('Só eu', { in: question });
    expect(performance.now() - asked).toBeLessThan(1000);
    await ana.click('Parar', { in: await whisperTo(ana, '⏳ Saudação…') });
    await whisperTo(ana, 'O teste de *SAC* foi interrompido');
    mute.close();
  });

  test('a menu asks where several accounts fit, and goes when one is chosen', async () => {
    const { ana } = office;
    await office.connect('SAC Norte');
    await office.connect('SAC Sul');
    await ana.slash('/inbox-email errors sac', 'geral');
    const question = await whisperTo(ana, 'Várias contas combinam com “sac”');
    await ana.choose('Escolha uma conta', 'SAC Sul (sac@empresa.example)', { in: question });
    await modalSaying(ana, '*SAC Sul* não teve nenhum erro');
    await ana.until(({ messages }) => !messages.some(({ ts }) => ts === question.ts));
  });

  test('toggle switches over, its other words switch one way, and Home follows', async () => {
    const { ana, bot } = office;
    const { id } = await office.connect();
    await ana.openHome();
    await ana.slash('/inbox-email toggle sac', 'geral');
    await whisperTo(ana, '*SAC* está inativa');
    await homeSaying(ana, '⚪ Inativo');
    await ana.slash('/inbox-email desativar sac', 'geral');
    expect((await bot.desk.accounts.get(supervisor, id)).active).toBe(false);
    await ana.slash('/inbox-email ativar', 'geral');
    await whisperTo(ana, '*SAC* está ativa de novo');
    expect((await bot.desk.accounts.get(supervisor, id)).active).toBe(true);
  });

  test('toggle by menu answers where the menu was', async () => {
    const { ana, bot } = office;
    await office.connect('Norte');
    const { id } = await office.connect('Sul');
    await ana.slash('/inbox-email toggle', 'geral');
    const question = await whisperTo(ana, 'Qual conta deve ser ativada ou inativada?');
    await ana.choose('Escolha uma conta', 'Sul (sac@empresa.example)', { in: question });
    const answer = await whisperTo(ana, '*Sul* está inativa');
    expect(answer.ts).toBe(question.ts);
    expect((await bot.desk.accounts.get(supervisor, id)).active).toBe(false);
  });
});

describe('a person who changes their language', () => {
  const office = useOffice('socket');

  test('reads everything in it from then on, Home at once', async () => {
    const { ana } = office;
    await office.connect();
    await ana.openHome();
    await homeSaying(ana, 'Conexão de Contas');
    await ana.setLocale('en-US');
    await homeSaying(ana, 'Account connections');
    await ana.setLocale('es-419');
    await homeSaying(ana, 'Conexión de cuentas');
    await ana.slash('/inbox-email', 'geral');
    await whisperTo(ana, '/inbox-email añadir');
  });
});

describe('whoever is no supervisor', () => {
  const office = useOffice('socket');

  test('is told kindly, in their language, whom to ask, and sees no account', async () => {
    await office.connect();
    const dan = await office.bot.slack.as('dan');
    const carla = await office.bot.slack.as('carla');
    await dan.openHome();
    const home = await homeSaying(dan, 'Account connections');
    expect(wordsOf(home)).toContain('Please ask <@U0ANA00001>.');
    expect(wordsOf(home)).not.toContain('sac@empresa.example');
    for (const command of ['add', 'list', 'test', 'errors sac', 'toggle sac', 'edit', 'remove', 'settings']) {
      await dan.slash(`/inbox-email ${command}`, 'geral');
      await dan.until(
        ({ messages }) =>
          messages.filter(({ ephemeralFor, text }) => ephemeralFor === dan.id && text.includes('Only supervisors'))
            .length > 0,
      );
      expect(dan.seen().modals).toEqual([]);
    }
    await dan.slash('/inbox-email help', 'geral');
    await whisperTo(dan, '/inbox-email add');
    await carla.slash('/inbox-email probar', 'geral');
    await carla.until(({ messages }) => messages.some(({ text }) => text.includes('Solo los supervisores')));
  });

  test('becomes one as soon as a supervisor has named them', async () => {
    const { ana, bot } = office;
    await office.connect();
    const dan = await bot.slack.as('dan');
    await ana.slash('/inbox-email settings', 'geral');
    await ana.modal('Configurações');
    await ana.choose({ actionId: 'setup.supervisors' }, ['dan', 'carla']);
    await expect.poll(() => bot.desk.supervisors.list()).toHaveLength(2);
    await dan.slash('/inbox-email list', 'geral');
    await whisperTo(dan, 'sac@empresa.example');
    await dan.openHome();
    await homeSaying(dan, 'Account connections');
    await homeSaying(dan, 'Show last errors');
    const carla = await bot.slack.as('carla');
    await carla.openHome();
    await homeSaying(carla, 'Conexión de cuentas');
  });
});
