import { type ScriptedPop3, type Step, startScriptedPop3 } from '../../fakes/scripted-pop3.ts';
import { accountFor, verdictsOf } from '../account-for.ts';
import type { Fault, Outcome, Stage } from '../fault.ts';
import { imapAccount } from '../imap-account.ts';
import { createWriter, type Letter } from '../letters.ts';
import type { DeskProcess } from '../start-desk.ts';
import { expectWithin, until } from '../until.ts';

interface Scene {
  pop3: ScriptedPop3;
  letters: Letter[];
  deliver(count: number): void;
}

/** What goes wrong with POP3. A look at the maildrop is asked for, since waiting for the next one takes a minute. */
export const pop3Faults: Fault[] = [
  ...[1, 300, 4000].map((bytes) =>
    pop3Fault(`POP3: the connection is cut after ${bytes} bytes of a mail`, {
      play: first(3, /^RETR/, { cutAfter: bytes }),
    }),
  ),
  pop3Fault('POP3: the server stalls in the middle of a mail', { play: first(2, /^RETR/, { silentAfter: 400 }) }),
  pop3Fault('POP3: mails come three bytes at a time', { play: first(5, /^RETR/, { slices: 3 }) }),
  pop3Fault('POP3: -ERR to some of the mails', { play: first(5, /^RETR [2-6]$/, '-ERR not now') }),
  pop3Fault('POP3: -ERR to UIDL', { play: first(2, /^UIDL/, '-ERR not now') }),
  pop3Fault('POP3: -ERR to LIST', { play: first(2, /^LIST/, '-ERR not now') }),
  pop3Fault('POP3: -ERR to the sign-in, the maildrop is locked', {
    play: first(2, /^(PASS|AUTH)/, '-ERR [IN-USE] locked'),
  }),
  pop3Fault('POP3: the listing is cut', { play: first(2, /^(UIDL|LIST)/, { cutAfter: 30 }) }),
  pop3Fault('POP3: the listing stalls', { play: first(2, /^(UIDL|LIST)/, { silentAfter: 30 }) }),
  pop3Fault('POP3: garbage in place of an answer', { play: first(3, /^(RETR|UIDL|NOOP)/, '\0\0 what? \u00ff') }),
  pop3Fault('POP3: the server does not know CAPA', { capabilities: null }),
  pop3Fault('POP3: a server without pipelining', { capabilities: ['UIDL', 'USER'] }),
  { name: 'POP3: the server does not know UIDL, then does', tries: 2, run: withoutUidl },
  pop3Fault('POP3: all UIDLs change, the mails stay', {
    meanwhile({ pop3 }) {
      for (const mail of pop3.mails) mail.uidl = `other-${mail.uidl}`;
    },
  }),
  pop3Fault('POP3: two mails have the same UIDL', {
    meanwhile({ pop3, deliver }) {
      deliver(2);
      const [last, before] = pop3.mails.slice(-2);
      if (last !== undefined && before !== undefined) before.uidl = last.uidl;
    },
  }),
  pop3Fault('POP3: a mail has an empty UIDL', {
    meanwhile({ pop3, deliver }) {
      deliver(2);
      const last = pop3.mails.at(-1);
      if (last !== undefined) last.uidl = '';
    },
  }),
  pop3Fault('POP3: mails are deleted by another program meanwhile', {
    optional: true,
    meanwhile({ pop3, deliver }) {
      deliver(10);
      pop3.mails = pop3.mails.filter((_, index) => index % 2 === 0);
    },
  }),
];

/** What the server does in place of the right answer, and whether it ever did. */
interface Play {
  step(line: string): Step | undefined;
  happened(): boolean;
}

interface Scenario {
  capabilities?: readonly string[] | null;
  /** Anew for each try. */
  play?: () => Play;
  meanwhile?(scene: Scene): void;
  /** Mails are taken away before they can be fetched. */
  optional?: boolean;
}

/** Plays `step` in place of the right answer to the first `times` commands of that kind. */
function first(times: number, command: RegExp, step: Step): () => Play {
  return () => {
    let played = 0;
    return {
      step: (line) => (command.test(line) && played++ < times ? step : undefined),
      happened: () => played > 0,
    };
  };
}

