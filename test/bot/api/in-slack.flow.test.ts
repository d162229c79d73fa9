import { scopes } from '@inbox-email/core/api-token.ts';
import { type Person, wordsOf } from '@inbox-email/sandbox/slack/driver.ts';
import { describe, expect, test } from 'vitest';
import { startScriptedReceiver } from '../../fakes/scripted-receiver.ts';
import { modalSaying, supervisor, useOffice } from '../accounts/office.ts';

describe('what programs do, in Slack', () => {
  const office = useOffice('socket');

  async function connected() {
    const channel = office.ana.seen().channels.find(({ name }) => name === 'sac')?.id ?? '';
    const account = await office.connect();
    const [group] = await office.bot.desk.groups.list();
    if (group !== undefined) await office.bot.desk.groups.edit(supervisor, { ...group, channel });
    await expect.poll(async () => (await office.bot.desk.accounts.get(supervisor, account.id)).state).toBe('online');
    return { account, bruno: await office.bot.slack.as('bruno') };
  }
  const saying = (who: Person, words: string) =>
    who.until(({ messages }) => messages.find((one) => wordsOf(one).includes(words)), {
      what: `a message that says ${words}`,
      timeoutMs: 20_000,
    });

  test('a ticket that a program begins says whom it went to; its note and its answer stand in the thread by its name', async () => {
    const { account, bruno } = await connected();
    const { tickets, apiTokens } = office.bot.desk;
    const { secret } = await apiTokens.add(supervisor, { name: 'n8n da loja', scopes });
    const program = (await apiTokens.actorOf(secret)) ?? expect.fail('nobody');
    const to = [{ name: 'Maria', address: 'maria@cliente.example' }];
    const mail = { accountId: account.id, to, subject: 'Recall', text: 'Venha buscar.', idempotencyKey: 'a' };
    const { id } = await tickets.write(program, mail);
    const root = await saying(bruno, `#${id} Recall`);
    expect(root.threadTs).toBeNull();
    expect(wordsOf(root)).toContain('Para Maria <maria@cliente.example>');
    await tickets.note(program, id, { text: 'Cliente <!channel> *antigo*.', idempotencyKey: 'n' });
    const note = await saying(bruno, 'n8n da loja anotou:');
    expect(note.threadTs).toBe(root.ts);
    expect(wordsOf(note)).toContain('Cliente <!channel> *antigo*.');
    expect((await saying(bruno, 'n8n da loja · Para')).threadTs).toBe(root.ts);
  });

  test('“Why this ticket?” tells that the mail hook was asked and did not answer', async () => {
    const { bruno } = await connected();
    const receiver = await startScriptedReceiver();
    receiver.script.push(500);
    await office.bot.desk.mailHook.set(supervisor, { url: receiver.url });
    office.bot.mail.deliver(
      'From: maria@cliente.example\r\nTo: sac@empresa.example\r\nMessage-ID: <a@c>\r\nSubject: Oi\r\n\r\nOi\r\n',
      { from: 'maria@cliente.example', to: 'sac@empresa.example' },
    );
    const root = await saying(bruno, '#1 Oi');
    await bruno.choose('ticket-more', 'Por que este ticket?', { in: root });
    await modalSaying(bruno, 'não respondeu (500)');
    await receiver.stop();
  });
});
