import { type Person, wordsOf } from '@inbox-email/sandbox/slack/driver.ts';
import { describe, expect, test } from 'vitest';
import { homeSaying, modalSaying, password, supervisor, useOffice, whisperTo } from '../office.ts';

describe('the history of changes', () => {
  const office = useOffice('socket');

  test('tells who changed what, before and after, and never a password', async () => {
    const { ana, bot } = office;
    const account = await office.connect();
    await bot.desk.accounts.edit(
      supervisor,
      account.id,
      account.version,
      { ...account, name: 'Atendimento', incoming: { ...account.incoming, technology: 'imap' }, signature: '*Equipe*' },
      { incoming: password },
    );
    await ana.slash('/inbox-email histórico', 'geral');
    const view = wordsOf(await modalSaying(ana, 'Mudanças de contas e configurações'));
    expect(view).toContain('*Ana* mudou a conta *Atendimento*');
    expect(view).toContain('• Nome: SAC → Atendimento');
    expect(view).toContain('• Assinatura: ∗Equipe∗');
    expect(view).toContain('• Senha: _mudou (nunca é mostrada)_');
    expect(view).toContain('*Ana* adicionou o grupo *SAC*');
    await ana.cancel();

    await ana.slash('/inbox-email histórico atendimento', 'geral');
    const own = wordsOf(await modalSaying(ana, 'Mudanças de *Atendimento*'));
    expect(own).not.toContain('adicionou o grupo');
  });

  test('puts rules and follow-ups into words', async () => {
    const { ana, bot } = office;
    await office.connect();
    const [group] = await bot.desk.groups.list();
    if (group === undefined) throw new Error('There is no group');
    await bot.desk.groups.edit(supervisor, { ...group, followUp: { ...group.followUp, closedTicket: 'new-ticket' } });
    await bot.desk.rules.add(supervisor, {
      name: 'Reclamações',
      conditions: [{ field: 'subject', operator: 'contains', value: '*reclamação*' }],
      actions: [{ do: 'set-group', groupId: group.id }],
    });
    await ana.slash('/inbox-email histórico', 'geral');
    const view = wordsOf(await modalSaying(ana, 'adicionou a regra'));
    expect(view).toContain('“∗reclamação∗”');
    expect(view).toContain(': SAC');
    expect(view).not.toMatch(/"field"|new-ticket|followUp|set-group/);
  });

  test('goes back page by page, and comes as a file', async () => {
    const { ana, bot } = office;
    for (let index = 0; index < 20; index++) await bot.desk.observers.set(supervisor, [`U0000000${index}`]);
    await ana.slash('/inbox-email settings', 'geral');
    await ana.modal('Configurações');
    await ana.click('Histórico de mudanças');
    await modalSaying(ana, '<@U000000019>');
    await ana.click('Mais antigas');
    await modalSaying(ana, '<@U00000000>');
    await ana.click('📄 Como arquivo (CSV)');
    await modalSaying(ana, '✅ O arquivo está nas suas mensagens diretas');
    const [file] = await ana.until(({ messages }) => {
      const files = messages.flatMap(({ files = [] }) => files);
      return files.length > 0 && files;
    });
    expect(JSON.stringify(file)).toContain('mudancas.csv');
  });

  test('tells whoever was too late who was faster, and what differs', async () => {
    const { ana, bot } = office;
    const account = await office.connect();
    await ana.openHome();
    await ana.choose({ actionId: 'accounts.menu' }, 'Editar');
    await ana.modal('Editar conta');
    const bruno = { id: 'U0BRUNO001', name: 'Bruno', role: 'supervisor' as const };
    await bot.desk.accounts.edit(bruno, account.id, account.version, { ...account, name: 'SAC Brasil' }, {});
    await ana.type('Nome da conta', 'SAC Mundo');
    await ana.submit();
    await ana.modal('Senha');
    await ana.submit();
    const conflict = wordsOf(await modalSaying(ana, 'enquanto você editava'));
    expect(conflict).toContain('*Bruno* mudou *SAC Brasil*');
    expect(conflict).toContain('• Nome: salvo está SAC Brasil, você tem SAC Mundo');
  });
});

describe('an observer', () => {
  const office = useOffice('socket');

  test('sees accounts, errors and changes, and is offered nothing that would change them', async () => {
    const { ana, bot } = office;
    await office.connect();
    const dan = await bot.slack.as('dan');
    await ana.slash('/inbox-email settings', 'geral');
    await ana.modal('Configurações');
    await ana.choose({ actionId: 'setup.observers' }, ['dan']);
    await expect.poll(() => bot.desk.observers.list()).toHaveLength(1);

    await dan.openHome();
    const home = JSON.stringify(await homeSaying(dan, 'sac@empresa.example'));
    for (const absent of ['accounts.add', 'accounts.settings', 'edit:', 'remove:', 'toggle:', 'test:']) {
      expect(home).not.toContain(absent);
    }
    await dan.choose({ actionId: 'accounts.menu' }, 'Show last errors');
    const errors = JSON.stringify(await modalSaying(dan, 'has had no errors'));
    expect(errors).not.toContain('account.errors.testNow');
    await dan.cancel();
    await dan.click('🕓 History of changes');
    await modalSaying(dan, 'added the account');
    await dan.cancel();
    await dan.slash('/inbox-email readiness sac', 'geral');
    await dan.modal('Delivery readiness');
    await dan.cancel();
    await dan.slash('/inbox-email list', 'geral');
    await whisperTo(dan, 'sac@empresa.example');
  });

  test.each(['add', 'test sac', 'audit', 'toggle sac', 'edit sac', 'remove sac', 'rules', 'settings'])(
    'is refused /inbox-email %s',
    async (command) => {
      const { bot } = office;
      await office.connect();
      const dan = await bot.slack.as('dan');
      await bot.desk.observers.set(supervisor, [dan.id]);
      await dan.slash(`/inbox-email ${command}`, 'geral');
      await refused(dan);
    },
  );

  async function refused(who: Person): Promise<void> {
    await whisperTo(who, 'Only supervisors');
    expect(who.seen().modals).toEqual([]);
  }
});
