import type { PostedMessage } from '@inbox-email/sandbox/slack/control-api.ts';
import { type Person, wordsOf } from '@inbox-email/sandbox/slack/driver.ts';
import { describe, expect, test } from 'vitest';
import { modalSaying, supervisor, useOffice } from '../accounts/office.ts';

const maria = 'maria@cliente.example';
const sac = 'sac@empresa.example';

describe.each(['socket', 'http'] as const)('somebody writes while an answer is being written, in %s mode', (mode) => {
  const office = useOffice(mode);

  function write(id: string, body: string, headers: string): void {
    const mail = `From: Maria <${maria}>\r\nTo: ${sac}\r\nMessage-ID: <${id}@cliente.example>\r\n${headers}\r\n${body}\r\n`;
    office.bot.mail.deliver(mail, { from: maria, to: sac });
  }

  async function openTicket(): Promise<PostedMessage> {
    const channel = office.ana.seen().channels.find(({ name }) => name === 'sac')?.id ?? '';
    const account = await office.connect();
    const [group] = await office.bot.desk.groups.list();
    if (group === undefined) throw new Error('There is no group');
    await office.bot.desk.groups.edit(supervisor, { ...group, channel });
    await expect.poll(async () => (await office.bot.desk.accounts.get(supervisor, account.id)).state).toBe('online');
    write('1', 'Onde está o meu pedido?', 'Subject: Pedido\r\n');
    return office.ana.until(({ messages }) => messages.find(({ text }) => text.startsWith('#1 ')), {
      what: 'a ticket',
    });
  }

  async function beginAnswer(who: Person, root: PostedMessage): Promise<void> {
    await who.click('Responder', { in: root });
    await modalSaying(who, maria);
  }
  const sentTo = async () => (await office.bot.desk.tickets.messages(1)).filter((one) => one.direction === 'outgoing');

  test('two people submit at once: one answer goes out, the other sees it and decides', async () => {
    const root = await openTicket();
    const bruno = await office.bot.slack.as('bruno');
    const dan = await office.bot.slack.as('dan');
    await Promise.all([beginAnswer(bruno, root), beginAnswer(dan, root)]);
    await bruno.type('Sua resposta', 'Chega <!channel> *amanhã*.');
    await dan.type('Your answer', 'It comes tomorrow.');
    await bruno.submit();
    await dan.attach('Files', [{ name: 'label.pdf', content: '%PDF' }]);
    await dan.submit();

    const asked = await modalSaying(dan, 'wrote meanwhile');
    expect(wordsOf(asked.view)).toContain('Bruno Lima wrote meanwhile');
    expect(wordsOf(asked.view)).toContain('Chega <!channel> *amanhã*.');
    expect(asked.view.submit.text).toBe('Send anyway');
    expect(await dan.value('Your answer')).toBe('It comes tomorrow.');
    expect(await sentTo()).toHaveLength(1);

    await dan.submit();
    await dan.until(({ modals }) => modals.length === 0);
    const sent = await sentTo();
    expect(sent.map(({ newText }) => newText.trim())).toEqual(['Chega <!channel> *amanhã*.', 'It comes tomorrow.']);
    expect(sent[1]?.attachments.map(({ filename }) => filename)).toEqual(['label.pdf']);
  });

  test('the customer writes: shown to the person in their language, and again if they write once more', async () => {
    const root = await openTicket();
    const bruno = await office.bot.slack.as('bruno');
    await beginAnswer(bruno, root);
    await bruno.type('Sua resposta', 'Vou verificar.');
    write('2', 'Já chegou, obrigada!', 'Subject: Re: Pedido [#1]\r\nIn-Reply-To: <1@cliente.example>\r\n');
    await expect.poll(async () => (await office.bot.desk.tickets.messages(1)).length).toBe(2);
    await bruno.submit();
    const asked = await modalSaying(bruno, 'Maria escreveu enquanto isso');
    expect(wordsOf(asked.view)).toContain('Já chegou, obrigada!');
    expect(asked.view.submit.text).toBe('Enviar mesmo assim');

    write(
      '3',
      `Mais uma coisa: ${'muito '.repeat(100)}`,
      'Subject: Re: Pedido\r\nIn-Reply-To: <2@cliente.example>\r\n',
    );
    await expect.poll(async () => (await office.bot.desk.tickets.messages(1)).length).toBe(3);
    await bruno.submit();
    const again = await modalSaying(bruno, 'Mais uma coisa');
    expect(wordsOf(again.view)).not.toContain('Já chegou');
    expect(wordsOf(again.view)).not.toContain('muito '.repeat(50));
    expect(await sentTo()).toHaveLength(0);
    await bruno.submit();
    await bruno.until(({ modals }) => modals.length === 0);
    expect((await sentTo()).map(({ newText }) => newText.trim())).toEqual(['Vou verificar.']);
  });
});
