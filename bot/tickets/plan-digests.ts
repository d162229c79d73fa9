import type { BotContext } from '../context.ts';
import { newestDigest } from '../store/notices.ts';
import type { PostChange } from '../store/posts.ts';
import type { DigestFacts } from './digest.ts';

/** A ticket that came with the backlog of an account. */
export interface OldTicket {
  ticketId: number;
  groupId: string;
  /** Of the event that opened it, and when that was. */
  sequence: number;
  at: number;
}

/** Older mail that comes within this time of the last one is told of in the same message. */
const burst = 10 * 60_000;
const drawnEvery = 5000;

/** One message for each group and burst of old tickets, which are given in the order of their events. */
export async function planDigests(
  { database }: BotContext,
  tickets: readonly OldTicket[],
  now: number,
): Promise<PostChange[]> {
  const changes: PostChange[] = [];
  for (const ofGroup of Map.groupBy(tickets, ({ groupId }) => groupId).values()) {
    const [{ groupId } = { groupId: '' }] = ofGroup;
    const before = await newestDigest(database, groupId);
    // Events that were read before the process died count once.
    const news = ofGroup.filter(({ sequence }) => sequence > (before?.wanted ?? 0));
    const [first] = news;
    const last = news.at(-1);
    if (first === undefined || last === undefined) continue;
    const told = before === undefined ? null : (JSON.parse(before.about ?? '{}') as DigestFacts);
    const more = { last: last.ticketId, lastAt: last.at };
    if (before !== undefined && told !== null && first.at - told.lastAt <= burst) {
      const about = { ...told, ...more, count: told.count + news.length } satisfies DigestFacts;
      changes.push(tellMore(before.key, about, last.sequence, now));
    } else {
      const about = { groupId, ...more, count: news.length, first: first.ticketId } satisfies DigestFacts;
      changes.push(...newDigest(about, first.sequence, last.sequence, now));
    }
  }
  return changes;
}

function tellMore(key: string, about: DigestFacts, sequence: number, now: number): PostChange {
  return { kind: 'tell-more', key, about: JSON.stringify(about), sequence, notBefore: now + drawnEvery };
}

/** Named by its first ticket's event, and up to date with the last one's. */
function newDigest(about: DigestFacts, first: number, last: number, now: number): PostChange[] {
  const key = `digest:${about.groupId}:${first}`;
  return [
    {
      kind: 'post',
      post: {
        key,
        kind: 'digest',
        conversation: key,
        ticket_id: null,
        message_id: null,
        about: JSON.stringify(about),
        recipient: null,
        sequence: first,
        part: 0,
      },
    },
    tellMore(key, about, last, now),
  ];
}
