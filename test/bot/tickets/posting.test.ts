import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { wordsOf } from '../../../sandbox/slack/driver.ts';
import { type PostingFixture, startPostingFixture } from './posting-fixture.ts';

let fixture: PostingFixture;

beforeEach(async () => {
  fixture = await startPostingFixture();
});
afterEach(() => fixture.stop());

const numberOf = (message: { text: string }) => /^#(\d+)/.exec(message.text)?.[1];

describe('a ticket', () => {
  test('is one message in its group’s channel, and its thread is the conversation', async () => {
    const { script } = fixture;
    script.open({ id: 1 });
    script.receive({ id: 101, ticketId: 1, newText: 'Alguém aí?' });
    script.answer({ id: 102, ticketId: 1, newText: 'Sim!', authorId: 'U0BRUNO001' });
    await fixture.settle();
    const roots = await fixture.roots('sac');
    expect(roots.map(numberOf)).toEqual(['1']);
    const thread = await fixture.thread(roots[0]);
    expect(thread.map(({ text }) => text)).toEqual([
      'Pedido 123 · Maria Silva: Alguém aí?',
      'Re: Pedido 123 · SAC: Sim!',
    ]);
    expect(await fixture.driver.complaints()).toEqual([]);
  });

  test('shows an answer’s delivery in the one message that stands for the answer', async () => {
    const { script } = fixture;
    script.open({ id: 1 });
    const delivery = { state: 'queued' as const, serverWords: '', cause: null, attempts: 0, nextAttemptAt: null };
    script.answer({ id: 102, ticketId: 1, delivery });
    await fixture.settle();
    const [root] = await fixture.roots('sac');
    expect(JSON.stringify(await fixture.thread(root))).toContain('On its way out');
    script.answer(
      { id: 102, ticketId: 1, delivery: { ...delivery, state: 'failed', serverWords: '550 no' } },
      'reply.failed',
    );
    await fixture.settle();
    const thread = await fixture.thread(root);
    expect(thread).toHaveLength(1);
    expect(JSON.stringify(thread)).toContain('Not delivered');
    expect(JSON.stringify(thread)).toContain('Send again');
  });

  test('shows that it was closed and reopened in its first message', async () => {
    const { script } = fixture;
    script.open({ id: 1 });
    await fixture.settle();
    script.setStatus(1, 'closed');
    await fixture.settle();
    expect(JSON.stringify((await fixture.roots('sac'))[0]?.blocks)).toContain('✅ #1');
    script.setStatus(1, 'open');
    await fixture.settle();
    expect(JSON.stringify((await fixture.roots('sac'))[0]?.blocks)).not.toContain('✅ #1');
    expect(await fixture.thread((await fixture.roots('sac'))[0])).toEqual([]);
  });

  test('brings its files into the thread, right behind their mail', async () => {
    const { script } = fixture;
    const file = (index: number, filename: string) => ({
      index,
      filename,
      contentType: 'image/png',
      size: 4,
      inline: index === 1,
    });
    script.files.set('100:0', new TextEncoder().encode('cat!'));
    script.files.set('100:1', new TextEncoder().encode('dog!'));
    script.open({ id: 1 }, { attachments: [file(0, 'cat.png'), file(1, '<!channel>.png')] });
    script.receive({ id: 101, ticketId: 1, newText: 'second' });
    await fixture.settle();
    const [root] = await fixture.roots('sac');
    const thread = await fixture.thread(root);
    expect(thread.flatMap(({ files }) => files.map(({ name }) => name))).toEqual(['cat.png', '<!channel>.png']);
    const [cat] = thread.flatMap(({ files }) => files);
    expect(new TextDecoder().decode(await fixture.ana.download(cat?.id ?? ''))).toBe('cat!');
    expect(thread.at(-1)?.text).toContain('second');
  });
});

