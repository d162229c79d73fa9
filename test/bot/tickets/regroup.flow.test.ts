import type { PostedMessage } from '@inbox-email/sandbox/slack/control-api.ts';
import { type Person, wordsOf } from '@inbox-email/sandbox/slack/driver.ts';
import { describe, expect, test } from 'vitest';
import { modalSaying, supervisor, useOffice } from '../accounts/office.ts';

const sac = 'sac@empresa.example';
const maria = 'Maria <maria@cliente.example>';
const paulo = 'Paulo <paulo@outro.example>';

describe('merging, splitting and explaining tickets in Slack', () => {
  const office = useOffice('socket');

  async function connected(): Promise<Person> {
    const channel = office.ana.seen().channels.find(({ name }) => name === 'sac')?.id ?? '';
    const account = await office.connect();
    const [group] = await office.bot.desk.groups.list();
    if (group !== undefined) await office.bot.desk.groups.edit(supervisor, { ...group, channel });
    await expect.poll(async () => (await office.bot.desk.accounts.get(supervisor, account.id)).state).toBe('online');
    return office.bot.slack.as('bruno');
  }
  const write = (id: string, from: string, subject: string, { text = `Texto ${id}`, inReplyTo = '' } = {}) => {
    const thread = inReplyTo === '' ? '' : `In-Reply-To: ${inReplyTo}\r\n`;
    office.bot.mail.deliver(
      `From: ${from}\r\nTo: ${sac}\r\nMessage-ID: <${id}>\r\nSubject: ${subject}\r\n${thread}\r\n${text}\r\n`,
      { from: 'x@cliente.example', to: sac },
    );
  };
  const root = (who: Person, id: number) =>
    who.until(
      ({ messages }) => messages.find(({ text, threadTs }) => threadTs === null && text.startsWith(`#${id} `)),
      {
        what: `ticket #${id}`,
      },
    );
  const inThread = (who: Person, { ts }: PostedMessage, words: string) =>
    who.until(({ messages }) => messages.find((one) => one.threadTs === ts && wordsOf(one).includes(words)), {
      what: `a thread that says ${words}`,
      timeoutMs: 20_000,
    });
  const shows = (who: Person, { ts }: PostedMessage, words: string) =>
    who.until(({ messages }) => messages.find((one) => one.ts === ts && wordsOf(one).includes(words)), {
      what: `a message that says ${words}`,
      timeoutMs: 20_000,
    });

  test('a ticket is merged into one that was looked for; both threads tell, and its mails are answered in the other', async () => {
    const bruno = await connected();
    write('a@c', maria, 'Pedido atrasado');
    const first = await root(bruno, 1);
    write('b@o', paulo, 'Encomenda');
    const second = await root(bruno, 2);

    await bruno.choose('ticket-more', 'Unir a outro ticket', { in: second });
    await bruno.modal('Unir #2');
    expect(await bruno.suggestions('A qual ticket?', 'maria')).toMatchObject([{ value: '1' }]);
    expect(await bruno.suggestions('A qual ticket?', 'nobody')).toEqual([]);
    await bruno.choose('A qual ticket?', '1');
    await bruno.submit();
    await modalSaying(bruno, '#2 foi unido a #1.');

    await shows(bruno, second, '🔀 Unido a #1');
    await inThread(bruno, second, 'uniu este ticket a #1');
    const told = await inThread(bruno, first, 'uniu #2 a este ticket');
    expect(wordsOf(told)).toContain('Paulo');
    expect(wordsOf(told)).toContain('Texto b@o');
    await shows(bruno, first, '#2 foi unido a este ticket');

    write('c@o', paulo, 'Re: Encomenda [#2]', { inReplyTo: '<b@o>', text: 'Alguma novidade?' });
    const followUp = await inThread(bruno, first, 'Alguma novidade?');
    await bruno.click('Responder', { in: followUp });
    await bruno.modal('Responder #1');
    await bruno.cancel();

    await bruno.choose('ticket-more', 'Por que este ticket?', { in: second });
    await modalSaying(bruno, 'Passou de #2 para #1 quando');
  });

  test('a mail and those after it become a ticket of their own, and the old thread gives the way there', async () => {
    const bruno = await connected();
    write('1@c', maria, 'Pedido atrasado');
    const first = await root(bruno, 1);
    write('2@c', maria, 'Re: Pedido atrasado', { inReplyTo: '<1@c>', text: 'E a minha senha?' });
    const password = await inThread(bruno, first, 'E a minha senha?');
    write('3@c', maria, 'Re: Pedido atrasado', { inReplyTo: '<2@c>', text: 'Ainda não funciona.' });
    const later = await inThread(bruno, first, 'Ainda não funciona.');

    await bruno.choose('ticket-more', 'Separar a partir daqui', { in: password });
    await modalSaying(bruno, 'E a minha senha?');
    await bruno.choose('Outros e-mails', ['also-later']);
    await bruno.submit();
    await modalSaying(bruno, 'O novo ticket é #2.');

    const split = await root(bruno, 2);
    expect(wordsOf(split)).toContain('E a minha senha?');
    expect(wordsOf(split)).toContain('Separado de #1');
    await inThread(bruno, split, 'Ainda não funciona.');
    await shows(bruno, password, 'Este e-mail agora está em #2.');
    await shows(bruno, later, 'Este e-mail agora está em #2.');
    await inThread(bruno, first, 'separou 2 e-mails: continua em #2.');

    write('4@c', maria, 'Re: Pedido atrasado', { inReplyTo: '<3@c>', text: 'Obrigada!' });
    await inThread(bruno, split, 'Obrigada!');
  });

  test('a mail says why it is where it is, and what did not count, to everybody in their language', async () => {
    await connected();
    const dan = await office.bot.slack.as('dan');
    write('1@c', maria, 'Pedido atrasado');
    await root(dan, 1);
    write('x@e', 'Eve <eve@evil.example>', 'Pedido [#1]', { inReplyTo: '<1@c>' });
    const stranger = await root(dan, 2);
    await dan.choose('ticket-more', 'Por que este ticket?', { in: stranger });
    const why = await modalSaying(dan, 'Nothing in it leads to a ticket that is there already');
    expect(wordsOf(why)).toContain('<1@c>');
    expect(wordsOf(why)).toContain('[#1]');
    expect(wordsOf(why)).toContain('the sender takes no part in that ticket');
  });

  test('a group says in its form what becomes of mails to closed tickets and with other subjects', async () => {
    await connected();
    const { ana, bot } = office;
    await ana.slash('/inbox-email settings', 'geral');
    await ana.choose({ actionId: 'setup.group', near: 'SAC' }, 'Editar');
    await ana.modal('Grupo');
    await ana.choose('Um e-mail para um ticket fechado', 'abre um novo, ligado a ele');
    await ana.type('Dias em que ele é reaberto mesmo assim', '14');
    await ana.choose(
      'Um e-mail na conversa de um ticket com assunto totalmente diferente',
      'abre um novo, ligado a ele',
    );
    await ana.submit();
    await expect
      .poll(async () => (await bot.desk.groups.list())[0]?.followUp)
      .toEqual({
        ...{ closedTicket: 'new-ticket', reopenForDays: 14, otherSubject: 'new-ticket' },
      });
    await ana.choose({ actionId: 'setup.group', near: 'SAC' }, 'Editar');
    await ana.modal('Grupo');
    expect(await ana.value('Dias em que ele é reaberto mesmo assim')).toBe('14');
  });
});
