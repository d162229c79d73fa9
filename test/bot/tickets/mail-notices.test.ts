import { languages } from '@inbox-email/core/language.ts';
import type { Message, Ticket } from '@inbox-email/core/ticket/ticket.ts';
import { describe, expect, test } from 'vitest';
import { textIn } from '../../../bot/text/text.ts';
import type { SlackMessage } from '../../../bot/tickets/slack-message.ts';
import { threadMessage } from '../../../bot/tickets/thread-message.ts';
import { ticketMessage } from '../../../bot/tickets/ticket-message.ts';
import { blockComplaints } from '../../../sandbox/slack/block-kit/check-blocks.ts';
import { sampleAnswer, sampleMessage, sampleTicket } from './sample-tickets.ts';

const en = textIn('en').tickets;
const inThread = (message: Message, text = en) =>
  threadMessage({ message, authorName: 'Ana', refusedFiles: new Map(), leftOnServer: null, newcomer: false }, text);
const inChannel = (message: Message, ticket: Partial<Ticket> = {}, text = en) =>
  ticketMessage(
    {
      ...{ ticket: sampleTicket(ticket), message, accountName: 'SAC', groupName: 'SAC', typeName: null },
      ...{ refusedFiles: new Map(), leftOnServer: null, links: [] },
    },
    text,
  );
const said = (shown: unknown) => JSON.stringify(shown);
const complaints = ({ blocks }: SlackMessage) => blockComplaints(blocks, 'message', '/blocks');

describe('automatic mail', () => {
  const kinds = ['reply', 'bounce', 'complaint', 'receipt', 'list', 'bulk', 'calendar', 'system', 'own'] as const;

  test.each(languages.flatMap((language) => kinds.map((kind) => [kind, language] as const)))(
    'of the kind %s is named in %s, with the sign that gave it away',
    (kind, language) => {
      const text = textIn(language).tickets;
      const message = sampleMessage({ automatic: `${kind}: Some-Header: yes: really` });
      for (const shown of [inThread(message, text), inChannel(message, {}, text)]) {
        expect(said(shown)).toContain(`🤖 ${text.notices.kinds[kind]}`);
        expect(said(shown)).toContain('Some-Header: yes: really');
        expect(complaints(shown)).toEqual([]);
      }
    },
  );

  test('whose sign a stranger wrote shows it literally', () => {
    const shown = inThread(sampleMessage({ automatic: 'reply: X-Autoreply: <!channel> *a*' }));
    const context = shown.blocks.find(({ type }) => type === 'context');
    expect(context).toMatchObject({ elements: [{ type: 'plain_text' }] });
    expect(said(context)).toContain('<!channel> *a*');
  });

  test('a person’s mail has no such line', () => {
    expect(said(inThread(sampleMessage()))).not.toContain('🤖');
  });
});

describe('a bounce in the thread', () => {
  const bounce = { messageId: 46, recipient: 'maria@example.com', status: '5.1.1', permanent: true };
  const report = sampleMessage({
    ...{ automatic: 'bounce: delivery report: 5.1.1', bounce },
    ...{ from: { name: '', address: 'MAILER-DAEMON@mx.example' }, newText: 'This is the mail system at host mx.' },
  });

  test.each(languages)('says in %s whom the answer did not reach, why, and what helps', (language) => {
    const text = textIn(language).tickets;
    const shown = inThread(report, text);
    expect(said(shown)).toContain('maria@example.com');
    expect(said(shown)).toContain('5.1.1');
    expect(said(shown)).toContain({ en: 'There is no such address', 'pt-BR': 'não existe', es: 'no existe' }[language]);
    expect(said(shown)).toContain('MAILER-DAEMON@mx.example');
    expect(complaints(shown)).toEqual([]);
  });

  test('offers its own words, and no reply to a mail server', () => {
    const actions = said(inThread(report).blocks.at(-1));
    expect(actions).toContain('Show full text');
    expect(actions).not.toContain('"Reply"');
  });

  test('a delay says that the server still tries', () => {
    const delay = { ...bounce, status: '4.2.2', permanent: false };
    expect(said(inThread({ ...report, bounce: delay }))).toContain('keeps trying');
  });

  const delivery = { state: 'bounced' as const, serverWords: '250 ok', cause: null, attempts: 1, nextAttemptAt: null };
  const bounces = [{ recipient: 'maria@example.com', status: '5.2.2', permanent: true, originalMessageId: null }];

  test('shows under the answer, which can be sent again', () => {
    const shown = inThread(sampleAnswer({ delivery, bounces }));
    expect(said(shown)).toContain('Came back');
    expect(said(shown)).toContain('mailbox is full');
    expect(said(shown.blocks.at(-1))).toContain('Send again');
    expect(complaints(shown)).toEqual([]);
  });

  test('an answer to several people is not sent again to those whom it reached', () => {
    const cc = [{ name: '', address: 'bob@example.com' }];
    expect(said(inThread(sampleAnswer({ delivery, bounces, cc })))).not.toContain('Send again');
  });

  test('many recipients that failed stay within Slack’s limits', () => {
    const many = Array.from({ length: 50 }, (_, i) => ({
      ...{ recipient: `${'x'.repeat(200)}${i}@example.com`, status: '5.1.1', permanent: true, originalMessageId: null },
    }));
    expect(complaints(inThread(sampleAnswer({ delivery, bounces: many })))).toEqual([]);
  });
});

test.each([
  [1, 'So far 1 more mail like these came too fast'],
  [9994, 'So far 9994 more mails like these came too fast'],
])('a ticket that holds back %i mails says so', (heldBack, words) => {
  expect(said(inChannel(sampleMessage(), { heldBack }))).toContain(words);
});

describe('a sender who could not be verified', () => {
  const sender = { verdict: 'fail' as const, spf: 'fail', dkim: 'none', dmarc: 'fail', by: 'mx.loja.example' };

  test.each(languages)('is shown in %s, with what the server found out', (language) => {
    const text = textIn(language).tickets;
    for (const shown of [inThread(sampleMessage({ sender }), text), inChannel(sampleMessage({ sender }), {}, text)]) {
      expect(said(shown)).toContain(text.notices.senderFails('example.com', 'mx.loja.example'));
      expect(said(shown)).toContain('SPF fail, DKIM none, DMARC fail');
      expect(complaints(shown)).toEqual([]);
    }
  });

  test.each(['pass', 'none'] as const)('nothing is said where the verdict is %s', (verdict) => {
    expect(said(inThread(sampleMessage({ sender: { ...sender, verdict } })))).not.toContain('DMARC');
  });
});

describe('a dangerous file', () => {
  const attachments = (Object.keys(en.notices.risks) as (keyof typeof en.notices.risks)[]).map((risk, index) => ({
    ...{ index, filename: `${risk}.x`, contentType: 'application/octet-stream', size: 10, inline: false, risk },
  }));

  test.each(languages)('says in %s why it is better not opened', (language) => {
    const text = textIn(language).tickets;
    const shown = inThread(sampleMessage({ attachments }), text);
    for (const reason of Object.values(text.notices.risks)) expect(said(shown)).toContain(`⚠️ ${reason}: `);
    expect(complaints(shown)).toEqual([]);
  });

  test('among files that there is no room for is marked too', () => {
    const many = Array.from({ length: 25 }, (_, index) => ({
      ...{ index, filename: `f${index}.exe`, contentType: 'x/y', size: 10, inline: false, risk: 'program' as const },
    }));
    expect(said(inThread(sampleMessage({ attachments: many })))).toContain('⚠️ f24.exe');
  });
});