describe('each post is made once', () => {
  test.each(['lose-answer', 'lose-request'] as const)('when the connection breaks (%s)', async (loss) => {
    const { script, gateway } = fixture;
    gateway.lose('chat.postMessage', loss);
    script.open({ id: 1 });
    await fixture.settle();
    expect((await fixture.roots('sac')).map(numberOf)).toEqual(['1']);

    gateway.lose('chat.postMessage', loss, 2);
    script.receive({ id: 101, ticketId: 1 });
    script.receive({ id: 102, ticketId: 1, newText: 'last' });
    await fixture.settle();
    const thread = await fixture.thread((await fixture.roots('sac'))[0]);
    expect(thread).toHaveLength(2);
    expect(thread[1]?.text).toContain('last');
  });

  test.each([
    ['the ticket', 0],
    ['a mail', 1],
  ])('when the process dies between Slack’s yes for %s and our writing it down', async (_, postsBefore) => {
    const { script, gateway } = fixture;
    script.open({ id: 1 });
    if (postsBefore === 1) await fixture.settle();
    gateway.lose('chat.postMessage', 'lose-answer');
    script.receive({ id: 101, ticketId: 1 });
    await fixture.posting().tick();
    fixture.restart();
    fixture.pass(60_000);
    await fixture.settle();
    const roots = await fixture.roots('sac');
    expect(roots).toHaveLength(1);
    expect(await fixture.thread(roots[0])).toHaveLength(1);
  });

  test('when the search for a lost one fails too', async () => {
    const { script, gateway } = fixture;
    gateway.lose('chat.postMessage', 'lose-answer');
    gateway.lose('conversations.history', 'lose-request', 3);
    await fixture.driver.fault({ method: 'conversations.history', answer: { kind: 'ratelimited', retryAfter: 30 } });
    script.open({ id: 1 });
    await fixture.settle();
    expect(await fixture.roots('sac')).toHaveLength(1);
  });

  test('when a file’s share is lost', async () => {
    const { script, gateway } = fixture;
    script.files.set('100:0', new TextEncoder().encode('cat!'));
    const cat = { index: 0, filename: 'cat.png', contentType: 'image/png', size: 4, inline: false };
    gateway.lose('files.completeUploadExternal', 'lose-answer');
    script.open({ id: 1 }, { attachments: [cat] });
    await fixture.settle();
    const thread = await fixture.thread((await fixture.roots('sac'))[0]);
    expect(thread.flatMap(({ files }) => files.map(({ name }) => name))).toEqual(['cat.png']);
  });

  test('when the events are read again, because the process died before settling them', async () => {
    const { script } = fixture;
    const settleEvents = script.desk.feed.settle;
    script.desk.feed.settle = async () => {
      throw new Error('kill -9');
    };
    script.open({ id: 1 });
    await expect(fixture.posting().tick()).rejects.toThrow('kill -9');
    script.desk.feed.settle = settleEvents;
    fixture.restart();
    await fixture.settle();
    expect(await fixture.roots('sac')).toHaveLength(1);
  });

  test('and a lost one that is found shows what happened meanwhile', async () => {
    const { script, gateway } = fixture;
    gateway.lose('chat.postMessage', 'lose-answer');
    script.open({ id: 1 });
    await fixture.posting().tick();
    script.setStatus(1, 'closed');
    await fixture.settle();
    const roots = await fixture.roots('sac');
    expect(roots).toHaveLength(1);
    expect(JSON.stringify(roots[0]?.blocks)).toContain('✅ #1');
  });
});

/** How many calls the conversation below takes where nothing goes wrong. */
const callsOfConversation = 8;

