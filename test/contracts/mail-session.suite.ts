import type { Endpoint } from '@inbox-email/core/account/endpoint.ts';
import { createNetwork, type Network } from '@inbox-email/core/account/network.ts';
import type { FetchedMail, ListedMail } from '@inbox-email/core/message/listed-mail.ts';
import type { Mailbox, MailSession } from '@inbox-email/core/receive/mail-session.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

/** A server with one empty mailbox that the endpoint signs in to. */
export interface MailSessionServer {
  endpoint: Endpoint;
  deliver(...mails: Uint8Array[]): void | Promise<void>;
  /** Takes the nth mail away, as another mail program does. */
  remove(nth: number): void | Promise<void>;
  /** How many mails the mailbox holds. */
  holds(): number | Promise<number>;
  /** Cuts all connections and refuses new ones. */
  goAway(): Promise<void>;
  /** Called once, after the test. */
  end(): Promise<void>;
}

type Open = (endpoint: Endpoint, network: Network, signal: AbortSignal) => Promise<MailSession>;

export const quickNetwork: Network = {
  ...createNetwork({ allowedNetworks: ['127.0.0.0/8'], allowedPorts: [[1, 65535]] }),
  connectWithin: 2000,
  silentAtMost: 2000,
};

/** What every adapter of the port MailSession must do: run it on a server of its protocol. */
export function describeMailSession(name: string, open: Open, start: () => Promise<MailSessionServer>): void {
  describe(`${name} as a mail session`, () => {
    let server: MailSessionServer;
    let session: MailSession;
    let mailbox: Mailbox;

    beforeEach(async () => {
      server = await start();
      session = await open(server.endpoint, quickNetwork, new AbortController().signal);
    });
    afterEach(async () => {
      await session.close();
      await server.end();
    });

    /** Delivers and lists: what was delivered is there to be fetched. */
    const given = async (...mails: Uint8Array[]): Promise<ListedMail[]> => {
      await server.deliver(...mails);
      mailbox = await session.open('INBOX', 'acknowledge');
      await mailbox.changed(10);
      return mailbox.list(0);
    };
    const fetchAll = (listed: readonly ListedMail[], sizeLimit = 50_000_000) => all(mailbox.fetch(listed, sizeLimit));

    test('an empty mailbox lists nothing', async () => {
      mailbox = await session.open('INBOX', 'read');
      expect(mailbox.exists).toBe(0);
      expect(await mailbox.list(0)).toEqual([]);
    });

    test('mails are listed in the order they came in, each under its own key', async () => {
      const listed = await given(mailOf('one'), mailOf('two'), mailOf('three'));
      expect(new Set(listed.map(({ key }) => key)).size).toBe(3);
      expect((await fetchAll(listed)).map(subjectOf)).toEqual(['one', 'two', 'three']);
    });

    test('keys stay the same in another session, and so does the source', async () => {
      const listed = await given(mailOf('one'), mailOf('two'));
      const { source, uidValidity } = mailbox;
      await session.close();
      session = await open(server.endpoint, quickNetwork, new AbortController().signal);
      mailbox = await session.open('INBOX', 'read');
      expect(await mailbox.list(0)).toEqual(listed);
      expect(mailbox).toMatchObject({ source, uidValidity, exists: 2 });
      expect(source).not.toContain(server.endpoint.password);
    });

    test.each(Object.entries(awkwardMails()))('%s comes byte for byte', async (_, bytes) => {
      const listed = await given(mailOf('before'), bytes, mailOf('after'));
      const fetched = await fetchAll(listed);
      expect(fetched).toHaveLength(3);
      const awkward = fetched.find(({ key }) => key === listed[1]?.key);
      expect(awkward).toMatchObject({ left: null });
      expect(Buffer.compare(awkward?.bytes ?? new Uint8Array(), bytes)).toBe(0);
    });

    test('hundreds of mails come whole and once each', async () => {
      const subjects = Array.from({ length: 300 }, (_, index) => `mail ${index}`);
      const fetched = await fetchAll(await given(...subjects.map((subject) => mailOf(subject, 1000))));
      expect(fetched.map(subjectOf)).toEqual(subjects);
    });

    test('of a mail above the limit the headers and the beginning of the text come, and it says so', async () => {
      const large = mailOf('large', 3_000_000);
      const [small, listed] = await given(mailOf('small'), large, mailOf('next'));
      const fetched = await fetchAll(await mailbox.list(0), 1_000_000);
      const bySubject = new Map(fetched.map((mail) => [subjectOf(mail), mail]));
      expect(bySubject.get('large')).toMatchObject({ left: { reason: 'too-large', size: listed?.size } });
      expect(bySubject.get('large')?.bytes.length).toBeLessThan(1_100_000);
      expect(text(bySubject.get('large'))).toContain('\r\n\r\nThe quick');
      expect(bySubject.get('small')).toMatchObject({ key: small?.key, left: null });
      expect(bySubject.get('next')).toMatchObject({ left: null });
    });

    test('a mail that is gone meanwhile is missing from the answer, and the others come', async () => {
      const listed = await given(mailOf('one'), mailOf('two'), mailOf('three'));
      await server.remove(1);
      expect((await fetchAll(listed)).map(subjectOf)).toEqual(['one', 'three']);
    });

    test('leaving a fetch early does not disturb what comes after it', async () => {
      const listed = await given(mailOf('one', 100_000), mailOf('two', 100_000), mailOf('three', 100_000));
      for await (const mail of mailbox.fetch(listed, 50_000_000)) {
        expect(subjectOf(mail)).toBe('one');
        break;
      }
      expect(await mailbox.list(0)).toEqual(listed);
      expect((await fetchAll(listed.slice(1))).map(subjectOf)).toEqual(['two', 'three']);
    });

    test('fetching leaves the mail on the server; deleting takes away what was asked and nothing else', async () => {
      const listed = await given(mailOf('one'), mailOf('two'), mailOf('three'));
      await fetchAll(listed);
      expect(await server.holds()).toBe(3);
      await mailbox.acknowledge([listed[1]?.key ?? '', 'no such key'].filter(numericIfOrdered(mailbox)), {
        do: 'delete',
      });
      await mailbox.changed(10);
      expect((await fetchAll(await mailbox.list(0))).map(subjectOf)).toEqual(['one', 'three']);
    });

    test('new mail ends the wait, and is listed then', async () => {
      const [first] = await given(mailOf('one'));
      const changed = mailbox.changed(50);
      await server.deliver(mailOf('two'));
      await changed;
      const listed = await mailbox.list(0);
      expect(listed[0]).toEqual(first);
      expect((await fetchAll(listed.slice(1))).map(subjectOf)).toEqual(['two']);
    });

    test('a wait without new mail ends by itself', async () => {
      await given(mailOf('one'));
      await mailbox.changed(20);
      expect(await mailbox.list(0)).toHaveLength(1);
    });

    test('a wait that is left behind disturbs nothing', async () => {
      await given(mailOf('one'));
      const leftBehind = mailbox.changed(30_000).catch(() => {});
      await server.deliver(mailOf('two'));
      mailbox = await session.open('INBOX', 'read');
      expect(mailbox.exists).toBe(2);
      expect(await fetchAll(await mailbox.list(0))).toHaveLength(2);
      await session.close();
      await leftBehind;
    });

    test.each(Object.keys(questions))('once the server is gone %s throws, and closing does not', async (question) => {
      const listed = await given(mailOf('one'));
      await server.goAway();
      await expect(questions[question]?.(session, mailbox, listed)).rejects.toThrow();
      await session.close();
      await session.close();
    });

    test('a server that goes away ends the wait with an error', async () => {
      await given(mailOf('one'));
      const waiting = expect(mailbox.changed(200)).rejects.toThrow();
      await server.goAway();
      await waiting;
    });

    test('closing ends the wait', async () => {
      await given(mailOf('one'));
      const waiting = mailbox.changed(30_000).catch(() => 'ended');
      await session.close();
      await waiting;
    });

    test('calling off ends everything', async () => {
      const calledOff = new AbortController();
      const other = await open(server.endpoint, quickNetwork, calledOff.signal);
      const opened = await other.open('INBOX', 'read');
      calledOff.abort();
      await expect(opened.list(0)).rejects.toThrow();
      await other.close();
    });

    test('a folder that does not exist is a failure of that stage', async () => {
      await expect(session.open('No such folder', 'read')).rejects.toMatchObject({ stage: 'folder' });
    });

    test('a refused password is a failure of signing in', async () => {
      const wrong = open(
        { ...server.endpoint, password: 'wr0ng-password' },
        quickNetwork,
        new AbortController().signal,
      );
      await expect(wrong).rejects.toMatchObject({ stage: 'sign-in' });
      expect(JSON.stringify(await wrong.catch((error) => [error, error.cause]))).not.toContain('wr0ng-password');
    });

    test('the transcript tells what was said, without passwords and mails', async () => {
      await fetchAll(await given(mailOf('Confidential')));
      const told = session.transcript().join('\n');
      expect(told.length).toBeGreaterThan(50);
      const { login, password } = server.endpoint;
      for (const form of [password, base64(password), base64(`\0${login}\0${password}`)])
        expect(told).not.toContain(form);
      expect(told).not.toContain('Confidential');
      expect(told).not.toContain('The quick');
    });
  });
}

