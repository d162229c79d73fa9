import { readMail } from '@inbox-email/core/message/read-mail.ts';
import type { PostedMessage } from '@inbox-email/sandbox/slack/control-api.ts';
import { type Person, wordsOf } from '@inbox-email/sandbox/slack/driver.ts';
import { describe, expect, test } from 'vitest';
import { supervisor, useOffice } from '../bot/accounts/office.ts';

const maria = 'maria@cliente.example';
const sac = 'sac@empresa.example';

describe.each(['socket', 'http'] as const)('mail to Slack and back, in %s mode', (mode) => {
  const office = useOffice(mode);

  /** An account whose group talks in #sac, watching its folder. */
  async function connected(): Promise<string> {
    const channel = office.ana.seen().channels.find(({ name }) => name === 'sac')?.id ?? '';
    const account = await office.connect();
    const [group] = await office.bot.desk.groups.list();
    if (group === undefined) throw new Error('There is no group');
    await office.bot.desk.groups.edit(supervisor, { ...group, channel });
    await expect.poll(async () => (await office.bot.desk.accounts.get(supervisor, account.id)).state).toBe('online');
    return channel;
  }
  const write = (id: string, body: string, headers = '') =>
    office.bot.mail.deliver(
      `From: Maria <${maria}>\r\nTo: ${sac}\r\nMessage-ID: <${id}@cliente.example>\r\n${headers}\r\n${body}\r\n`,
      { from: maria, to: sac },
    );
  const rootIn = (who: Person, channel: string) =>
    who.until(({ messages }) => messages.find((message) => message.channel === channel && message.threadTs === null), {
      what: 'a ticket in the channel',
    });
  const threadSays = (who: Person, root: PostedMessage, words: string) =>
    who.until(
      ({ messages }) => messages.find((message) => message.threadTs === root.ts && wordsOf(message).includes(words)),
      { what: `a thread that says ${words}`, timeoutMs: 10_000 },
    );

  test('a mail is one message in its group’s channel; the answer and the customer’s next mail are its thread', async () => {
    const channel = await connected();
    write('1', 'Onde está o meu pedido?', 'Subject: Pedido\r\n');
    const bruno = await office.bot.slack.as('bruno');
    const root = await rootIn(bruno, channel);
    expect(wordsOf(root)).toContain('Onde está o meu pedido?');

    await bruno.click('Responder', { in: root });
    await bruno.until(({ modals }) => modals.at(-1) && wordsOf(modals.at(-1)).includes(maria), {
      what: 'whom it goes to',
    });
    await bruno.type('Sua resposta', 'Chega amanhã.');
    await bruno.submit();
    await threadSays(bruno, root, 'Enviado');
    const [answer] = await office.bot.mail.waitForMails(maria, 1, AbortSignal.timeout(10_000));
    const mail = readMail(answer?.raw ?? new Uint8Array());
    expect(mail.inReplyTo).toEqual(['<1@cliente.example>']);
    expect(mail.text.trim()).toBe('Chega amanhã.');

    write('2', 'Obrigada!', `Subject: Re: Pedido\r\nIn-Reply-To: ${mail.messageId}\r\n`);
    await threadSays(bruno, root, 'Obrigada!');
  });

  test('an attachment of the customer’s comes into the thread, byte for byte', async () => {
    const channel = await connected();
    const bytes = Buffer.from(Array.from({ length: 3000 }, (_, index) => index % 251));
    write(
      'file',
      [
        '--b',
        'Content-Type: text/plain',
        '',
        'Segue a nota.',
        '--b',
        'Content-Type: application/pdf; name="nota.pdf"',
        'Content-Disposition: attachment; filename="nota.pdf"',
        'Content-Transfer-Encoding: base64',
        '',
        bytes.toString('base64'),
        '--b--',
      ].join('\r\n'),
      'Subject: Nota\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n',
    );
    const { ana } = office;
    const root = await rootIn(ana, channel);
    const shared = await ana.until(
      ({ messages }) => messages.find((message) => message.threadTs === root.ts && message.files.length > 0),
      { what: 'the file in the thread', timeoutMs: 10_000 },
    );
    const [file] = shared.files;
    expect(file?.name).toBe('nota.pdf');
    expect(Buffer.from(await ana.download(file?.id ?? ''))).toEqual(bytes);
  });

  test('what a stranger wrote pings nobody and shows as it was written', async () => {
    const channel = await connected();
    write('x', '<!channel> *bold* <https://evil.example|bank> &amp; <@U0ANA00001>', 'Subject: <!here> *x*\r\n');
    const root = await rootIn(office.ana, channel);
    expect(wordsOf(root)).toContain('<!channel> *bold* <https://evil.example|bank> &amp; <@U0ANA00001>');
    expect(JSON.stringify(root.blocks)).not.toMatch(/"type":"(broadcast|user|link|mrkdwn)"/);
    expect(root.text).not.toMatch(/<[!@h]/);
  });
});
