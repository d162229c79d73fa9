import type { Endpoint } from '@inbox-email/core/account/endpoint.ts';
import { explain } from '@inbox-email/core/account/explain.ts';
import { failureOf } from '@inbox-email/core/account/failure.ts';
import { StageError } from '@inbox-email/core/account/stage-error.ts';
import type { FetchedMail } from '@inbox-email/core/message/listed-mail.ts';
import type { Mailbox, MailSession } from '@inbox-email/core/receive/mail-session.ts';
import { openPop3Session } from '@inbox-email/core/receive/pop3-session.ts';
import { afterEach, describe, expect, test } from 'vitest';
import { describeMailSession, mailOf, quickNetwork } from '../../contracts/mail-session.suite.ts';
import {
  everything,
  type Pop3Script,
  type ScriptedPop3,
  type Step,
  startScriptedPop3,
} from '../../fakes/scripted-pop3.ts';

const endpointOf = (port: number): Endpoint => ({
  side: 'incoming',
  speaks: 'pop3',
  host: '127.0.0.1',
  port,
  encryption: 'none',
  login: 'ana',
  password: 'segredo',
});

const without = (...tags: string[]) => everything.filter((line) => !tags.includes(line));

describe.each([
  ['that can do everything', {}],
  ['without PIPELINING, TOP and SASL', { capabilities: without('PIPELINING', 'TOP', 'SASL PLAIN') }],
  ['without CAPA', { capabilities: null }],
  ['that hands out its answers in slices of 700 bytes', { play: inSlices }],
] satisfies [string, Pop3Script][])('a server %s', (name, script) => {
  describeMailSession(`POP3, server ${name},`, openPop3Session, async () => {
    const pop3 = await startScriptedPop3(script);
    return {
      endpoint: endpointOf(pop3.port),
      deliver: (...mails) => pop3.deliver(...mails),
      remove: (nth) => void pop3.mails.splice(nth, 1),
      holds: () => pop3.mails.length,
      goAway: pop3.stop,
      end: pop3.stop,
    };
  });
});

function inSlices(command: string): Step | undefined {
  return /^(RETR|UIDL|LIST)/.test(command) ? { slices: 700 } : undefined;
}