test.each(
  (['lose-answer', 'lose-request'] as const).flatMap((loss) =>
    Array.from({ length: callsOfConversation }, (_, index) => [index + 1, loss] as const),
  ),
)('a conversation is whole and nothing is double when the process dies in its call %i (%s)', async (number, loss) => {
  const { script, gateway } = fixture;
  let dead = false;
  let deaths = 0;
  gateway.loseCall(number, loss, () => {
    dead = true;
    deaths += 1;
  });
  script.files.set('100:0', new TextEncoder().encode('cat!'));
  const cat = { index: 0, filename: 'cat.png', contentType: 'image/png', size: 4, inline: false };
  const delivery = { state: 'queued' as const, serverWords: '', cause: null, attempts: 0, nextAttemptAt: null };
  script.open({ id: 1 }, { attachments: [cat] });
  script.answer({ id: 101, ticketId: 1, delivery });
  script.receive({ id: 102, ticketId: 1, newText: 'obrigada' });
  const live = async () => {
    for (let due = await fixture.posting().tick(); due !== null; due = await fixture.posting().tick()) {
      if (dead) fixture.restart();
      dead = false;
      fixture.pass(Math.max(due - fixture.now(), 0));
    }
  };
  await live();
  script.answer({ id: 101, ticketId: 1, delivery: { ...delivery, state: 'sent' } }, 'reply.sent');
  script.setStatus(1, 'closed');
  await live();

  expect(deaths).toBe(1);
  const roots = await fixture.roots('sac');
  expect(roots).toHaveLength(1);
  expect(JSON.stringify(roots[0]?.blocks)).toContain('✅ #1');
  const thread = await fixture.thread(roots[0]);
  expect(thread.map(({ files, text }) => files[0]?.name ?? text)).toEqual([
    'cat.png',
    'Re: Pedido 123 · SAC: Já saiu para entrega.',
    'Pedido 123 · Maria Silva: obrigada',
  ]);
  expect(JSON.stringify(thread[1]?.blocks)).toContain('✅ Sent');
});

describe('when Slack is in trouble', () => {
  test('429 is waited out for as long as Slack says', async () => {
    const { script, driver, gateway } = fixture;
    await driver.fault({ method: 'chat.postMessage', times: 2, answer: { kind: 'ratelimited', retryAfter: 30 } });
    script.open({ id: 1 });
    const before = fixture.now();
    await fixture.settle();
    expect(await fixture.roots('sac')).toHaveLength(1);
    expect(fixture.now() - before).toBeGreaterThanOrEqual(60_000);
    expect(gateway.calls('chat.postMessage')).toBe(3);
  });

  test('429 in one channel does not hold up another', async () => {
    const { script, driver } = fixture;
    await driver.fault({ method: 'chat.postMessage', answer: { kind: 'ratelimited', retryAfter: 600 } });
    script.open({ id: 1 });
    await fixture.settle(1000);
    script.open({ id: 2, groupId: 'group-vendas' });
    await fixture.settle(5000);
    expect(await fixture.roots('sac')).toHaveLength(0);
    expect((await fixture.roots('vendas')).map(numberOf)).toEqual(['2']);
    await fixture.settle();
    expect((await fixture.roots('sac')).map(numberOf)).toEqual(['1']);
  });

  test.each([500, 503])('HTTP %i loses and doubles nothing', async (status) => {
    const { script, driver } = fixture;
    await driver.fault({ method: 'chat.postMessage', times: 5, answer: { kind: 'status', status } });
    for (const id of [1, 2, 3]) script.open({ id });
    await fixture.settle();
    expect((await fixture.roots('sac')).map(numberOf).sort()).toEqual(['1', '2', '3']);
  });

  test('a channel in which Slack hangs holds up no other', async () => {
    const { script, gateway, ana } = fixture;
    const hanging = Promise.withResolvers<null>();
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    gateway.instead = (method) => {
      if (method !== 'chat.postMessage') return null;
      gateway.instead = null;
      begin();
      return hanging.promise;
    };
    script.open({ id: 1 });
    const ticking = fixture.posting().tick();
    await begun;
    script.open({ id: 2, groupId: 'group-vendas' });
    await ana.until(({ messages }) => messages.some(({ text }) => text.startsWith('#2 ')));
    expect(await fixture.roots('sac')).toEqual([]);
    hanging.resolve(null);
    await ticking;
    expect(await fixture.roots('sac')).toHaveLength(1);
  });

  test('a revoked token stops everything until it works again, without a storm of calls', async () => {
    const { script, driver, gateway } = fixture;
    await driver.fault({ method: 'chat.postMessage', times: 10, answer: { kind: 'error', error: 'token_revoked' } });
    for (let id = 1; id <= 20; id++) script.open({ id });
    await fixture.settle(5 * 60_000);
    expect(gateway.calls('chat.postMessage')).toBeLessThan(10);
    await fixture.settle();
    expect((await fixture.roots('sac')).map(numberOf)).toEqual(
      Array.from({ length: 20 }, (_, index) => `${index + 1}`),
    );
  });

  test('a mail whose blocks Slack refuses is shown without its words', async () => {
    const { script, driver } = fixture;
    script.open({ id: 1 });
    await fixture.settle();
    await driver.fault({ method: 'chat.postMessage', answer: { kind: 'error', error: 'invalid_blocks' } });
    script.receive({ id: 101, ticketId: 1 });
    await fixture.settle();
    const [message] = await fixture.thread((await fixture.roots('sac'))[0]);
    expect(JSON.stringify(message?.blocks)).toContain('Slack could not show this mail');
    expect(JSON.stringify(message?.blocks)).toContain('Show full text');
  });

  test('a file that Slack refuses is named as such, and holds up nothing', async () => {
    const { script, driver } = fixture;
    script.files.set('100:0', new TextEncoder().encode('bad!'));
    const bad = { index: 0, filename: 'bad.exe', contentType: 'application/x-msdownload', size: 4, inline: false };
    const refused = { kind: 'error' as const, error: 'malware_detected' };
    await driver.fault({ method: 'files.completeUploadExternal', answer: refused });
    script.open({ id: 1 }, { attachments: [bad] });
    script.receive({ id: 101, ticketId: 1 });
    await fixture.settle();
    const [root] = await fixture.roots('sac');
    expect(JSON.stringify(root?.blocks)).toContain('not accepted by Slack');
    expect(await fixture.thread(root)).toHaveLength(1);
  });
});