function pop3Fault(name: string, scenario: Scenario): Fault {
  return {
    name,
    tries: 2,
    async run(stage) {
      const desk = await stage.desk();
      const total: Outcome = { mails: 0, lost: 0, doubled: 0, note: '' };
      for (let number = 0; number < stage.tries; number++) {
        const outcome = await attempt(scenario, stage, desk);
        for (const key of ['mails', 'lost', 'doubled'] as const) total[key] += outcome[key];
        total.note = outcome.note;
      }
      return total;
    },
  };
}

/** Without UIDL mails cannot be told apart: they stay where they are, and people are told why. */
async function withoutUidl(stage: Stage): Promise<Outcome> {
  const desk = await stage.desk();
  const letters: Letter[] = [];
  for (let number = 0; number < stage.tries; number++) {
    const pop3 = await startScriptedPop3({
      capabilities: ['USER', 'TOP'],
      play: (line) => (/^UIDL/.test(line) ? '-ERR unknown' : undefined),
    });
    stage.afterwards(() => pop3.stop());
    const written = createWriter(stage.random)(5);
    letters.push(...written);
    pop3.deliver(...written.map(({ bytes }) => bytes));
    const { incoming, ...account } = imapAccount(pop3.port, {}, 'ana');
    const { id } = await desk.add({ ...account, incoming: { ...incoming, technology: 'pop3' } }, 'segredo');
    await expectWithin(10_000, 'the cause', async () => (await desk.get(id)).stateCause === 'uidl-missing');
    if (pop3.mails.length < written.length) throw new Error('Mails were deleted that could not be told apart');
    pop3.script = {};
    await until(() => accountFor(stage.dataFolder, letters).lost.length === 0, 10_000);
  }
  const found = accountFor(stage.dataFolder, letters);
  return { mails: letters.length, lost: found.lost.length, doubled: found.doubled, note: 'meanwhile uidl-missing' };
}

async function attempt(scenario: Scenario, stage: Stage, desk: DeskProcess): Promise<Outcome> {
  const { capabilities, meanwhile } = scenario;
  const play = scenario.play?.();
  const pop3 = await startScriptedPop3({
    ...(capabilities === undefined ? {} : { capabilities }),
    ...(play === undefined ? {} : { play: play.step }),
  });
  stage.afterwards(() => pop3.stop());
  const write = createWriter(stage.random);
  const letters: Letter[] = [];
  const deliver = (count: number) => {
    for (const letter of write(count)) {
      letters.push(letter);
      pop3.deliver(letter.bytes);
    }
  };
  deliver(12);
  const account = imapAccount(pop3.port, {}, 'ana');
  const { id } = await desk.add({ ...account, incoming: { ...account.incoming, technology: 'pop3' } }, 'segredo');
  const held = () => new Set(pop3.mails.map(({ bytes }) => bytes.toString('latin1')));
  const optional = () => {
    const there = held();
    return new Set(letters.filter(({ bytes }) => !there.has(Buffer.from(bytes).toString('latin1'))));
  };
  const gone = () => (scenario.optional === true ? optional() : new Set<Letter>());
  const lost = () => accountFor(stage.dataFolder, letters, gone()).lost;
  await until(() => lost().length === 0, 10_000);
  meanwhile?.({ pop3, letters, deliver });
  deliver(3);
  let audit = await desk.audit(id);
  await until(async () => {
    if (lost().length === 0 && audit.failure === null) return true;
    audit = await desk.audit(id);
    return false;
  }, 10_000);
  if (play?.happened() === false) throw new Error('The server had no occasion to misbehave');
  const found = accountFor(stage.dataFolder, letters, gone());
  const note = found.lost.length === 0 ? '' : `missing ${found.lost.length}: ${verdictsOf(stage.dataFolder)}`;
  return {
    mails: letters.length,
    lost: Math.max(found.lost.length, audit.unaccounted),
    doubled: found.doubled,
    note: audit.failure === null ? note : `${note} (the audit could not ask: ${audit.failure})`,
  };
}
