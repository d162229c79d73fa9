import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { wordsOf } from '../../../sandbox/slack/driver.ts';
import { type PostingFixture, startPostingFixture } from './posting-fixture.ts';

let fixture: PostingFixture;

beforeEach(async () => {
  fixture = await startPostingFixture();
});
afterEach(async () => {
  expect(await fixture.driver.complaints()).toEqual([]);
  await fixture.stop();
});

const minutes = 60_000;
const backlog = { backlog: true };
const texts = async (channel: string) => (await fixture.roots(channel)).map(({ text }) => text);

function openOld(from: number, to: number, groupId = 'group-sac'): void {
  for (let id = from; id <= to; id++) fixture.script.open({ id, groupId }, backlog);
}

describe('older mail that becomes tickets', () => {
  test('is one message for its group, and a ticket of today has its own beside it', async () => {
    openOld(1, 40);
    fixture.script.open({ id: 41 });
    openOld(42, 43, 'group-vendas');
    await fixture.settle();
    expect(await texts('sac')).toEqual([
      '📚 40 older mails became tickets #1–#40.',
      '#41 Pedido 123 · Maria Silva: Onde está o meu pedido?',
    ]);
    expect(await texts('vendas')).toEqual(['📚 2 older mails became tickets #42–#43.']);
  });

  test('is counted in the same message while more comes, which is drawn every five seconds at most', async () => {
    openOld(1, 1);
    await fixture.settle();
    expect(await texts('sac')).toEqual(['📚 1 older mail became ticket #1.']);
    for (let round = 0; round < 20; round++) {
      openOld(2 + round * 5, 6 + round * 5);
      await fixture.posting().tick();
      fixture.pass(500);
    }
    expect(fixture.gateway.calls('chat.update')).toBeLessThanOrEqual(2);
    await fixture.settle();
    expect(await texts('sac')).toEqual(['📚 101 older mails became tickets #1–#101.']);
  });

  test('that comes much later is a message of its own', async () => {
    openOld(1, 2);
    await fixture.settle();
    fixture.script.pass(11 * minutes);
    openOld(3, 4);
    await fixture.settle();
    expect(await texts('sac')).toEqual([
      '📚 2 older mails became tickets #1–#2.',
      '📚 2 older mails became tickets #3–#4.',
    ]);
  });

  test('counts each once when the process dies before the events are settled', async () => {
    openOld(1, 10);
    await fixture.settle();
    const settleEvents = fixture.script.desk.feed.settle;
    fixture.script.desk.feed.settle = async () => {
      throw new Error('kill -9');
    };
    openOld(11, 20);
    await expect(fixture.posting().tick()).rejects.toThrow('kill -9');
    fixture.script.desk.feed.settle = settleEvents;
    fixture.restart();
    await fixture.settle();
    expect(await texts('sac')).toEqual(['📚 20 older mails became tickets #1–#20.']);
  });

  test('is told once when the answer to the post is lost', async () => {
    fixture.gateway.lose('chat.postMessage', 'lose-answer');
    openOld(1, 3);
    await fixture.posting().tick();
    fixture.restart();
    fixture.pass(minutes);
    openOld(4, 5);
    await fixture.settle();
    expect(await texts('sac')).toEqual(['📚 5 older mails became tickets #1–#5.']);
  });

  test('waits where the group has no channel', async () => {
    openOld(1, 3, 'group-none');
    await fixture.settle(minutes);
    const group = fixture.script.groups.find(({ id }) => id === 'group-none');
    if (group) group.channel = fixture.channels.geral ?? null;
    await fixture.settle();
    expect(await texts('geral')).toEqual(['📚 3 older mails became tickets #1–#3.']);
  });
});