describe('a post that Slack keeps failing on', () => {
  const failing = { status: 200, body: JSON.stringify({ ok: false, error: 'internal_error' }) };
  const isFor = (sent: string, key: string) => sent.includes(`"key":"${key}"`);

  test('holds up only its own ticket, is tried less and less often, and comes once Slack takes it', async () => {
    const { script, gateway } = fixture;
    let tries = 0;
    gateway.instead = (method, sent) => {
      if (method !== 'chat.postMessage' || !isFor(sent, 'ticket:1')) return null;
      tries += 1;
      return failing;
    };
    for (const id of [1, 2, 3, 4]) script.open({ id });
    script.receive({ id: 101, ticketId: 1 });
    script.receive({ id: 201, ticketId: 2 });
    await fixture.settle(10_000);
    const roots = await fixture.roots('sac');
    expect(roots.map(numberOf)).toEqual(['2', '3', '4']);
    expect(await fixture.thread(roots[0])).toHaveLength(1);

    for (let id = 5; id < 100; id++) {
      fixture.pass(10_000);
      script.open({ id });
      await fixture.settle(1000);
    }
    expect((await fixture.roots('sac')).map(numberOf)).toHaveLength(98);
    expect(tries).toBeGreaterThan(3);
    expect(tries).toBeLessThan(15);

    gateway.instead = null;
    fixture.pass(300_000);
    await fixture.settle(10_000);
    const late = (await fixture.roots('sac')).at(-1);
    expect(late && numberOf(late)).toBe('1');
    expect(await fixture.thread(late)).toHaveLength(1);
  });

  test('one of several, each in a channel of its own or in the same: whatever is new passes them all', async () => {
    const { script, gateway } = fixture;
    const bad = ['ticket:1', 'ticket:2', 'ticket:3'];
    gateway.instead = (method, sent) =>
      method === 'chat.postMessage' && bad.some((key) => isFor(sent, key)) ? failing : null;
    for (const id of [1, 2]) script.open({ id });
    script.open({ id: 3, groupId: 'group-vendas' });
    await fixture.settle(120_000);
    script.open({ id: 4 });
    script.open({ id: 5, groupId: 'group-vendas' });
    await fixture.settle(6000);
    expect((await fixture.roots('sac')).map(numberOf)).toEqual(['4']);
    expect((await fixture.roots('vendas')).map(numberOf)).toEqual(['5']);
  });

  test('for its words goes out without them in the end', async () => {
    const { script, gateway } = fixture;
    gateway.instead = (method, sent) => (method === 'chat.postMessage' && sent.includes('poison') ? failing : null);
    script.open({ id: 1 }, { newText: 'poison' });
    for (let id = 2; id < 40; id++) {
      script.open({ id });
      fixture.pass(10_000);
      await fixture.settle(1000);
    }
    const one = (await fixture.roots('sac')).find((root) => numberOf(root) === '1');
    expect(JSON.stringify(one?.blocks)).toContain('Slack could not show this mail');
  });
});

