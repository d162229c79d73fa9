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

const actorId = 'U0ANA00001';
const roots = async () => (await fixture.roots('sac')).map(({ text }) => text);
const thread = async (id: number) => {
  const root = (await fixture.roots('sac')).find(({ text }) => text.startsWith(`#${id} `));
  return (await fixture.thread(root)).map(({ blocks, files, text }) => files[0]?.name ?? (wordsOf(blocks) || text));
};
/** Takes the events twice: the process dies before it has settled them the first time. */
async function settleAfterKill(): Promise<void> {
  const { settle } = fixture.script.desk.feed;
  fixture.script.desk.feed.settle = async () => {
    throw new Error('kill -9');
  };
  await expect(fixture.posting().tick()).rejects.toThrow('kill -9');
  fixture.script.desk.feed.settle = settle;
  fixture.restart();
  await fixture.settle();
}

describe('a split', () => {
  beforeEach(async () => {
    const { script } = fixture;
    script.files.set('101:0', new TextEncoder().encode('cat!'));
    const cat = { index: 0, filename: 'cat.png', contentType: 'image/png', size: 4, inline: false };
    script.open({ id: 1 });
    script.receive({ id: 101, ticketId: 1, newText: 'uma', attachments: [cat] });
    script.receive({ id: 102, ticketId: 1, newText: 'duas' });
    await fixture.settle();
  });
  const split = (messageIds: number[], from: number, to: number) => {
    fixture.script.move(messageIds, { id: to });
    fixture.script.happen({ type: 'ticket.split', ticketId: from, newTicketId: to, messageIds, actorId });
  };

  test('shows the mails and their files once in the new thread, though the process dies meanwhile', async () => {
    split([101, 102], 1, 2);
    await settleAfterKill();
    expect(await roots()).toEqual([expect.stringMatching(/^#1 /), expect.stringMatching(/^#2 .*uma/)]);
    expect(await thread(2)).toEqual([
      'cat.png',
      expect.stringContaining('duas'),
      expect.stringContaining('split this ticket off #1'),
    ]);
    expect(await thread(1)).toEqual([
      expect.stringContaining('This mail is in #2 now.'),
      'cat.png',
      expect.stringContaining('This mail is in #2 now.'),
      expect.stringContaining('split off 2 mails: it goes on in #2.'),
    ]);
  });

  test('of mails that are not in Slack yet leaves nothing of them in the old thread', async () => {
    fixture.script.receive({ id: 103, ticketId: 1, newText: 'três' });
    split([103], 1, 2);
    await fixture.settle();
    expect((await thread(1)).filter((words) => words.includes('três'))).toEqual([]);
    expect(await roots()).toEqual([expect.stringMatching(/^#1 /), expect.stringMatching(/^#2 .*três/)]);
  });

  test('of what was split and merged back goes into its own thread again', async () => {
    split([102], 1, 2);
    await fixture.settle();
    fixture.script.move([102], { id: 1 });
    fixture.script.move([], { id: 2, status: 'closed', mergedInto: 1 });
    fixture.script.happen({ type: 'ticket.merged', ticketId: 2, intoTicketId: 1, messageIds: [102], actorId });
    await fixture.settle();
    split([101, 102], 1, 3);
    await fixture.settle();
    expect(await thread(3)).toEqual(['cat.png', expect.stringContaining('duas'), expect.stringContaining('off #1')]);
  });
});

describe('a merge', () => {
  beforeEach(async () => {
    fixture.script.open({ id: 1 });
    fixture.script.open({ id: 2 }, { newText: 'da outra' });
    await fixture.settle();
  });
  const merge = (from: number, into: number, messageIds: number[], by: string | null = actorId) => {
    fixture.script.move(messageIds, { id: into });
    fixture.script.move([], { id: from, status: 'closed', mergedInto: into });
    fixture.script.happen({ type: 'ticket.merged', ticketId: from, intoTicketId: into, messageIds, actorId: by });
  };

  test('is told once in both threads, though the process dies meanwhile', async () => {
    merge(2, 1, [200]);
    await settleAfterKill();
    expect(await thread(1)).toEqual([expect.stringContaining('merged #2 into this ticket. It held:')]);
    expect((await thread(1))[0]).toContain('da outra');
    expect(await thread(2)).toEqual([expect.stringContaining('merged this ticket into #1')]);
    const [, second] = await fixture.roots('sac');
    expect(wordsOf(second?.blocks)).toContain('🔀 Merged into #1');
    expect(wordsOf(second?.blocks)).not.toContain('Reply');
  });

  test('by a mail is told as such, and of many mails the first ten are', async () => {
    const messageIds = [200];
    for (let id = 201; id <= 212; id++) {
      fixture.script.receive({ id, ticketId: 2, newText: `Nr. ${id}.` });
      messageIds.push(id);
    }
    merge(2, 1, messageIds, null);
    await fixture.settle();
    const [told = ''] = await thread(1);
    expect(told).toContain('as a mail showed that both are one conversation');
    expect(told).toContain('Nr. 209.');
    expect(told).not.toContain('Nr. 210.');
    expect(told).toContain('… and 3 more mails');
  });

  test('into a ticket of the backlog brings that one to Slack, with all its mails', async () => {
    fixture.script.open({ id: 3 }, { backlog: true, newText: 'antiga' });
    await fixture.settle();
    merge(2, 3, [200]);
    await fixture.settle();
    expect((await roots()).filter((text) => text.startsWith('#3 '))).toHaveLength(1);
  });
});