/** Everything that may be asked once a folder is open. */
const questions: Record<string, (session: MailSession, mailbox: Mailbox, listed: ListedMail[]) => Promise<unknown>> = {
  opening: (session) => session.open('INBOX', 'read'),
  listing: (_, mailbox) => mailbox.list(0),
  'listing since a day': (_, mailbox) => mailbox.listSince(Date.now()),
  fetching: (_, mailbox, listed) => all(mailbox.fetch(listed, 50_000_000)),
  waiting: (_, mailbox) => mailbox.changed(10),
  deleting: (_, mailbox, listed) => mailbox.acknowledge([listed[0]?.key ?? ''], { do: 'delete' }),
};

async function all(mails: AsyncIterable<FetchedMail>): Promise<FetchedMail[]> {
  const fetched: FetchedMail[] = [];
  for await (const mail of mails) fetched.push(mail);
  return fetched;
}

/** A plain mail with a text of about that many bytes. */
export function mailOf(subject: string, size = 100): Buffer {
  const line = 'The quick brown fox jumps over the lazy dog and comes home at night.\r\n';
  return Buffer.from(
    `From: maria@cliente.example\r\nTo: sac@empresa.example\r\nSubject: ${subject}\r\n\r\n${line.repeat(Math.ceil(size / line.length))}`,
  );
}