describe('once Slack answers again', () => {
  test.each([
    ['HTTP 503', { status: 503, body: '' }],
    ['internal_error', { status: 200, body: JSON.stringify({ ok: false, error: 'internal_error' }) }],
  ])('after minutes of %s everything is there within seconds, once and in few calls', async (_, down) => {
    const { script, gateway } = fixture;
    gateway.instead = () => down;
    for (let id = 1; id <= 9; id++) script.open({ id, groupId: id % 2 === 0 ? 'group-sac' : 'group-vendas' });
    const before = gateway.calls('chat.postMessage') + gateway.calls('conversations.history');
    await fixture.settle(180_000);
    const calls = gateway.calls('chat.postMessage') + gateway.calls('conversations.history') - before;
    expect(calls).toBeLessThan(150);

    gateway.instead = null;
    fixture.pass(1);
    await fixture.settle(9000);
    expect(await fixture.roots('sac')).toHaveLength(4);
    expect(await fixture.roots('vendas')).toHaveLength(5);
  });

  test('a ticket that was alone in the outage comes within seconds too', async () => {
    const { script, gateway } = fixture;
    gateway.instead = () => ({ status: 500, body: '' });
    script.open({ id: 1 });
    await fixture.settle(120_000);
    gateway.instead = null;
    await fixture.settle(5000);
    expect(await fixture.roots('sac')).toHaveLength(1);
  });

  test('nine mixed faults put nine tickets off for less than a minute', async () => {
    const { script, driver, gateway } = fixture;
    const method = 'chat.postMessage';
    for (const status of [500, 503, 502]) await driver.fault({ method, answer: { kind: 'status', status } });
    for (const error of ['internal_error', 'fatal_error', 'service_unavailable']) {
      await driver.fault({ method, answer: { kind: 'error', error } });
    }
    for (const loss of ['lose-answer', 'lose-request', 'lose-answer'] as const) gateway.lose(method, loss);
    for (let id = 1; id <= 9; id++) script.open({ id });
    await fixture.settle(60_000);
    const roots = await fixture.roots('sac');
    expect(roots.map(numberOf).sort()).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9']);
  });
});