describe('an old ticket', () => {
  const digest = '📚 1 older mail became ticket #1.';
  const thread = async () => (await fixture.thread((await fixture.roots('sac'))[1])).map(({ text }) => text);

  beforeEach(async () => {
    openOld(1, 1);
    fixture.script.receive({ id: 101, ticketId: 1, newText: 'antiga', ...backlog });
    await fixture.settle();
    expect(await texts('sac')).toEqual([digest]);
  });

  test('gets its message when a new mail comes, with all mails in order in its thread', async () => {
    fixture.script.receive({ id: 102, ticketId: 1, newText: 'nova' });
    fixture.script.receive({ id: 103, ticketId: 1, newText: 'mais uma' });
    await fixture.settle();
    expect(await texts('sac')).toEqual([digest, expect.stringMatching(/^#1 /)]);
    expect(await thread()).toEqual([
      expect.stringContaining('antiga'),
      expect.stringContaining('nova'),
      expect.stringContaining('mais uma'),
    ]);
  });

  test('gets its message when somebody answers it from elsewhere, and shows how the answer fares', async () => {
    const delivery = { state: 'queued' as const, serverWords: '', cause: null, attempts: 0, nextAttemptAt: null };
    fixture.script.answer({ id: 102, ticketId: 1, delivery });
    await fixture.settle();
    fixture.script.answer({ id: 102, ticketId: 1, delivery: { ...delivery, state: 'sent' } }, 'reply.sent');
    await fixture.settle();
    expect(await thread()).toEqual([expect.stringContaining('antiga'), expect.stringContaining('Já saiu')]);
    const [, root] = await fixture.roots('sac');
    expect(wordsOf((await fixture.thread(root))[1]?.blocks)).toContain('✅ Sent');
  });

  test('gets its message when it is reopened, and not when it is closed', async () => {
    fixture.script.setStatus(1, 'closed');
    await fixture.settle();
    expect(await texts('sac')).toEqual([digest]);
    fixture.script.setStatus(1, 'open');
    await fixture.settle();
    expect(await texts('sac')).toEqual([digest, expect.stringMatching(/^#1 /)]);
  });

  test('gets its message once when somebody asks to see it, and goes on as any other', async () => {
    await fixture.posting().showTicket(1);
    await fixture.posting().showTicket(1);
    await fixture.settle();
    fixture.script.receive({ id: 102, ticketId: 1, newText: 'nova' });
    fixture.script.setStatus(1, 'closed');
    await fixture.settle();
    expect(await texts('sac')).toEqual([digest, expect.stringMatching(/^#1 /)]);
    expect(await thread()).toEqual([expect.stringContaining('antiga'), expect.stringContaining('nova')]);
    expect(wordsOf((await fixture.roots('sac'))[1]?.blocks)).toContain('✅ #1');
  });

  test('that is answered in the same breath as it came in is whole', async () => {
    openOld(2, 2);
    fixture.script.receive({ id: 201, ticketId: 2, newText: 'velha', ...backlog });
    fixture.script.answer({ id: 202, ticketId: 2 });
    await fixture.settle();
    const [, root] = await fixture.roots('sac');
    expect((await fixture.thread(root)).map(({ text }) => text)).toEqual([
      expect.stringContaining('velha'),
      expect.stringContaining('Já saiu'),
    ]);
  });

  test('brings its files along, right behind their mail', async () => {
    fixture.script.files.set('300:0', new TextEncoder().encode('cat!'));
    const cat = { index: 0, filename: 'cat.png', contentType: 'image/png', size: 4, inline: false };
    fixture.script.open({ id: 3 }, { ...backlog, attachments: [cat] });
    await fixture.settle();
    expect(fixture.gateway.calls('files.completeUploadExternal')).toBe(0);
    fixture.script.receive({ id: 301, ticketId: 3, newText: 'nova' });
    await fixture.settle();
    const [, root] = await fixture.roots('sac');
    const shown = (await fixture.thread(root)).map(({ files, text }) => files[0]?.name ?? text);
    expect(shown).toEqual(['cat.png', expect.stringContaining('nova')]);
  });
});

describe('a mail that stays on the server', () => {
  test('says so in its thread, with its size and the limit', async () => {
    fixture.script.open({ id: 1 }, { leftOnServer: 212_000_000 });
    fixture.script.receive({ id: 101, ticketId: 1, leftOnServer: 60_000_000 });
    await fixture.settle();
    const [root] = await fixture.roots('sac');
    expect(wordsOf(root?.blocks)).toContain(
      'This mail of 212.0 MB is larger than the limit of 50 MB: its attachments stay on the mail server.',
    );
    expect(wordsOf((await fixture.thread(root))[0]?.blocks)).toContain('This mail of 60.0 MB');
  });

  test('does not name a limit that has been raised since', async () => {
    if (fixture.script.account) fixture.script.account.receiving.sizeLimitMb = 500;
    fixture.script.open({ id: 1 }, { leftOnServer: 212_000_000 });
    await fixture.settle();
    expect(wordsOf((await fixture.roots('sac'))[0]?.blocks)).toContain('This mail of 212.0 MB was too large');
  });
});
