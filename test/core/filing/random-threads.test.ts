import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Random, seeded } from '../../faults/seeded.ts';
import { type FilingFixture, startFiling, type WrittenMail } from './filing-fixture.ts';

let fixture: FilingFixture;
beforeAll(async () => {
  fixture = await startFiling();
});
afterAll(() => fixture.stop());

/** About the number that the next ticket gets. */
let nextTicket = 1;

/** A mail, and which thread it is part of; a stranger's is part of none. */
interface Placed {
  mail: WrittenMail & { id: string };
  thread: number | null;
}

const pick = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
const some = <T>(random: Random, items: readonly T[]): T[] => items.filter(() => random() < 0.5);

/** A tree of mails: whoever answers a mail wrote it or was written to in it. Mail programs thread in several ways. */
function thread(random: Random, mark: string, number: number): Placed[] {
  // Some people write in more than one thread.
  const people = ['a', 'b', 'c'].map((name, index) => `${name}${index === 0 ? '' : number}@people-${mark}.example`);
  const mails: (Placed & { people: string[]; chain: string[] })[] = [];
  const count = 2 + Math.floor(random() * 4);
  for (let index = 0; index < count; index++) {
    const parent = index === 0 ? null : pick(random, mails);
    const from = parent === null ? pick(random, people) : pick(random, parent.people);
    const cc = some(random, people).filter((address) => address !== from);
    const id = `<${mark}.${number}.${index}@people.example>`;
    const chain = parent === null ? [] : [...parent.chain, parent.mail.id];
    const way = random();
    mails.push({
      thread: number,
      people: [from, ...cc],
      chain,
      mail: {
        ...{ id, from, cc, subject: `${parent === null ? '' : 'Re: '}Thread ${number}` },
        ...(parent !== null && way < 0.7 && { inReplyTo: parent.mail.id }),
        ...(parent !== null && way > 0.3 && { references: way > 0.6 ? chain : [parent.mail.id] }),
      },
    });
  }
  return mails;
}

/** Somebody who has seen IDs, tags and addresses, and uses them all. */
function stranger(random: Random, mark: string, number: number, victims: readonly Placed[]): Placed {
  nextTicket += Math.floor(random() * 2);
  const ids = some(
    random,
    victims.map(({ mail }) => mail.id),
  );
  const names = victims.map(({ mail }) => mail.from);
  const from = random() < 0.2 ? fixture.own : `stranger${number}@evil-${mark}.example`;
  return {
    thread: null,
    mail: {
      ...{ id: `<${mark}.stranger.${number}@evil.example>`, from },
      ...(random() < 0.5 && { cc: some(random, names) }),
      ...(ids[0] !== undefined && { inReplyTo: ids[0], references: ids }),
      subject: `Re: Thread [#${nextTicket}]`,
    },
  };
}

function shuffled<T>(random: Random, items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

describe('random threads, mixed with strangers, in random order', () => {
  const seeds = Array.from({ length: 60 }, (_, seed) => seed + 1);
  test.each(seeds)('each is one ticket, and holds nobody else’s mail (seed %i)', async (seed) => {
    const random = seeded(seed);
    const { tickets: before } = await fixture.database
      .selectFrom('ticket')
      .select((eb) => eb.fn.countAll<number>().as('tickets'))
      .executeTakeFirstOrThrow();
    nextTicket = before + 1;
    const mark = `s${seed}`;
    const threads = Array.from({ length: 1 + Math.floor(random() * 4) }, (_, number) => thread(random, mark, number));
    const legitimate = threads.flat();
    const strangers = Array.from({ length: 4 }, (_, number) => stranger(random, mark, number, legitimate));
    await fixture.receive(shuffled(random, [...legitimate, ...strangers]).map(({ mail }) => mail));

    const ticketOf = new Map<string, number>();
    for (const { mail } of [...legitimate, ...strangers]) ticketOf.set(mail.id, await fixture.ticketOf(mail.id));
    const tickets = threads.map((mails) => new Set(mails.map(({ mail }) => ticketOf.get(mail.id))));
    expect(tickets.map(({ size }) => size)).toEqual(threads.map(() => 1));
    const [...ofThreads] = tickets.map(([ticketId]) => ticketId);
    expect(new Set(ofThreads).size).toBe(threads.length);
    for (const { mail } of strangers) expect(ofThreads).not.toContain(ticketOf.get(mail.id));
    for (const { mail } of strangers.filter(({ mail }) => mail.from !== fixture.own)) {
      const inTicket = await fixture.tickets.messages(ticketOf.get(mail.id) ?? 0);
      expect(new Set(inTicket.map(({ from }) => from.address))).toEqual(new Set([mail.from]));
    }
  });
});
