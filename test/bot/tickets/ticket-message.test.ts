import { languages } from '@inbox-email/core/language.ts';
import { describe, expect, test } from 'vitest';
import { textIn } from '../../../bot/text/text.ts';
import type { SlackMessage } from '../../../bot/tickets/slack-message.ts';
import { threadMessage } from '../../../bot/tickets/thread-message.ts';
import { type ShownTicket, ticketMessage } from '../../../bot/tickets/ticket-message.ts';
import { blockComplaints } from '../../../sandbox/slack/block-kit/check-blocks.ts';
import { sampleAnswer, sampleMessage, sampleTicket } from './sample-tickets.ts';

const { tickets: en } = textIn('en');
const none = new Map<number, string>();
const hostile = '<!channel> <@U123> *bold* _it_ <https://evil.example|your bank> &amp; & :smile: @here';

function shownTicket(different: Partial<ShownTicket> = {}): ShownTicket {
  return {
    ticket: sampleTicket(),
    message: sampleMessage(),
    accountName: 'SAC',
    groupName: 'Atendimento',
    typeName: 'Atendimentos do e-mail',
    refusedFiles: none,
    leftOnServer: null,
    links: [],
    ...different,
  };
}

/** All strings that stand anywhere in a value under `text` of an object of the given type. */
function textsOf(value: unknown, type: string): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => textsOf(one, type));
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && value.type === type && 'text' in value ? [String(value.text)] : [];
  return [...own, ...Object.values(value).flatMap((one) => textsOf(one, type))];
}

const complaints = ({ blocks }: SlackMessage) => blockComplaints(blocks, 'message', '/blocks');

describe('a stranger’s words', () => {
  const mine = [
    ['the text', shownTicket({ message: sampleMessage({ newText: hostile, text: hostile }) })],
    ['the subject', shownTicket({ ticket: sampleTicket({ subject: hostile }) })],
    ['the name', shownTicket({ ticket: sampleTicket({ requester: { name: hostile, address: 'a@b.example' } }) })],
    ['the address', shownTicket({ ticket: sampleTicket({ requester: { name: '', address: hostile } }) })],
    [
      'a file’s name',
      shownTicket({
        message: sampleMessage({
          attachments: [{ index: 0, filename: hostile, contentType: 'image/png', size: 5, inline: false }],
        }),
      }),
    ],
  ] as const;

  test.each(mine)('in %s stand as literal text and nowhere as markup', (_, shown) => {
    const message = ticketMessage(shown, en);
    const literal = [...textsOf(message.blocks, 'text'), ...textsOf(message.blocks, 'plain_text')].join('\n');
    expect(literal).toContain(hostile);
    expect(textsOf(message.blocks, 'mrkdwn')).toEqual([]);
    expect(JSON.stringify(message.blocks)).not.toMatch(/"type":"(link|broadcast|user|emoji|channel)"/);
    expect(message.text).not.toMatch(/<|>|&(?!amp;|lt;|gt;)/);
    expect(complaints(message)).toEqual([]);
  });

  test('in the notification text are escaped once, so that what the customer typed shows', () => {
    const message = ticketMessage(shownTicket({ message: sampleMessage({ newText: '<!channel> &amp;' }) }), en);
    expect(message.text).toBe('#7 Pedido 123 · Maria Silva: &lt;!channel&gt; &amp;amp;');
  });

  test('from a mail server stand literally too', () => {
    const failed = {
      state: 'failed' as const,
      serverWords: `550 ${hostile}`,
      cause: null,
      attempts: 1,
      nextAttemptAt: null,
    };
    const mail = {
      message: sampleAnswer({ delivery: failed }),
      authorName: hostile,
      refusedFiles: none,
      leftOnServer: null,
      newcomer: false,
    };
    const message = threadMessage(mail, en);
    expect(textsOf(message.blocks, 'text').join('\n')).toContain(`550 ${hostile}`);
    expect(textsOf(message.blocks, 'mrkdwn')).toEqual([]);
  });

  test('cannot turn the direction of writing around in a file’s name', () => {
    const attachments = [{ index: 0, filename: 'bill\u202Egpj.exe', contentType: 'x/y', size: 5, inline: false }];
    const message = ticketMessage(shownTicket({ message: sampleMessage({ attachments }) }), en);
    expect(textsOf(message.blocks, 'text').join('')).toContain('billgpj.exe');
  });
});

