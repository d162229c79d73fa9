import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PostedMessage } from '../../../sandbox/slack/control-api.ts';
import { wordsOf } from '../../../sandbox/slack/driver.ts';
import { type PostingFixture, startPostingFixture } from '../tickets/posting-fixture.ts';

let fixture: PostingFixture;

beforeEach(async () => {
  fixture = await startPostingFixture();
});
afterEach(async () => {
  expect(await fixture.driver.complaints()).toEqual([]);
  await fixture.stop();
});

const accountId = 'account-sac';
const minutes = 60_000;
const since = 1_763_900_000_000;
const failing = { type: 'account.failing', accountId, side: 'incoming', code: 'connection-refused', since } as const;
const recovered = { type: 'account.recovered', accountId, side: 'incoming', downSince: since } as const;

/** What this person's direct messages with the bot hold. */
async function told(name: string): Promise<PostedMessage[]> {
  const person = await fixture.driver.as(name);
  const { messages, channels } = await person.look();
  const direct = new Set(channels.flatMap(({ id }) => (id.startsWith('D') ? [id] : [])));
  person.leave();
  return messages.filter(({ channel, metadata }) => direct.has(channel) && metadata !== null);
}

async function withoutChannel(): Promise<void> {
  if (fixture.script.account) fixture.script.account.groupId = 'group-none';
}

describe('an account in trouble', () => {
  test('is one message in its group’s channel: what fails, since when, why, and what to do', async () => {
    fixture.script.happen(failing);
    await fixture.settle();
    const [alert, ...more] = await fixture.roots('sac');
    expect(more).toEqual([]);
    const words = wordsOf(alert?.blocks);
    expect(words).toContain('*SAC* has not received any mail since <!date^1763900000^');
    expect(words).toContain('The server is there, but nothing answers on this port.');
    expect(words).toContain('What to do: ');
    expect(words).toContain('Show last errors');
    expect(alert?.text).toContain('SAC has not received any mail since 2025-11-23 12:13 UTC');
  });

  test.each([
    [
      { type: 'account.paused', accountId, code: 'wrong-password' } as const,
      'is stopped: the server refused',
      'Activate',
    ],
    [{ ...failing, side: 'outgoing' } as const, 'has not been able to send answers since', 'What to do'],
    [
      { type: 'account.stalled', accountId, folder: '<!channel>', unaccounted: 3 } as const,
      'there are 3 mails in the folder &lt;!channel&gt; that we cannot get',
      'We ask for them again',
    ],
    [
      { type: 'mail.quarantined', accountId, mailId: 4, reason: 'RangeError' } as const,
      '1 mail could not be turned into a ticket',
      'Nothing is lost',
    ],
    [
      {
        ...({ type: 'account.drifting', accountId, side: 'incoming', code: 'certificate-expires-soon' } as const),
        seen: 'imap.empresa.com.br: 2026-12-01',
      },
      'still works, but not for long',
      'imap.empresa.com.br: 2026-12-01',
    ],
  ])('says so: %o', async (event, headline, more) => {
    fixture.script.happen(event);
    await fixture.settle();
    const [alert] = await fixture.roots('sac');
    expect(wordsOf(alert?.blocks)).toContain(headline);
    expect(wordsOf(alert?.blocks)).toContain(more);
  });

  test('that works again is told in the thread of the alert, with how long it was down', async () => {
    fixture.script.happen(failing);
    await fixture.settle();
    fixture.script.pass(200 * minutes);
    fixture.script.happen(recovered);
    await fixture.settle();
    const roots = await fixture.roots('sac');
    expect(roots).toHaveLength(1);
    const thread = await fixture.thread(roots[0]);
    expect(thread.map(({ text }) => text)).toEqual(['🟢 SAC receives mail again. It was down for 3 h 20 min.']);
  });

  test('that was going to break and will not is told in the thread of the warning, once for each side', async () => {
    const soon = { accountId, code: 'certificate-expires-soon' } as const;
    for (const side of ['incoming', 'outgoing'] as const) {
      fixture.script.happen({ ...soon, type: 'account.drifting', side, seen: `${side}.example: 2026-12-01` });
    }
    fixture.script.happen({ ...soon, type: 'account.drift-over', side: 'incoming' });
    await fixture.settle();
    const roots = await fixture.roots('sac');
    const threads = await Promise.all(roots.map((root) => fixture.thread(root)));
    const said = roots.map((root, index) => [
      wordsOf(root.blocks).includes('incoming.example'),
      threads[index]?.length,
    ]);
    expect(said).toEqual([
      [true, 1],
      [false, 0],
    ]);
  });

  test('that fails a second time is a second message, with a recovery of its own', async () => {
    for (const _ of [1, 2]) {
      fixture.script.happen(failing);
      fixture.script.happen(recovered);
    }
    await fixture.settle();
    const roots = await fixture.roots('sac');
    expect(roots).toHaveLength(2);
    for (const root of roots) expect(await fixture.thread(root)).toHaveLength(1);
  });

  test('recovers side by side: the incoming one leaves the outgoing one’s alert alone', async () => {
    fixture.script.happen(failing);
    fixture.script.happen({ ...failing, side: 'outgoing' });
    fixture.script.happen(recovered);
    await fixture.settle();
    const [incoming, outgoing] = await fixture.roots('sac');
    expect(await fixture.thread(incoming)).toHaveLength(1);
    expect(await fixture.thread(outgoing)).toHaveLength(0);
  });

  test('whose mails are quarantined one after the other is one message that counts', async () => {
    for (let mailId = 1; mailId <= 30; mailId++) {
      fixture.script.happen({ type: 'mail.quarantined', accountId, mailId, reason: 'RangeError' });
      if (mailId % 10 === 0) await fixture.settle();
    }
    const roots = await fixture.roots('sac');
    expect(roots).toHaveLength(1);
    expect(wordsOf(roots[0]?.blocks)).toContain('30 mails could not be turned into tickets');
    fixture.script.pass(61 * minutes);
    fixture.script.happen({ type: 'mail.quarantined', accountId, mailId: 31, reason: 'RangeError' });
    await fixture.settle();
    expect(await fixture.roots('sac')).toHaveLength(2);
  });

  test('that was removed meanwhile is not told of', async () => {
    fixture.script.happen(failing);
    fixture.script.account = null;
    await fixture.settle();
    expect(await fixture.roots('sac')).toEqual([]);
  });
});

