import { openImapSession } from '@inbox-email/core/receive/imap-session.ts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startBlackHole } from '../fakes/black-hole.ts';
import { cut } from '../fakes/imap/piece.ts';
import { type ScriptedImap, startScriptedImap } from '../fakes/scripted-imap.ts';
import {
  createWorkflow,
  endpointOf,
  handedOn,
  localNetwork,
  mail,
  subjectsOf,
  type Workflow,
} from './watching.fixture.ts';

let server: ScriptedImap;
let workflow: Workflow;
const stops: (() => Promise<void>)[] = [];

beforeEach(async () => {
  server = await startScriptedImap();
  workflow = createWorkflow(server);
});

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  await server.stop();
});

function start(changes?: Parameters<Workflow['start']>[0]) {
  const running = workflow.start(changes);
  stops.push(running.stop);
  return running;
}

const deliver = (...subjects: string[]) => subjects.map((subject) => server.inbox.deliver(mail(subject)));
const numbered = (count: number) => Array.from({ length: count }, (_, at) => `mail ${at + 1}`);

describe('the trigger on a mailbox', () => {
  test('hands on what is there and what comes, each once, in order and in bounded batches', async () => {
    deliver(...numbered(45));
    start();
    await handedOn(workflow, 45);
    deliver('pushed');
    await handedOn(workflow, 46);
    expect(subjectsOf(workflow)).toEqual([...numbered(45), 'pushed']);
    expect(workflow.executions.map((subjects) => subjects.length)).toEqual([20, 20, 5, 1]);
  });

  test('waits for an execution before it begins the next', async () => {
    deliver(...numbered(40));
    let running = 0;
    let most = 0;
    workflow.execute = async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return 'succeeded';
    };
    start();
    await handedOn(workflow, 40);
    expect(most).toBe(1);
  });

  test('leaves mail alone that came before, and takes mail that somebody has read elsewhere', async () => {
    server.inbox.deliver(mail('old'), new Date('2026-01-01'));
    start({ since: Date.parse('2026-02-01') });
    await vi.waitUntil(() => workflow.progress !== null);
    server.inbox.deliver(mail('new'), new Date('2026-03-01')).flags.add('\\Seen');
    await handedOn(workflow, 1);
    expect(subjectsOf(workflow)).toEqual(['new']);
  });

  test('knows mails again under another UIDVALIDITY', async () => {
    deliver(...numbered(30));
    const running = start();
    await handedOn(workflow, 30);
    await running.stop();
    server.inbox.renumber('999');
    deliver('later');
    start();
    await handedOn(workflow, 31);
    expect(subjectsOf(workflow)).toEqual([...numbered(30), 'later']);
  });

  test('goes on over connections that break', async () => {
    deliver(...numbered(60));
    workflow.execute = async () => {
      server.cutAll();
      return 'succeeded';
    };
    start();
    await handedOn(workflow, 60);
    // A mail at which a connection broke comes after the others.
    expect(subjectsOf(workflow).sort()).toEqual(numbered(60).sort());
    expect(workflow.failures).toBeGreaterThan(0);
  });

  test('hands a batch on under the same name after n8n was killed in the middle, and goes on behind it', async () => {
    deliver(...numbered(20));
    let killed = () => {};
    const begun = new Promise<void>((resolve) => {
      killed = resolve;
    });
    workflow.execute = () => {
      killed();
      return new Promise(() => {});
    };
    const running = start();
    await begun;
    await running.stop();
    workflow.execute = async () => 'succeeded';
    deliver('afterwards');
    start();
    await handedOn(workflow, 21);
    expect(subjectsOf(workflow)).toEqual([...numbered(20), 'afterwards']);
  });

  test('tells of a mail that cannot be read and goes on', async () => {
    deliver('one', 'unreadable', 'two');
    start();
    await handedOn(workflow, 2);
    expect(subjectsOf(workflow)).toEqual(['one', 'two']);
    expect(workflow.left).toEqual(['2']);
  });

  test('leaves a mail at which the connection breaks each time, after the others', async () => {
    deliver('one', 'poison', 'two');
    server.misbehave = function* (command, answer) {
      for (const piece of answer)
        yield /^\* 2 FETCH/.test(String(piece)) && /BODY\.PEEK/.test(command.rest) ? cut : piece;
    };
    start();
    await vi.waitUntil(() => workflow.left.length > 0, { timeout: 10_000 });
    expect(workflow.left).toEqual(['2']);
    expect(subjectsOf(workflow)).toEqual(['one', 'two']);
  });

  test('hands the same mail on once, though it lies there twice', async () => {
    deliver('copy', 'copy', 'other');
    start();
    await handedOn(workflow, 2);
    expect(subjectsOf(workflow)).toEqual(['copy', 'other']);
  });

  test('marks mails whose execution succeeded, and no others', async () => {
    const [good, bad] = deliver('good', 'bad');
    workflow.execute = async ([subject]) => (subject === 'bad' ? 'failed' : 'succeeded');
    start({ mailsPerExecution: 1, afterReading: { do: 'mark-seen' } });
    await handedOn(workflow, 2);
    deliver('last');
    await handedOn(workflow, 3);
    await vi.waitUntil(() => good?.flags.has('\\Seen'));
    expect(bad?.flags.has('\\Seen')).toBe(false);
  });

  test('neither moves nor deletes a mail of which only the beginning was fetched', async () => {
    const large = server.inbox.deliver(mail('large') + 'x'.repeat(5000));
    deliver('small');
    start({ sizeLimit: 2000, afterReading: { do: 'delete' } });
    await handedOn(workflow, 2);
    await vi.waitUntil(() => server.inbox.mails.length === 1);
    expect(server.inbox.mails).toEqual([large]);
  });

  test('marks later what it could not mark when the connection broke', async () => {
    const [one] = deliver('one');
    server.heard = ({ name }) => {
      if (name !== 'UID STORE') return;
      server.heard = () => {};
      server.cutAll();
    };
    start({ afterReading: { do: 'mark-seen' } });
    await vi.waitUntil(() => one?.flags.has('\\Seen'), { timeout: 5000 });
    expect(subjectsOf(workflow)).toEqual(['one']);
  });

  test('has its progress stored once nothing follows', async () => {
    deliver(...numbered(25));
    start();
    await vi.waitUntil(() => workflow.stored !== null);
    expect(workflow.stored).toMatchObject({ floor: 26, pending: [] });
    expect(workflow.executions).toHaveLength(2);
  });

  test('waits no longer for an execution that takes too long, and tells', async () => {
    deliver('endless', 'next');
    workflow.execute = ([subject]) => (subject === 'endless' ? new Promise(() => {}) : Promise.resolve('succeeded'));
    start({ mailsPerExecution: 1, executionAtMost: 20 });
    await handedOn(workflow, 2);
    expect(workflow.overdue).toBe(1);
  });

  test('lets the execution under way end before it stops', async () => {
    deliver('one');
    let end = () => {};
    const begun = new Promise<void>((resolve) => {
      workflow.execute = () => {
        resolve();
        return new Promise((over) => {
          end = () => over('succeeded');
        });
      };
    });
    const running = start({ patience: 60_000 });
    await begun;
    const stopped = running.stop();
    end();
    await stopped;
    expect(workflow.stored).toMatchObject({ floor: 2, pending: [] });
  });

  test('a mail that comes later than the batch that it was in is not handed on again', async () => {
    deliver('one', 'two');
    let killed = () => {};
    const begun = new Promise<void>((resolve) => {
      killed = resolve;
    });
    workflow.execute = () => {
      killed();
      return new Promise(() => {});
    };
    const running = start();
    await begun;
    await running.stop();
    let withheld = 1;
    server.misbehave = function* (command, answer) {
      const withholds = /BODY\.PEEK/.test(command.rest) && withheld-- > 0;
      for (const piece of answer) if (!withholds || !/^\* 2 FETCH/.test(String(piece))) yield piece;
    };
    workflow.execute = async () => 'succeeded';
    start();
    await vi.waitUntil(() => workflow.progress?.floor === 3);
    deliver('three');
    await handedOn(workflow, 3);
    expect(subjectsOf(workflow)).toEqual(['one', 'two', 'three']);
  });

  test('finds out a connection that only looks alive', async () => {
    const way = await startBlackHole(server.port);
    stops.push(way.stop);
    deliver('one');
    const impatient = { ...localNetwork, silentAtMost: 100 };
    start({ lookEvery: 50, openSession: (signal) => openImapSession(endpointOf(way.port), impatient, signal) });
    await handedOn(workflow, 1);
    way.swallow();
    deliver('two');
    await handedOn(workflow, 2);
    expect(subjectsOf(workflow)).toEqual(['one', 'two']);
  });

  test('tries again where n8n could not begin an execution', async () => {
    deliver('one');
    let refusals = 2;
    workflow.execute = async () => {
      if (refusals-- > 0) throw new Error('The database is locked');
      return 'succeeded';
    };
    start({
      async handOn(mails) {
        const outcome = await workflow.execute([]);
        workflow.executions.push(mails.map(({ item }) => item));
        return outcome;
      },
    });
    await handedOn(workflow, 1);
    expect(workflow.failures).toBe(2);
  });
});