describe('a ticket’s message', () => {
  test.each(languages)(
    'says number, subject, who, account, type, group and text in %s, within Slack’s limits',
    (language) => {
      const { tickets } = textIn(language);
      const message = ticketMessage(shownTicket(), tickets);
      const literal = [...textsOf(message.blocks, 'plain_text'), ...textsOf(message.blocks, 'text')].join('');
      const facts = [
        '#7 Pedido 123',
        'Maria Silva <maria@example.com>',
        'SAC',
        'Atendimento',
        'Atendimentos do e-mail',
      ];
      for (const fact of [...facts, 'Onde está o meu pedido?', tickets.button.reply]) expect(literal).toContain(fact);
      expect(complaints(message)).toEqual([]);
    },
  );

  test('offers Reply, and in its menu what else can be done, while it is open', () => {
    const actions = ticketMessage(shownTicket(), en).blocks.at(-1);
    expect(textsOf(actions, 'plain_text')).toEqual([
      ...['Reply', 'Close ticket', 'Merge into another ticket', 'Show full text', 'Why this ticket?'],
    ]);
  });

  test('says where a merged ticket went, and offers only to look at its mail', () => {
    const ticket = sampleTicket({ status: 'closed', mergedInto: 3 });
    const links = [{ kind: 'merged', direction: 'to', ticketId: 3 } as const];
    const message = ticketMessage(shownTicket({ ticket, links }), en);
    expect(textsOf(message.blocks, 'plain_text').filter((one) => one.includes('#3'))).toEqual(['🔀 Merged into #3']);
    expect(textsOf(message.blocks.at(-1), 'plain_text')).toEqual(['Show full text', 'Why this ticket?']);
  });

  test('names the tickets that it has to do with, and of many the latest', () => {
    const link = { kind: 'follows', direction: 'to', ticketId: 12 } as const;
    const linked = ticketMessage(
      shownTicket({ links: [link, { kind: 'split', direction: 'from', ticketId: 13 }] }),
      en,
    );
    expect(textsOf(linked.blocks, 'plain_text')).toContain('🔗 Follows #12 · #13 was split off this ticket');
    const many = Array.from({ length: 30 }, (_, ticketId) => ({ ...link, direction: 'from' as const, ticketId }));
    const told = textsOf(ticketMessage(shownTicket({ links: many }), en).blocks, 'plain_text').find((one) =>
      one.startsWith('🔗'),
    );
    expect(told).toMatch(/^🔗 … · Followed by #22 · .*#29$/);
  });

  test('shows a closed ticket as closed, with a Reopen button', () => {
    const message = ticketMessage(shownTicket({ ticket: sampleTicket({ status: 'closed' }) }), en);
    expect(textsOf(message.blocks[0], 'plain_text')).toEqual(['✅ #7 Pedido 123']);
    expect(textsOf(message.blocks.at(-1), 'plain_text').slice(0, 2)).toEqual(['Reopen', 'Reply']);
  });

  test('cuts a long text at a word, and stays within Slack’s limits with everything oversized', () => {
    const long = 'palavra '.repeat(5000);
    const attachments = Array.from({ length: 60 }, (_, index) => ({
      index,
      filename: `${'n'.repeat(250)}-${index}.pdf`,
      contentType: 'application/pdf',
      size: 12_345,
      inline: false,
    }));
    const message = ticketMessage(
      shownTicket({
        ticket: sampleTicket({
          subject: 's'.repeat(2000),
          requester: { name: 'n'.repeat(2000), address: 'a@b.example' },
        }),
        message: sampleMessage({ newText: long, text: long, attachments }),
      }),
      en,
    );
    expect(complaints(message)).toEqual([]);
    expect(JSON.stringify(message.blocks).length).toBeLessThan(13_000);
    expect(textsOf(message.blocks, 'text').find((text) => text.startsWith('palavra'))).toMatch(/palavra…$/);
  });

  test('survives a mail that says nothing at all', () => {
    const empty = shownTicket({
      ticket: sampleTicket({ subject: '', requester: { name: '', address: '' } }),
      message: sampleMessage({ newText: '', text: '', subject: '', from: { name: '', address: '' } }),
      accountName: null,
      groupName: null,
      typeName: null,
    });
    const message = ticketMessage(empty, en);
    expect(complaints(message)).toEqual([]);
    expect(textsOf(message.blocks, 'plain_text')[0]).toBe('#7 (no subject)');
  });

  test('names files that do not go into the thread, and why', () => {
    const attachments = [
      { index: 0, filename: 'film.mp4', contentType: 'video/mp4', size: 200_000_000, inline: false },
      { index: 1, filename: 'virus.zip', contentType: 'application/zip', size: 1200, inline: false },
    ];
    const shown = shownTicket({
      message: sampleMessage({ attachments }),
      refusedFiles: new Map([[1, 'malware_detected']]),
    });
    const literal = textsOf(ticketMessage(shown, en).blocks, 'text').join('');
    expect(literal).toContain('film.mp4 (200.0 MB, too large for Slack');
    expect(literal).toContain('virus.zip (1 kB, not accepted by Slack');
  });
});

describe('an answer in the thread', () => {
  const answer = (
    delivery: Partial<ReturnType<typeof sampleAnswer>['delivery']>,
    language: (typeof languages)[number] = 'en',
  ) =>
    threadMessage(
      {
        message: sampleAnswer({
          delivery: { state: 'sent', serverWords: '', cause: null, attempts: 1, nextAttemptAt: null, ...delivery },
        }),
        authorName: 'Ana',
        refusedFiles: none,
        leftOnServer: null,
        newcomer: false,
      },
      textIn(language).tickets,
    );
  const states = [
    'queued',
    'sending',
    'deferred',
    'sent',
    'failed',
    'uncertain',
    'cancelled',
    'delayed',
    'bounced',
  ] as const;

  test.each(languages.flatMap((language) => states.map((state) => [state, language] as const)))(
    'that is %s says so in %s, within Slack’s limits',
    (state, language) => {
      const message = answer({ state, serverWords: '451 4.7.1 try later', nextAttemptAt: 1_763_900_600_000 }, language);
      expect(textsOf(message.blocks, 'text').join('')).toContain(textIn(language).tickets.delivery[state]);
      expect(complaints(message)).toEqual([]);
    },
  );

  test('shows the server’s answer, the number of tries and when the next one is', () => {
    const message = answer({
      state: 'deferred',
      serverWords: '451 later',
      attempts: 3,
      nextAttemptAt: 1_763_900_600_000,
    });
    expect(textsOf(message.blocks, 'text').join('')).toContain(' · 3 tries\nServer: 451 later');
    expect(JSON.stringify(message.blocks)).toContain('"timestamp":1763900600');
  });

  test('offers Send again once it failed, and asks first where the customer may already have it', () => {
    const [failed, uncertain, sent] = (['failed', 'uncertain', 'sent'] as const).map((state) => answer({ state }));
    expect(textsOf(failed?.blocks.at(-1), 'plain_text')[0]).toBe('Send again');
    expect(JSON.stringify(failed)).not.toContain('"confirm"');
    expect(textsOf(uncertain?.blocks.at(-1), 'plain_text')[0]).toBe('Send again');
    expect(textsOf(uncertain?.blocks.at(-1), 'plain_text').join(' ')).toContain('may already have this mail');
    const menu = ['Why this ticket?', 'Split off from here', 'Merge into another ticket'];
    expect(textsOf(sent?.blocks, 'plain_text')).toEqual(menu);
  });

  test('marks a sender who is new in the ticket', () => {
    const mail = { authorName: null, refusedFiles: none, leftOnServer: null };
    const marked = (newcomer: boolean) =>
      textsOf(threadMessage({ message: sampleMessage(), ...mail, newcomer }, en).blocks, 'plain_text').join(' ');
    expect(marked(true)).toContain('👥 New in this ticket');
    expect(marked(false)).not.toContain('👥');
  });

  test('names its author without pinging them', () => {
    expect(textsOf(answer({ state: 'sent' }).blocks, 'text')[0]).toBe('↩️ Answer by Ana');
  });
});
