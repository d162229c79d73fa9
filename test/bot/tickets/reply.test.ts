import { DeskError } from '@inbox-email/core/desk-error.ts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { wordsOf } from '../../../sandbox/slack/driver.ts';
import { type BotFixture, startBotFixture } from './bot-fixture.ts';

let fixture: BotFixture;

beforeEach(async () => {
  fixture = await startBotFixture();
});
afterEach(async () => {
  const complaints = await fixture.driver.complaints();
  await fixture.stop();
  expect(complaints).toEqual([]);
});

describe('Reply', () => {
  test('opens a modal that says to whom, and sends what was written as the person who wrote it', async () => {
    const bruno = await fixture.person('bruno');
    const root = await fixture.openTicket(bruno);
    await bruno.click('ticket-reply', { in: root });
    const modal = await bruno.until(
      ({ modals }) => modals[0] && JSON.stringify(modals[0].view).includes('maria@example.com') && modals[0],
    );
    expect(modal.view.title.text).toBe('Responder #1');
    await bruno.type('Sua resposta', 'Olá Maria,\n*hoje* & <amanhã>');
    expect(await bruno.submit()).toEqual({ ok: true });
    await bruno.until(({ modals }) => modals.length === 0);
    expect(fixture.script.replies).toMatchObject([
      { ticketId: 1, text: 'Olá Maria,\n*hoje* & <amanhã>', files: [], actorId: bruno.id },
    ]);
  });

  test('keeps what was typed while the modal is filled in', async () => {
    const dan = await fixture.person('dan');
    const root = await fixture.openTicket(dan);
    await dan.click('Reply', { in: root });
    await dan.type('Your answer', 'typed at once');
    await dan.until(({ modals }) => JSON.stringify(modals[0]?.view ?? '').includes('maria@example.com'));
    expect(await dan.value('Your answer')).toBe('typed at once');
  });

  test('submitted twice gives one mail', async () => {
    const dan = await fixture.person('dan');
    const root = await fixture.openTicket(dan);
    await dan.click('Reply', { in: root });
    await dan.type('Your answer', 'only once');
    await Promise.all([dan.submit(), dan.submit().catch(() => {})]);
    await dan.until(({ modals }) => modals.length === 0);
    expect(fixture.script.replies).toHaveLength(1);
  });

  test('that is blank is refused at the field', async () => {
    const carla = await fixture.person('carla');
    const root = await fixture.openTicket(carla);
    await carla.click('ticket-reply', { in: root });
    await carla.type('Su respuesta', '   \n ');
    await carla.submit();
    expect((await carla.modal()).errors).toEqual({ text: 'Escriba algo primero.' });
    expect(fixture.script.replies).toEqual([]);
  });

  test('takes files along', async () => {
    const dan = await fixture.person('dan');
    const root = await fixture.openTicket(dan);
    await dan.click('Reply', { in: root });
    await dan.type('Your answer', 'see attached');
    await dan.attach('Files', [
      { name: 'invoice.pdf', content: '%PDF' },
      { name: 'photo.png', content: new Uint8Array([1, 2, 3]) },
    ]);
    await dan.submit();
    await dan.until(({ modals }) => modals.length === 0);
    const [reply] = fixture.script.replies;
    expect(reply?.files.map(({ filename }) => filename)).toEqual(['invoice.pdf', 'photo.png']);
    expect(Buffer.from(reply?.files[0]?.bytes ?? []).toString()).toBe('%PDF');
    expect([...(reply?.files[1]?.bytes ?? [])]).toEqual([1, 2, 3]);
  });

  test('that takes long says so, and then how it went', async () => {
    const dan = await fixture.person('dan');
    const root = await fixture.openTicket(dan);
    const slow = Promise.withResolvers<void>();
    const reply = fixture.script.desk.tickets.reply;
    fixture.script.desk.tickets.reply = async (...args) => {
      await slow.promise;
      return reply(...args);
    };
    await dan.click('Reply', { in: root });
    await dan.type('Your answer', 'patience');
    fixture.slowDown();
    await dan.submit();
    await dan.until(({ modals }) => JSON.stringify(modals[0]?.view ?? '').includes('Handing over your answer'));
    slow.resolve();
    await dan.until(({ modals }) => JSON.stringify(modals[0]?.view ?? '').includes('is on its way'));
    expect(fixture.script.replies).toHaveLength(1);
  });

  test('that takes long and then fails gives the words back', async () => {
    const dan = await fixture.person('dan');
    const root = await fixture.openTicket(dan);
    const slow = Promise.withResolvers<never>();
    const { reply } = fixture.script.desk.tickets;
    fixture.script.desk.tickets.reply = () => slow.promise;
    await dan.click('Reply', { in: root });
    await dan.type('Your answer', 'long and precious words');
    await dan.attach('Files', [{ name: 'label.pdf', content: 'label' }]);
    fixture.slowDown();
    await dan.submit();
    await dan.until(({ modals }) => JSON.stringify(modals[0]?.view ?? '').includes('Handing over your answer'));
    slow.reject(new Error('the disk is full'));
    await dan.until(({ modals }) => JSON.stringify(modals[0]?.view ?? '').includes('nothing was sent'));
    expect(await dan.value('Your answer')).toBe('long and precious words');
    fixture.script.desk.tickets.reply = reply;
    await dan.submit();
    await dan.until(({ modals }) => JSON.stringify(modals[0]?.view ?? '').includes('is on its way'));
    expect(fixture.script.replies[0]?.files.map(({ filename }) => filename)).toEqual(['label.pdf']);
  });
});

