import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Account } from '@inbox-email/core/account/account.ts';
import { type Diagnosis, nothingTestedYet } from '@inbox-email/core/account/diagnosis.ts';
import type { App, BlockAction, ButtonAction, RespondFn } from '@slack/bolt';
import { storageWords } from '../../alerts/storage-words.ts';
import type { BotContext } from '../../context.ts';
import { type Person, requireSupervisor } from '../../person.ts';
import type { Text } from '../../text/text.ts';
import { publishHome } from '../home/publish-home.ts';
import {
  interruptedMessage,
  messageTestActions,
  stoppedMessage,
  type TestMessage,
  testMessage,
} from './channel-view.ts';

/** A test that goes on, by the id that its "Stop" button carries. */
interface RunningTest {
  account: Account;
  text: Text;
  stopped: boolean;
  show(message: TestMessage, isLast: boolean): Promise<void>;
}

/** Where a test is shown. */
interface Place {
  text: Text;
  /** Markup that stands below the picture. */
  note?: (finished: boolean) => string | undefined;
  show(message: TestMessage, isLast: boolean): Promise<void>;
  /** Milliseconds to wait before each picture on the way; the last one comes as soon as it is there. */
  pictures: Iterable<number>;
}

/** The test in any channel, for one person or for all there: what the buttons of the question do. */
export function registerMessageTest(app: App, context: BotContext): void {
  const { desk, personOf } = context;
  const running = new Map<string, RunningTest>();

  const begin = async (person: Person, accountId: string, placeOf: (account: Account) => Promise<Place>) => {
    requireSupervisor(person);
    const account = await desk.accounts.get(person.actor, accountId);
    await run(context, person, account, await placeOf(account), running);
    await publishHome(context, person);
  };

  app.action<BlockAction<ButtonAction>>(messageTestActions.onlyMe, async ({ ack, body, action, respond }) => {
    await ack();
    const person = await personOf(body.user.id);
    await begin(person, action.value ?? '', async () => onlyFor(person, respond));
  });

  app.action<BlockAction<ButtonAction>>(messageTestActions.everyone, async ({ ack, body, action, respond }) => {
    await ack();
    const person = await personOf(body.user.id);
    const channel = body.channel?.id ?? '';
    await begin(person, action.value ?? '', (account) => forAll(context, person, account, channel, respond));
  });

  app.action<BlockAction<ButtonAction>>(messageTestActions.stop, async ({ ack, body, action }) => {
    await ack();
    requireSupervisor(await personOf(body.user.id));
    const test = running.get(action.value ?? '');
    if (test === undefined || test.stopped) return;
    test.stopped = true;
    await test.show(stoppedMessage(test.account, test.text), true);
  });
}

async function run(
  { desk }: BotContext,
  person: Person,
  account: Account,
  { text, note, show, pictures }: Place,
  running: Map<string, RunningTest>,
): Promise<void> {
  const testId = randomUUID();
  const test: RunningTest = { account, text, stopped: false, show };
  running.set(testId, test);
  let latest: Diagnosis = nothingTestedYet(account);
  const draw = async () => {
    const { finished } = latest;
    const trouble = desk.storage();
    const notes = [note?.(finished), trouble === null ? undefined : storageWords(trouble, text)];
    if (!test.stopped)
      await show(testMessage(account, latest, text, { testId, notes: notes.filter(isSaid) }), finished);
  };
  const testing = (async () => {
    for await (const diagnosis of desk.accounts.test(person.actor, account.id)) {
      latest = diagnosis;
      if (test.stopped) break;
    }
  })();
  // Its failure is thrown below, once the drawing is through.
  const ended = testing.then(
    () => true,
    () => true,
  );
  try {
    for (const wait of pictures) {
      if (test.stopped || (await Promise.race([ended, pause(wait, false)]))) break;
      // What is the last picture is drawn once, below: the test says goodbye to the servers after it.
      if (!latest.finished) await draw();
    }
    await testing;
    await draw();
  } catch (error) {
    await show(interruptedMessage(account, text), true);
    throw error;
  } finally {
    running.delete(testId);
  }
}

const isSaid = (words: string | undefined) => words !== undefined;

/** In place of the question, which only this person sees. */
function onlyFor({ text }: Person, respond: RespondFn): Place {
  return {
    text,
    show: async (message) => void (await respond({ ...message, replace_original: true })),
    // A response_url takes five answers: four pictures on the way, and the last one.
    pictures: [300, 2500, 6000, 15_000],
  };
}

/** As a message of ours, or, where we are not in the conversation, once at the end through the question's address. */
async function forAll(
  { client, defaultText }: BotContext,
  person: Person,
  account: Account,
  channel: string,
  respond: RespondFn,
): Promise<Place> {
  const text = defaultText;
  const askedBy = text.diagnosis.askedBy(`<@${person.actor.id}>`);
  const first = testMessage(account, nothingTestedYet(account), text, { testId: '', notes: [askedBy] });
  const ts = await client.chat
    .postMessage({ channel, text: first.text, blocks: first.blocks.slice(0, -1) })
    .then((posted) => posted.ts)
    .catch((error) => {
      if (notThere.has((error as { data?: { error?: string } }).data?.error ?? '')) return undefined;
      throw error;
    });
  if (ts !== undefined) {
    await respond({ delete_original: true });
    const show = async (message: TestMessage) => void (await client.chat.update({ channel, ts, ...message }));
    return { text, note: () => askedBy, show, pictures: steadily() };
  }
  return {
    text,
    note: (finished) => (finished ? askedBy : person.text.diagnosis.notInChannel),
    async show(message, isLast) {
      if (!isLast) return void (await respond({ ...message, replace_original: true }));
      await respond({ ...message, response_type: 'in_channel', replace_original: false });
      await respond({ delete_original: true });
    },
    // Of the five answers, two are the last ones.
    pictures: [300, 3000, 12_000],
  };
}

const notThere = new Set(['not_in_channel', 'channel_not_found']);

function* steadily(): Generator<number> {
  // About one message a second in a channel: https://docs.slack.dev/apis/web-api/rate-limits
  for (;;) yield 1200;
}