describe('where the group has no channel', () => {
  test('supervisors hear of it in their direct messages, each in their language', async () => {
    await withoutChannel();
    fixture.script.happen(failing);
    fixture.script.pass(90 * minutes);
    fixture.script.happen(recovered);
    await fixture.settle();
    const [alert, recovery, ...more] = await told('ana');
    expect(more).toEqual([]);
    expect(alert?.text).toContain('SAC não recebe e-mails desde');
    expect(recovery).toMatchObject({
      threadTs: alert?.ts,
      text: expect.stringContaining('Ficou fora por 1 h 30 min.'),
    });
    for (const channel of ['sac', 'vendas', 'geral']) expect(await fixture.roots(channel)).toEqual([]);
  });

  test('nobody else does', async () => {
    await withoutChannel();
    fixture.script.happen(failing);
    await fixture.settle();
    expect(await told('dan')).toEqual([]);
  });

  test('a person who cannot be written to holds up nobody', async () => {
    await withoutChannel();
    await fixture.driver.fault({
      method: 'conversations.open',
      times: 10,
      answer: { kind: 'error', error: 'missing_scope' },
    });
    fixture.script.happen(failing);
    fixture.script.open({ id: 1 });
    await fixture.settle();
    expect(await fixture.roots('sac')).toHaveLength(1);
  });

  test('Slack may be away when it has to say who runs the workspace: the alert waits, and nothing is lost', async () => {
    await withoutChannel();
    fixture.gateway.lose('users.list', 'lose-request', 1);
    fixture.script.open({ id: 1 });
    fixture.script.happen(failing);
    await expect(fixture.posting().tick()).rejects.toThrow();
    await fixture.settle();
    expect(await told('ana')).toHaveLength(1);
    expect(await fixture.roots('sac')).toHaveLength(1);
  });
});

describe('each alert is made once', () => {
  const places = [
    ['a channel', false],
    ['direct messages', true],
  ] as const;
  const losses = ['lose-answer', 'lose-request'] as const;

  test.each(places.flatMap(([place, direct]) => losses.map((loss) => [place, loss, direct] as const)))(
    'in %s when the connection breaks and the process dies (%s)',
    async (_place, loss, direct) => {
      if (direct) await withoutChannel();
      // Without a lost call to learn who is to be told.
      await fixture.context.leads.toAsk();
      fixture.gateway.lose('chat.postMessage', loss, 2);
      fixture.script.happen(failing);
      await fixture.posting().tick();
      fixture.restart();
      fixture.pass(minutes);
      fixture.script.happen(recovered);
      await fixture.settle();
      const posted = direct ? await told('ana') : await fixture.roots('sac');
      expect(posted.filter(({ threadTs }) => threadTs === null)).toHaveLength(1);
      const [root] = posted;
      expect(await fixture.thread(root)).toHaveLength(1);
    },
  );

  test('when the events are read again, even if others run the workspace by then', async () => {
    await withoutChannel();
    const settleEvents = fixture.script.desk.feed.settle;
    fixture.script.desk.feed.settle = async () => {
      throw new Error('kill -9');
    };
    fixture.script.happen(failing);
    await expect(fixture.posting().tick()).rejects.toThrow('kill -9');
    fixture.script.desk.feed.settle = settleEvents;
    fixture.context.leads.toAsk = async () => ['U0BRUNO001'];
    fixture.restart();
    await fixture.settle();
    expect(await told('ana')).toHaveLength(1);
    expect(await told('bruno')).toHaveLength(0);
  });
});

test('an alert waits where the channel takes nothing, and comes once it does', async () => {
  fixture.script.happen(failing);
  await fixture.driver.fault({ method: 'chat.postMessage', times: 3, answer: { kind: 'ratelimited', retryAfter: 30 } });
  await fixture.settle();
  expect(await fixture.roots('sac')).toHaveLength(1);
});