describe('an answer to what somebody wrote to meanwhile', () => {
  test('that took long to hand over is given back with what was written and chosen', async () => {
    const dan = await fixture.person('dan');
    const root = await fixture.openTicket(dan);
    const { reply } = fixture.script.desk.tickets;
    const slow = Promise.withResolvers<never>();
    fixture.script.desk.tickets.reply = () => slow.promise;
    await dan.click('Reply', { in: root });
    await dan.type('Your answer', 'long and precious words');
    await dan.attach('Files', [{ name: 'label.pdf', content: 'label' }]);
    fixture.slowDown();
    await dan.submit();
    await dan.until(({ modals }) => JSON.stringify(modals[0]?.view ?? '').includes('Handing over your answer'));
    fixture.script.receive({ id: 101, ticketId: 1, newText: 'one' });
    fixture.script.answer({ id: 102, ticketId: 1, newText: 'two', authorId: 'token-n8n' });
    slow.reject(new DeskError('conflict', 'Somebody wrote'));
    const asked = await dan.until(({ modals }) => modals.find(({ view }) => view.submit?.text === 'Send anyway'));
    expect(wordsOf(asked.view)).toContain('A colleague wrote meanwhile');
    expect(wordsOf(asked.view)).toContain('1 more message came meanwhile.');
    expect(await dan.value('Your answer')).toBe('long and precious words');

    fixture.script.desk.tickets.reply = reply;
    await dan.submit();
    await dan.until(({ modals }) => JSON.stringify(modals[0]?.view ?? '').includes('is on its way'));
    expect(fixture.script.replies).toMatchObject([{ text: 'long and precious words', seenMessageId: 102 }]);
    expect(fixture.script.replies[0]?.files.map(({ filename }) => filename)).toEqual(['label.pdf']);
  });

  test('counts from the moment when the modal was opened', async () => {
    const dan = await fixture.person('dan');
    const root = await fixture.openTicket(dan);
    await dan.click('Reply', { in: root });
    await dan.type('Your answer', 'now');
    await dan.submit();
    await dan.until(({ modals }) => modals.length === 0);
    expect(fixture.script.replies).toMatchObject([{ seenMessageId: 100 }]);
  });
});