describe('POP3 servers that misbehave', () => {
  const running: { pop3: ScriptedPop3; session?: MailSession }[] = [];
  afterEach(async () => {
    for (const { pop3, session } of running.splice(0)) {
      await session?.close();
      await pop3.stop();
    }
  });

  async function serve(script: Pop3Script, ...subjects: string[]): Promise<ScriptedPop3> {
    const pop3 = await startScriptedPop3(script);
    running.push({ pop3 });
    pop3.deliver(...subjects.map((subject) => mailOf(subject)));
    return pop3;
  }
  async function open(pop3: ScriptedPop3, endpoint: Partial<Endpoint> = {}, network = quickNetwork): Promise<Mailbox> {
    const session = await openPop3Session(
      { ...endpointOf(pop3.port), ...endpoint },
      network,
      new AbortController().signal,
    );
    running.push({ pop3, session });
    return session.open('INBOX', 'acknowledge');
  }
  /** The subjects that came, and what was thrown in the end. */
  async function fetchAll(mailbox: Mailbox, sizeLimit = 1_000_000): Promise<[subjects: string[], thrown: unknown]> {
    const fetched: FetchedMail[] = [];
    try {
      for await (const mail of mailbox.fetch(await mailbox.list(0), sizeLimit)) fetched.push(mail);
    } catch (error) {
      return [fetched.map(subjectOf), error];
    }
    return [fetched.map(subjectOf), null];
  }
  const causeOf = (error: unknown) => {
    const [stage, cause] = error instanceof StageError ? [error.stage, error.cause] : (['receive', error] as const);
    return explain(failureOf('incoming', stage, cause)).code;
  };

  test.each([
    ['is cut in the middle of a mail', { cutAfter: 100 }, 'connection-lost'],
    ['is cut right before the end of a mail', { cutAfter: mailOf('two').length + 5 }, 'connection-lost'],
    ['is cut before a mail', 'cut', 'connection-lost'],
    ['falls silent in the middle of a mail', { silentAfter: 100 }, 'no-answer'],
    ['falls silent before a mail', 'silence', 'no-answer'],
    ['only drips', { slices: 1, every: 10 }, 'no-answer'],
    ['answers with something that is not POP3', '* OK wrong protocol', 'other'],
    ['answers with a line that never ends', 'x'.repeat(1_000_000), 'other'],
  ] satisfies [string, Step, string][])(
    'a connection that %s gives the mails before it and throws',
    async (_, step, cause) => {
      const script = { play: (command: string) => (command === 'RETR 2' ? step : undefined) };
      const mailbox = await open(
        await serve(script, 'one', 'two', 'three'),
        {},
        { ...quickNetwork, silentAtMost: 150 },
      );
      const [subjects, thrown] = await fetchAll(mailbox);
      expect(subjects).toEqual(['one']);
      expect(causeOf(thrown)).toBe(cause);
      await expect(mailbox.list(0)).rejects.toThrow();
      await expect(mailbox.changed(1)).rejects.toThrow();
    },
  );

  test('an answer to nothing is not taken for the answer to the next question', async () => {
    const play = (command: string) => (command === 'NOOP' ? '+OK\r\n+OK hello' : undefined);
    const opening = open(await serve({ play }, 'one'));
    await expect(opening).rejects.toMatchObject({ code: 'EBADANSWER', response: '+OK hello\r\n' });
  });

  test('a mail that the server refuses is passed over, again and again', async () => {
    const refused = {
      play: (command: string) => (command === 'RETR 2' ? '-ERR [SYS/TEMP] cannot read it' : undefined),
    };
    const mailbox = await open(await serve(refused, 'one', 'two', 'three'));
    expect(await fetchAll(mailbox)).toEqual([['one', 'three'], null]);
    expect(await fetchAll(mailbox)).toEqual([['one', 'three'], null]);
  });

  test('a mail far larger than the server said is broken off and marked, and the others come', async () => {
    const lies = (command: string) => (command === 'LIST' ? '+OK\r\n1 100\r\n2 100\r\n3 100\r\n.' : undefined);
    const pop3 = await serve({ play: lies }, 'one');
    pop3.deliver(mailOf('huge', 5_000_000), mailOf('three'));
    const mailbox = await open(pop3);
    const fetched: FetchedMail[] = [];
    for await (const mail of mailbox.fetch(await mailbox.list(0), 200_000)) fetched.push(mail);
    expect(fetched.map(subjectOf)).toEqual(['one', 'huge', 'three']);
    expect(fetched.map(({ left }) => left?.reason)).toEqual([undefined, 'too-large', undefined]);
    expect(fetched[1]?.bytes).toHaveLength(200_000);
  });

  test('a mail that never ends costs its beginning and no more memory', async () => {
    const pop3 = await serve({}, 'one');
    pop3.deliver(mailOf('endless', 20_000_000));
    const mailbox = await open(pop3);
    expect(await fetchAll(mailbox, 300_000)).toEqual([['one', 'endless'], null]);
    expect(pop3.commands.filter((command) => command.startsWith('TOP'))).toEqual(['TOP 2 200']);
  });

  test.each([
    ['that does not know UIDL', { capabilities: without('UIDL') }],
    ['without CAPA and UIDL', { capabilities: null }],
  ])('a server %s is refused as such', async (_, { capabilities }) => {
    const play = (command: string) => (command === 'UIDL' ? '-ERR Unknown command' : undefined);
    const thrown = await open(await serve({ capabilities, play }, 'one')).catch((error) => error);
    expect(thrown).toMatchObject({ stage: 'folder' });
    expect(causeOf(thrown)).toBe('uidl-missing');
  });

  test('a server that offers UIDL and has trouble with it is not accused of lacking it', async () => {
    const play = (command: string) => (command === 'UIDL' ? '-ERR [SYS/TEMP] index is locked' : undefined);
    expect(causeOf(await open(await serve({ play }, 'one')).catch((error) => error))).toBe('server-busy');
  });

  test.each([
    ['the same for all', '1 same\r\n2 same\r\n3 same'],
    ['empty', '1 \r\n2\r\n3 '],
    ['missing for some', '2 second'],
    ['missing for all', ''],
    ['not what the RFC allows', '1 with spaces in it\r\n2 \u00e7\u0000\u0007\r\n3 \u00e7\u0000\u0007'],
    ['longer than the RFC allows', `1 ${'u'.repeat(5000)}\r\n2 ${'u'.repeat(5000)}\r\n3 v`],
  ])('UIDLs that are %s lose no mail, and stay the same', async (_, uidls) => {
    const play = (command: string) => (command === 'UIDL' ? `+OK\r\n${uidls}${uidls && '\r\n'}.` : undefined);
    const pop3 = await serve({ play }, 'one', 'two', 'three');
    const mailbox = await open(pop3);
    const listed = await mailbox.list(0);
    expect(new Set(listed.map(({ key }) => key)).size).toBe(3);
    expect(listed.every(({ key }) => /^[\x20-\x7e]+$/.test(key))).toBe(true);
    expect(await fetchAll(mailbox)).toEqual([['one', 'two', 'three'], null]);
    expect(await (await open(pop3)).list(0)).toEqual(listed);
  });

  test('a second mail with the UIDL of the first leaves the key of the first as it was', async () => {
    const pop3 = await serve({}, 'one');
    const [before] = await (await open(pop3)).list(0);
    pop3.mails.push({ uidl: before?.key ?? '', bytes: mailOf('another one') });
    const after = await (await open(pop3)).list(0);
    expect(after[0]).toEqual(before);
    expect(after[1]?.key).not.toBe(before?.key);
  });

  test('of mails that share a UIDL none is deleted before all may be', async () => {
    const pop3 = await serve({}, 'one', 'two', 'three');
    for (const mail of pop3.mails.slice(0, 2)) mail.uidl = 'shared';
    const mailbox = await open(pop3);
    const keys = (await mailbox.list(0)).map(({ key }) => key);
    await mailbox.acknowledge([keys[0] ?? '', keys[2] ?? ''], { do: 'delete' });
    expect(pop3.mails.map(({ uidl }) => uidl)).toEqual(['shared', 'shared']);
    await mailbox.acknowledge(keys, { do: 'delete' });
    expect(pop3.mails).toEqual([]);
  });

  test('UIDLs that all changed bring all mails again: recognising them is not for us', async () => {
    const pop3 = await serve({}, 'one', 'two');
    const mailbox = await open(pop3);
    for (const mail of pop3.mails) mail.uidl = `new-${mail.uidl}`;
    await mailbox.changed(1);
    expect((await mailbox.list(0)).map(({ key }) => key)).toEqual(['new-uidl-1', 'new-uidl-2']);
  });

  test('a connection that is lost before the server confirms has deleted nothing', async () => {
    const pop3 = await serve({ play: (command) => (command === 'DELE 2' ? 'cut' : undefined) }, 'one', 'two');
    const mailbox = await open(pop3);
    const keys = (await mailbox.list(0)).map(({ key }) => key);
    await expect(mailbox.acknowledge(keys, { do: 'delete' })).rejects.toThrow();
    expect(pop3.mails).toHaveLength(2);
  });

  test('deletions that the server could not carry out are an error with its words', async () => {
    const play = (command: string) => (command === 'QUIT' ? '-ERR some deleted messages not removed' : undefined);
    const mailbox = await open(await serve({ play }, 'one'));
    const keys = (await mailbox.list(0)).map(({ key }) => key);
    await expect(mailbox.acknowledge(keys, { do: 'delete' })).rejects.toThrow('some deleted messages not removed');
    expect(await mailbox.list(0)).toHaveLength(1);
  });

  test('marking and moving mean nothing to POP3', async () => {
    const pop3 = await serve({}, 'one');
    const mailbox = await open(pop3);
    const before = pop3.commands.length;
    await mailbox.acknowledge(['uidl-1'], { do: 'mark-seen' });
    await mailbox.acknowledge(['uidl-1'], { do: 'move', folder: 'Done' });
    expect(pop3.commands).toHaveLength(before);
  });

  test('a password is not sent where encryption was asked for and is refused', async () => {
    const pop3 = await serve({ play: (command) => (command === 'STLS' ? '-ERR not here' : undefined) });
    const thrown = await open(pop3, { encryption: 'starttls' }).catch((error) => error);
    expect(thrown).toMatchObject({ stage: 'tls' });
    expect(causeOf(thrown)).toBe('starttls-not-offered');
    expect(pop3.commands).toEqual(['STLS']);
  });

  test('what was said before encryption began is refused, for anybody may have said it', async () => {
    const pop3 = await serve({ play: (command) => (command === 'STLS' ? '+OK go on\r\n+OK injected' : undefined) });
    const thrown = await open(pop3, { encryption: 'starttls' }).catch((error) => error);
    expect(thrown).toMatchObject({ stage: 'tls', cause: { code: 'EBADANSWER' } });
    expect(pop3.commands).toEqual(['STLS']);
  });

  test('plain text where TLS was expected is a failure of TLS', async () => {
    const thrown = await open(await serve({}), { encryption: 'tls' }).catch((error) => error);
    expect(causeOf(thrown)).toBe('tls-expected-plain-found');
  });

  test.each([
    ['is no POP3 server', '220 smtp ready', 'connect', 'smtp-found'],
    ['has no room', '-ERR Too many connections', 'connect', 'too-many-connections'],
    ['hangs up', 'cut', 'connect', 'connection-lost'],
    ['says nothing', 'silence', 'connect', 'no-answer'],
  ] as const)('a server that %s at the greeting is explained', async (_, greeting, stage, cause) => {
    const thrown = await open(await serve({ greeting }), {}, { ...quickNetwork, connectWithin: 100 }).catch((e) => e);
    expect(thrown).toMatchObject({ stage });
    expect(causeOf(thrown)).toBe(cause);
  });

  test.each([
    ['-ERR [AUTH] Username and password not accepted.', 'gmail-wrong-password'],
    ['-ERR authorization failed', 'wrong-password'],
    ['-ERR [IN-USE] Do you have another POP session running?', 'mailbox-in-use'],
    ['-ERR [LOGIN-DELAY] too soon', 'too-many-sign-ins'],
    ['-ERR [SYS/TEMP] try later', 'server-busy'],
    ['-ERR Temporary problem, please try again later', 'server-busy'],
    ['-ERR [AUTH] Application-specific password required', 'gmail-app-password'],
    ['-ERR Plaintext authentication disallowed on non-secure (SSL/TLS) connections.', 'plain-sign-in-refused'],
    ['cut', 'connection-lost'],
  ])('a sign-in answered with %s is explained as %s', async (answer, cause) => {
    const play = (command: string) => (command.startsWith('PASS') ? answer : undefined);
    const thrown = await open(await serve({ capabilities: null, play })).catch((error) => error);
    expect(thrown).toMatchObject({ stage: 'sign-in' });
    expect(causeOf(thrown)).toBe(cause);
  });

  test('where SASL is refused before the password was said, USER and PASS are tried', async () => {
    const pop3 = await serve({ play: (command) => (command === 'AUTH PLAIN' ? '-ERR not now' : undefined) }, 'one');
    expect((await open(pop3)).exists).toBe(1);
  });

  test('a password that was refused is not tried in another way: attempts are counted', async () => {
    const pop3 = await serve({});
    await expect(open(pop3, { password: 'wrong' })).rejects.toMatchObject({ stage: 'sign-in' });
    expect(pop3.commands.filter((command) => /^(AUTH|USER|PASS)/.test(command))).toEqual(['AUTH PLAIN']);
  });

  test('a password with a line break never becomes a command', async () => {
    const pop3 = await serve({ capabilities: null });
    await expect(open(pop3, { password: 'x\r\nDELE 1' })).rejects.toMatchObject({ stage: 'sign-in' });
    expect(pop3.commands).toEqual(['CAPA']);
  });

  test('while it waits it holds no connection, so that others get at the maildrop', async () => {
    const pop3 = await serve({}, 'one');
    const mailbox = await open(pop3);
    const waiting = mailbox.changed(50);
    await mailbox.list(0);
    await waiting;
    expect(pop3.commands.filter((command) => command === 'QUIT')).toHaveLength(2);
  });

  test('a server that wants more time between connections gets it', async () => {
    const pop3 = await serve({ capabilities: [...everything, 'LOGIN-DELAY 1'] }, 'one');
    const mailbox = await open(pop3);
    const began = performance.now();
    await mailbox.changed(10);
    expect(performance.now() - began).toBeGreaterThan(990);
  });

  test('several commands go out ahead of their answers only where the server takes that', async () => {
    const ahead = async (capabilities: readonly string[]) => {
      const held: string[] = [];
      const play = (command: string) => {
        if (command.startsWith('RETR')) held.push(command);
        return command === 'RETR 1' ? ('silence' as const) : undefined;
      };
      const mailbox = await open(
        await serve({ capabilities, play }, 'one', 'two', 'three'),
        {},
        { ...quickNetwork, silentAtMost: 100 },
      );
      await fetchAll(mailbox);
      return held.length;
    };
    expect(await ahead(everything)).toBe(3);
    expect(await ahead(without('PIPELINING'))).toBe(1);
  });
});

const subjectOf = ({ bytes }: FetchedMail) =>
  /^Subject: (.*?)\r$/m.exec(Buffer.from(bytes.subarray(0, 1000)).toString('latin1'))?.[1] ?? '';
