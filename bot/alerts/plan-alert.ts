import { botActor } from '../bot-actor.ts';
import type { BotContext } from '../context.ts';
import { isNoticed, newestAlert } from '../store/notices.ts';
import type { Post, PostChange } from '../store/posts.ts';
import { unlessUnknown } from '../tickets/unless-unknown.ts';
import { type AccountEvent, type AlertFacts, isRecovery, type RecoveryFacts } from './account-event.ts';
import { whomToTell } from './whom-to-tell.ts';

/**
 * What an account's event changes in Slack: an alert in the channel of its group or, where there is none, to the
 * supervisors; a recovery in the thread of the alert; quarantined mails one after the other in a single alert.
 */
export async function planAlert(context: BotContext, event: AccountEvent): Promise<PostChange[]> {
  if (isRecovery(event)) return planRecovery(context, event);
  if (event.type === 'mail.quarantined') {
    const before = await quarantineAlert(context, event);
    if (before.length > 0) return before.map((post) => oneMore(post, event));
  }
  return planNewAlert(context, event);
}

type AlertEvent = Exclude<AccountEvent, { type: 'account.recovered' | 'account.drift-over' }>;

async function planNewAlert(context: BotContext, event: AlertEvent): Promise<PostChange[]> {
  const { desk, database } = context;
  if (await isNoticed(database, 'alert', event.sequence)) return [];
  const account = await desk.accounts.get(botActor(context), event.accountId).catch(unlessUnknown);
  if (account === null) return [];
  const { sequence, at, ...body } = event;
  const about = JSON.stringify({ ...body, count: 1, lastAt: at } satisfies AlertFacts);
  return (await whomToTell(context, account.groupId)).map((recipient) => {
    const key = recipient === null ? `alert:${sequence}` : `alert:${sequence}:${recipient}`;
    return { kind: 'post', post: { ...notice, key, kind: 'alert', conversation: key, about, recipient, sequence } };
  });
}

async function planRecovery(
  { database }: BotContext,
  { sequence, ...recovery }: Extract<AccountEvent, { type: 'account.recovered' | 'account.drift-over' }>,
): Promise<PostChange[]> {
  const alerts = await newestAlert(database, recovery.accountId, (about) => {
    const facts = JSON.parse(about) as AlertFacts;
    if (recovery.type === 'account.drift-over') {
      return facts.type === 'account.drifting' && facts.code === recovery.code && facts.side === recovery.side;
    }
    if (facts.type === 'account.failing') return facts.side === recovery.side;
    return facts.type === 'account.paused' && recovery.side === 'incoming';
  });
  const about = JSON.stringify(recovery satisfies RecoveryFacts);
  return alerts.map(({ conversation, recipient }) => ({
    kind: 'post',
    post: {
      ...notice,
      key: `recovery:${sequence}:${conversation}`,
      kind: 'recovery',
      conversation,
      about,
      recipient,
      sequence,
    },
  }));
}

/** Mails quarantined within this time of each other are told of in one message. */
const burst = 60 * 60_000;

async function quarantineAlert(
  { database }: BotContext,
  { accountId, at }: Extract<AlertEvent, { type: 'mail.quarantined' }>,
): Promise<Post[]> {
  return newestAlert(database, accountId, (about) => {
    const facts = JSON.parse(about) as AlertFacts;
    return facts.type === 'mail.quarantined' && at - facts.lastAt <= burst;
  });
}

function oneMore({ key, about }: Post, { sequence, at }: AlertEvent): PostChange {
  const facts = JSON.parse(about ?? '{}') as AlertFacts;
  const more = JSON.stringify({ ...facts, count: facts.count + 1, lastAt: at } satisfies AlertFacts);
  return { kind: 'tell-more', key, about: more, sequence, notBefore: Date.now() + drawnEvery };
}

const drawnEvery = 5000;
const notice = { ticket_id: null, message_id: null, part: 0 };