describe('Send as e-mail', () => {
  test('opens the modal with the note as its writer sees it, and its files', async () => {
    const dan = await fixture.person('dan');
    const root = await fixture.openTicket(dan);
    const note = await dan.say('sac', 'Ask <@U0BRUNO001> & see https://example.com/a?b=1&c=2 :tada:', {
      threadTs: root.ts,
      files: [{ name: 'label.pdf', content: 'label' }],
    });
    await dan.shortcut('send_as_email', note);
    await dan.modal('Reply to #1');
    const draft = await dan.value('Your answer');
    expect(draft).toContain('& see https://example.com/a?b=1&c=2 🎉');
    await dan.submit();
    await dan.until(({ modals }) => modals.length === 0);
    const [reply] = fixture.script.replies;
    expect(reply).toMatchObject({ ticketId: 1, text: draft });
    expect(reply?.files.map(({ filename }) => filename)).toEqual(['label.pdf']);
  });

  test('a note that was not sent stays a note', async () => {
    const dan = await fixture.person('dan');
    const root = await fixture.openTicket(dan);
    await dan.say('sac', 'between us: careful with this one', { threadTs: root.ts });
    expect(fixture.script.replies).toEqual([]);
  });

  test('a note too long for one field is spread over several', async () => {
    const dan = await fixture.person('dan');
    const root = await fixture.openTicket(dan);
    const long = 'all of these words matter. '.repeat(140).trim();
    const note = await dan.say('sac', long, { threadTs: root.ts });
    await dan.shortcut('send_as_email', note);
    await dan.modal('Reply to #1');
    await dan.submit();
    await dan.until(({ modals }) => modals.length === 0);
    expect(fixture.script.replies[0]?.text).toBe(long);
  });

  test('says where it works when used elsewhere', async () => {
    const ana = await fixture.person('ana');
    await fixture.openTicket(ana);
    const elsewhere = await ana.say('geral', 'bom dia');
    await ana.shortcut('send_as_email', elsewhere);
    await ana.until(({ modals }) => JSON.stringify(modals[0]?.view ?? '').includes('não faz parte de um ticket'));
  });

  test('does not send the customer their own mail', async () => {
    const dan = await fixture.person('dan');
    const root = await fixture.openTicket(dan);
    await dan.shortcut('send_as_email', root);
    await dan.until(({ modals }) => JSON.stringify(modals[0]?.view ?? '').includes('from the ticket itself'));
  });
});

describe('other buttons', () => {
  test('Close ticket and Reopen change the ticket and its message', async () => {
    const dan = await fixture.person('dan');
    const root = await fixture.openTicket(dan);
    await dan.choose('ticket-more', 'Close ticket', { in: root });
    const closed = await dan.until(({ messages }) =>
      messages.find(({ ts, blocks }) => ts === root.ts && JSON.stringify(blocks).includes('✅ #1')),
    );
    await dan.click('Reopen', { in: closed });
    await dan.until(({ messages }) =>
      messages.find(({ ts, blocks }) => ts === root.ts && !JSON.stringify(blocks).includes('✅ #1')),
    );
  });

  test('Send again decides about an answer that failed', async () => {
    const dan = await fixture.person('dan');
    const root = await fixture.openTicket(dan);
    const delivery = {
      state: 'uncertain' as const,
      serverWords: 'connection lost',
      cause: null,
      attempts: 1,
      nextAttemptAt: null,
    };
    fixture.script.answer({ id: 102, ticketId: 1, delivery }, 'reply.uncertain');
    const answer = await dan.until(({ messages }) => messages.find(({ threadTs }) => threadTs === root.ts));
    await dan.click('Send again', { in: answer });
    await vi.waitFor(() => expect(fixture.script.resent).toEqual([102]));
  });

  test('Show full text shows all of it, in parts where it is long', async () => {
    const dan = await fixture.person('dan');
    const all = `first words ${'<!channel> & more '.repeat(3000)}last words`;
    const root = await fixture.openTicket(dan, 'first words', all);
    await dan.choose('ticket-more', 'Show full text', { in: root });
    const first = await dan.until(
      ({ modals }) => JSON.stringify(modals[0]?.view ?? '').includes('Part 1 of 2') && modals[0],
    );
    expect(JSON.stringify(first.view.blocks)).toContain('first words <!channel> & more');
    expect(JSON.stringify(first.view.blocks)).not.toContain('last words');
    await dan.click('Next part');
    await dan.until(({ modals }) => JSON.stringify(modals[0]?.view ?? '').includes('last words'));
    await dan.click('Previous part');
    await dan.until(({ modals }) => JSON.stringify(modals[0]?.view ?? '').includes('Part 1 of 2'));
  });
});