describe('a mail with many files', () => {
  const filesNamed = (count: number) =>
    Array.from({ length: count }, (_, index) => {
      fixture.script.files.set(`100:${index}`, new TextEncoder().encode(`${index}`));
      const size = `${index}`.length;
      return { index, filename: `file-${index}.txt`, contentType: 'text/plain', size, inline: false };
    });
  const sharedNames = async () => {
    const thread = await fixture.thread((await fixture.roots('sac')).find((root) => numberOf(root) === '1'));
    return thread.map(({ files }) => files.map(({ name }) => name)).filter((names) => names.length > 0);
  };
  const firstTwenty = Array.from({ length: 20 }, (_, index) => `file-${index}.txt`);

  test('shares twenty of them, ten in a message, names the others, and lets the next ticket go first', async () => {
    const { script, gateway } = fixture;
    script.open({ id: 1 }, { attachments: filesNamed(60) });
    for (const id of [2, 3, 4]) script.open({ id });
    const before = fixture.now();
    await fixture.settle();
    expect(fixture.now() - before).toBeLessThan(6000);
    expect(gateway.calls('files.completeUploadExternal')).toBe(2);
    expect((await sharedNames()).map((names) => names.length)).toEqual([10, 10]);
    expect((await sharedNames()).flat()).toEqual(firstTwenty);
    const all = (await fixture.ana.messages('sac')).concat(await fixture.thread((await fixture.roots('sac'))[0]));
    const inTime = all
      .toSorted((a, b) => Number(a.ts) - Number(b.ts))
      .filter(({ user }) => user === fixture.context.botUserId);
    expect(inTime.map((message) => numberOf(message) ?? 'files')).toEqual(['1', '2', '3', '4', 'files', 'files']);
    const root = wordsOf((await fixture.roots('sac'))[0]?.blocks ?? []);
    expect(root).toContain('file-20.txt');
    expect(root).toContain('file-59.txt');
    expect(root).toContain('40 more files stay with the ticket');
  });

  test.each(['lose-answer', 'lose-request'] as const)('has each once when a share is lost (%s)', async (loss) => {
    const { script, gateway } = fixture;
    gateway.lose('files.completeUploadExternal', loss);
    script.open({ id: 1 }, { attachments: filesNamed(15) });
    await fixture.posting().tick();
    fixture.restart();
    fixture.pass(60_000);
    await fixture.settle();
    expect((await sharedNames()).flat()).toEqual(firstTwenty.slice(0, 15));
    expect(await sharedNames()).toHaveLength(2);
  });

  test('loses only the one that Slack refuses', async () => {
    const { script, gateway } = fixture;
    gateway.instead = (method, sent) =>
      method === 'files.completeUploadExternal' && sent.includes('file-3.txt')
        ? { status: 200, body: JSON.stringify({ ok: false, error: 'malware_detected' }) }
        : null;
    script.open({ id: 1 }, { attachments: filesNamed(6) });
    await fixture.settle();
    expect((await sharedNames()).flat()).toEqual([0, 1, 2, 4, 5].map((index) => `file-${index}.txt`));
    const root = (await fixture.roots('sac'))[0];
    expect(wordsOf(root?.blocks ?? [])).toMatch(/file-3\.txt[^📎]*not accepted by Slack/u);
  });

  test('that Slack keeps failing on gives them up in the end, and the ticket goes on', async () => {
    const { script, gateway } = fixture;
    gateway.instead = (method) =>
      method === 'files.completeUploadExternal'
        ? { status: 200, body: JSON.stringify({ ok: false, error: 'something_new' }) }
        : null;
    script.open({ id: 1 }, { attachments: filesNamed(2) });
    script.receive({ id: 101, ticketId: 1, newText: 'alô?' });
    await fixture.settle(4 * 3_600_000);
    expect(await sharedNames()).toEqual([]);
    expect(JSON.stringify(await fixture.thread((await fixture.roots('sac'))[0]))).toContain('alô?');
  });
});