function awkwardMails(): Record<string, Buffer> {
  const headers = 'From: maria@cliente.example\r\nSubject: awkward\r\n\r\n';
  const withBody = (body: string) => Buffer.from(headers + body, 'latin1');
  const allBytes = Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => ![0, 10, 13].includes(byte));
  return {
    'a mail in 8 bit': withBody(`${String.fromCharCode(...allBytes)}\r\n`),
    'a mail with lines that begin with dots': withBody('.\r\n..\r\n...\r\n.a\r\n. \r\n.\r\n'),
    'a mail that ends with a dot': withBody('.\r\n'),
    'a mail without a body': Buffer.from('Subject: awkward\r\n\r\n'),
    'a mail without headers': Buffer.from('\r\nOnly text\r\n'),
    'a mail with a line of a megabyte': withBody(`${'x'.repeat(1_000_000)}\r\n.${'y'.repeat(100_000)}\r\n`),
    'a mail of 5 MB': withBody('0123456789.abcdefghijklmnopqrstuvwxyz\r\n.0123456789\r\n'.repeat(96_000)),
  };
}

const subjectOf = (mail: FetchedMail) => /^Subject: (.*?)\r$/m.exec(text(mail))?.[1];
const text = (mail: FetchedMail | undefined) => Buffer.from(mail?.bytes.subarray(0, 10_000) ?? []).toString('latin1');
const base64 = (value: string) => Buffer.from(value).toString('base64');
/** Keys that have an order are numbers: no others may be asked for. */
const numericIfOrdered = (mailbox: Mailbox) => (key: string) => mailbox.next === null || /^\d+$/.test(key);
