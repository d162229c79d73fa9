import { describe, expect, test } from 'vitest';
import { address, modalSaying, supervisor, useOffice, whisperTo } from '../accounts/office.ts';

describe.each(['socket', 'http'] as const)('rules, in %s mode', (mode) => {
  const office = useOffice(mode);

  const mailComes = (subject: string, from = 'Maria <maria@cliente.example>', id = subject.length) =>
    office.bot.mail.deliver(
      `From: ${from}\r\nTo: ${address}\r\nSubject: ${subject}\r\nMessage-ID: <${id}@c>\r\n\r\nOnde está?\r\n`,
      { from: 'maria@cliente.example', to: address },
    );
  const rules = () => office.bot.desk.rules.list(supervisor);
  const tickets = async () => office.bot.desk.tickets.get(1).catch(() => null);

  test('a supervisor writes a rule, tries it on stored mail, saves it, and the next mail goes to its group', async () => {
    const { ana, bot } = office;
    await office.connect();
    await ana.createChannel('ouvidoria');
    const channel = (await ana.look()).channels.find(({ name }) => name === 'ouvidoria')?.id ?? '';
    await ana.inviteBot('ouvidoria');
    const group = await bot.desk.groups.add(supervisor, { name: 'Ouvidoria', channel });
    mailComes('Quero fazer uma <b>reclamacao</b>');
    await expect.poll(tickets, { timeout: 5000 }).not.toBeNull();

    await ana.slash('/inbox-email regras', 'geral');
    await modalSaying(ana, 'Nenhuma regra ainda');
    await ana.click('➕ Adicionar regra');
    await ana.modal('Nova regra');
    await ana.type('Nome da regra', 'Reclamações');
    await ana.type('Assunto: quais palavras', 'reclamação');
    await ana.choose({ actionId: 'rule.pick.set-group' }, 'Ouvidoria');
    await ana.click('➕ Adicionar ação');
    await ana.choose({ actionId: 'rule.redraw.do', near: 'Definir o tipo' }, 'Definir a prioridade');
    await ana.choose({ actionId: 'rule.pick.set-priority' }, 'Urgente');

    await ana.click('🔎 Experimentar');
    const tried = await modalSaying(ana, 'Ela teria se aplicado ao último e-mail');
    // A stranger's words stand in literal elements only.
    expect(JSON.stringify(tried)).toContain('{"type":"text","text":"Quero fazer uma <b>reclamacao</b>"');
    expect(await rules()).toEqual([]);

    await ana.submit();
    await modalSaying(ana, '*1. Reclamações*');
    expect(await rules()).toMatchObject([
      {
        name: 'Reclamações',
        accountId: null,
        conditions: [{ field: 'subject', operator: 'contains', value: 'reclamação', negated: false }],
        actions: [
          { do: 'set-group', groupId: group.id },
          { do: 'set-priority', priority: 'urgent' },
        ],
      },
    ]);

    mailComes('RECLAMAÇÃO', undefined, 2);
    await expect
      .poll(async () => JSON.stringify(await ana.messages('ouvidoria')), { timeout: 5000 })
      .toContain('🔴 Urgente');
  });

  test('rows come and go, and what is typed in the others stays', async () => {
    const { ana } = office;
    await ana.slash('/inbox-email rules', 'geral');
    await ana.modal('Regras');
    await ana.click('➕ Adicionar regra');
    await ana.modal('Nova regra');
    await ana.type('Nome da regra', 'Boletins');
    await ana.type('Assunto: quais palavras', 'promoção');
    await ana.click('➕ Adicionar condição');
    await modalSaying(ana, 'Todas estas são verdadeiras');
    await ana.choose({ actionId: 'rule.redraw.field', blockId: 'condition:3' }, 'E-mail automático');
    await ana.choose({ actionId: 'rule.operator.automatic' }, 'não é');
    await ana.choose({ actionId: 'rule.kind' }, 'um boletim ou e-mail em massa');
    await ana.click('➕ Adicionar condição');
    await ana.choose({ actionId: 'rule.redraw.field', blockId: 'condition:4' }, 'Tamanho');
    await ana.type('Kilobytes', '500');
    await ana.click({ actionId: 'rule.redraw.drop', blockId: 'condition:3' });
    await ana.choose({ actionId: 'rule.match' }, 'Pelo menos uma destas é verdadeira');
    await ana.choose({ actionId: 'rule.redraw.do' }, 'Ignorar o e-mail');
    await modalSaying(ana, 'Nenhum ticket é aberto');
    expect(await ana.value('Assunto: quais palavras')).toBe('promoção');
    await ana.submit();
    await modalSaying(ana, '*1. Boletins*');
    expect(await rules()).toMatchObject([
      {
        match: 'any',
        conditions: [
          { field: 'subject', value: 'promoção' },
          { field: 'size', kilobytes: 500, negated: false },
        ],
        actions: [{ do: 'ignore' }],
      },
    ]);
  });

  test('what is wrong is told: under its field, or above where a menu is at fault', async () => {
    const { ana } = office;
    await ana.slash('/inbox-email rules', 'geral');
    await ana.modal('Regras');
    await ana.click('➕ Adicionar regra');
    await ana.modal('Nova regra');
    await ana.click('🔎 Experimentar');
    await modalSaying(ana, '⚠️');
    await ana.type('Nome da regra', 'Tudo');
    await ana.type('Assunto: quais palavras', 'x');
    await ana.submit();
    await modalSaying(ana, 'Mover para o grupo: Preencha este campo');
    await ana.choose({ actionId: 'rule.redraw.do' }, 'Ignorar o e-mail');
    await ana.click({ actionId: 'rule.redraw.drop', blockId: 'condition:1' });
    await modalSaying(ana, 'Sem condição');
    await ana.submit();
    await modalSaying(ana, 'Isto ignoraria todos os e-mails');
    await ana.click('➕ Adicionar condição');
    await ana.choose({ actionId: 'rule.redraw.field' }, 'Campo do cabeçalho');
    await ana.type('Nome do campo do cabeçalho', 'X Loja');
    await ana.type('Campo do cabeçalho: quais palavras', 'Matriz');
    await ana.submit();
    await ana.until(({ modals }) =>
      Object.values(modals.at(-1)?.errors ?? {}).some((words) => words.includes('X-Priority')),
    );
    expect(await rules()).toEqual([]);
  });

  test('the menu of a rule moves, switches, edits and removes it', async () => {
    const { ana, bot } = office;
    const account = await office.connect();
    const action = { do: 'set-priority', priority: 'low' } as const;
    await bot.desk.rules.add(supervisor, { name: 'Primeira', actions: [action] });
    await bot.desk.rules.add(supervisor, { name: 'Segunda', accountId: account.id, actions: [action], stop: true });
    await ana.slash('/inbox-email settings', 'geral');
    await ana.modal('Configurações');
    await ana.click('Abrir regras');
    await modalSaying(ana, '*2. Segunda*');
    await ana.choose({ actionId: 'rules.menu', near: 'Segunda' }, 'Mover para cima');
    await modalSaying(ana, '*1. Segunda*');
    await ana.choose({ actionId: 'rules.menu', near: 'Segunda' }, 'Desligar');
    await modalSaying(ana, 'desligada');
    await ana.choose({ actionId: 'rules.menu', near: 'Segunda' }, 'Editar');
    await ana.modal('Editar regra');
    expect(await ana.value('E-mails de qual conta')).toBe(account.id);
    await ana.type('Nome da regra', 'Outra');
    await ana.submit();
    await modalSaying(ana, '*1. Outra*');
    expect((await rules()).map(({ name, active, stop }) => [name, active, stop])).toEqual([
      ['Outra', false, true],
      ['Primeira', true, false],
    ]);
    await ana.choose({ actionId: 'rules.menu', near: 'Outra' }, 'Remover');
    await modalSaying(ana, 'Remover a regra *Outra*?');
    await ana.submit();
    await modalSaying(ana, '*1. Primeira*');
    expect(await rules()).toHaveLength(1);
  });

  test('somebody else was faster: nothing is overwritten', async () => {
    const { ana, bot } = office;
    const action = { do: 'close' } as const;
    const { id, version } = await bot.desk.rules.add(supervisor, { name: 'Regra', actions: [action] });
    await ana.slash('/inbox-email rules', 'geral');
    await ana.choose({ actionId: 'rules.menu', near: 'Regra' }, 'Editar');
    await ana.modal('Editar regra');
    await bot.desk.rules.edit(supervisor, id, version, { name: 'De outra pessoa', actions: [action] });
    await ana.submit();
    await modalSaying(ana, 'nesse meio-tempo');
    expect((await rules())[0]?.name).toBe('De outra pessoa');
  });

  test('an agent is told whom to ask', async () => {
    const dan = await office.bot.slack.as('dan');
    await dan.slash('/inbox-email rules', 'geral');
    await whisperTo(dan, 'Only supervisors');
    expect((await dan.look()).modals).toEqual([]);
  });
});