describe('a channel that cannot be written to', () => {
  test('a group without one: its tickets wait, supervisors hear of it once, then all come in order', async () => {
    const { script, ana, channels } = fixture;
    for (const id of [1, 2, 3]) script.open({ id, groupId: 'group-none' });
    script.receive({ id: 101, ticketId: 1 });
    script.open({ id: 4 });
    await fixture.settle(10 * 60_000);
    expect((await fixture.roots('sac')).map(numberOf)).toEqual(['4']);
    const told = (await ana.look()).messages.filter(({ text }) => text.includes('“Sem canal”'));
    expect(told.map(({ text }) => text)).toEqual([expect.stringContaining('não tem canal')]);

    const group = script.groups.find(({ id }) => id === 'group-none');
    if (group) group.channel = channels.geral ?? null;
    await fixture.settle();
    const roots = await fixture.roots('geral');
    expect(roots.map(numberOf)).toEqual(['1', '2', '3']);
    expect(await fixture.thread(roots[0])).toHaveLength(1);
  });

  test('the bot is not in it: the other groups go on, and an invitation brings everything', async () => {
    const { script, ana } = fixture;
    await ana.createChannel('novo');
    const novo = (await ana.look()).channels.find(({ name }) => name === 'novo')?.id ?? '';
    const group = script.groups.find(({ id }) => id === 'group-none');
    if (group) group.channel = novo;
    for (const id of [1, 2]) script.open({ id, groupId: 'group-none' });
    script.open({ id: 3 });
    await fixture.settle(60_000);
    expect((await fixture.roots('sac')).map(numberOf)).toEqual(['3']);
    const told = (await ana.look()).messages.filter(({ text }) => text.includes('/invite'));
    expect(told).toHaveLength(1);

    await ana.inviteBot('novo');
    await fixture.posting().channelOpened(novo);
    await fixture.settle(10_000);
    expect((await fixture.roots('novo')).map(numberOf)).toEqual(['1', '2']);
  });

  test('it is archived: the ticket goes on in the channel that the group has now', async () => {
    const { script, ana, channels } = fixture;
    script.open({ id: 1 });
    await fixture.settle();
    await ana.archiveChannel('sac');
    script.receive({ id: 101, ticketId: 1, newText: 'ainda aí?' });
    await fixture.settle(60_000);
    const group = script.groups.find(({ id }) => id === 'group-sac');
    if (group) group.channel = channels.geral ?? null;
    await fixture.settle();
    const roots = await fixture.roots('geral');
    expect(roots.map(numberOf)).toEqual(['1']);
    expect((await fixture.thread(roots[0])).map(({ text }) => text)).toEqual([expect.stringContaining('ainda aí?')]);
  });
});

test('1,000 posts, at Slack’s pace, through trouble: each is posted once, each ticket’s in order', async () => {
  const { script, driver, gateway, ana } = fixture;
  // Watching would send her the whole workspace after each of a thousand posts.
  ana.leave();
  for (let id = 1; id <= 500; id++) {
    script.open({ id, groupId: id % 2 === 0 ? 'group-sac' : 'group-vendas' });
    script.receive({ id: id * 100 + 1, ticketId: id, subject: `Re: ${id} ` });
  }
  await driver.fault({ method: 'chat.postMessage', times: 5, answer: { kind: 'ratelimited', retryAfter: 7 } });
  await driver.fault({ method: 'chat.postMessage', times: 5, answer: { kind: 'status', status: 503 } });
  for (const _ of [1, 2, 3, 4, 5]) gateway.lose('chat.postMessage', 'lose-answer');
  const before = fixture.now();
  await fixture.settle(3_600_000);
  const messages = (await ana.look()).messages.filter(({ metadata }) => metadata !== null);
  const even = Array.from({ length: 250 }, (_, index) => `${2 * (index + 1)}`);
  expect((await fixture.roots('sac')).map(numberOf).sort((a, b) => Number(a) - Number(b))).toEqual(even);
  expect(messages).toHaveLength(1000);
  expect(new Set(messages.map(({ metadata }) => metadata.event_payload.key)).size).toBe(1000);
  const roots = messages.filter(({ threadTs }) => threadTs === null);
  for (const { threadTs, text } of messages.filter((message) => message.threadTs !== null)) {
    expect(roots.find(({ ts }) => ts === threadTs)?.text).toContain(`#${text.split(' ')[1]} `);
  }
  // 500 in each of two channels, one a second, but for a burst.
  expect(fixture.now() - before).toBeGreaterThan(490_000);
  expect(await driver.complaints()).toEqual([]);
}, 120_000);

test('what is under way when it is told to stop is finished, and nothing else begun', async () => {
  const { script, gateway } = fixture;
  const stopping = new AbortController();
  gateway.instead = (method) => {
    if (method === 'chat.postMessage') stopping.abort();
    return null;
  };
  for (const id of [1, 2, 3]) script.open({ id });
  await fixture.posting().tick(stopping.signal);
  expect((await fixture.roots('sac')).map(numberOf)).toEqual(['1']);
}, 5000);

test('what a message says can be read in all of it', async () => {
  fixture.script.open({ id: 1 });
  await fixture.settle();
  const [root] = await fixture.roots('sac');
  expect(wordsOf(root?.blocks ?? [])).toContain('Onde está o meu pedido?');
});
