import { startDovecot } from '../real/dovecot.ts';
import { createLiveN8n, type LiveN8n } from './live-n8n.ts';
import { mailboxOn, mailToTickets, postedTo } from './mail-to-tickets.ts';
import { startTicketSink } from './ticket-sink.ts';

/**
 * The trigger beside n8n's own Email Trigger (IMAP): the same n8n, server and mails, one after the other. From the arrival
 * of the mails to the last ticket, and the most memory that n8n's process held. Prints a table in Markdown.
 */
const mails = Number(process.argv[2] ?? 400);
const rounds = Number(process.argv[3] ?? 3);
/** Milliseconds after the arrival of the mails. */
const patience = 60_000;

interface Contender {
  name: string;
  workflow(url: string): ReturnType<typeof mailToTickets>;
}

const ours = (name: string, options: object): Contender => ({
  name,
  workflow: (url) => mailToTickets(url, { options }),
});
const imap = (name: string, parameters: object): Contender => ({
  name,
  workflow: (url) => ({
    ...mailToTickets(url, {}),
    nodes: [
      {
        ...{ id: 'trigger', name: 'Mail', typeVersion: 2.1, position: [0, 0] as [number, number] },
        type: 'n8n-nodes-base.emailReadImap',
        parameters: { mailbox: 'INBOX', postProcessAction: 'read', ...parameters, options: {} },
        credentials: { imap: { id: 'imap', name: 'IMAP' } },
      },
      postedTo(url, '$json.subject'),
    ] as never,
  }),
});
const contenders = [
  ours('Mail Ticket Trigger', {}),
  imap('Email Trigger (IMAP), format Resolved', { format: 'resolved' }),
  imap('Email Trigger (IMAP), format Simple', { format: 'simple', downloadAttachments: true }),
];

interface Measured {
  perSecond: number;
  peak: number;
  grown: number;
  tickets: number;
}

const [dovecot, sink] = await Promise.all([startDovecot(), startTicketSink()]);
const measured = new Map<string, Measured[]>(contenders.map(({ name }) => [name, []]));
try {
  for (let round = 0; round < rounds; round++) {
    for (const [at, contender] of contenders.entries()) {
      const figures = await measure(contender, `user${round}-${at}`);
      measured.get(contender.name)?.push(figures);
      console.error(contender.name, figures);
    }
  }
} finally {
  await Promise.all([dovecot.remove(), sink.stop()]);
}
console.log(table());

async function measure(contender: Contender, user: string): Promise<Measured> {
  // A new one each time: nothing is remembered of the one before.
  const n8n = await createLiveN8n();
  try {
    return await measureIn(n8n, contender, user);
  } finally {
    await n8n.remove();
  }
}

async function measureIn(n8n: LiveN8n, { workflow }: Contender, user: string): Promise<Measured> {
  dovecot.maildir(user);
  const login = { user, password: 'secret', host: '127.0.0.1', port: dovecot.imapPort, secure: false };
  const imap = { id: 'imap', name: 'IMAP', type: 'imap', data: login };
  await n8n.import('credentials', mailboxOn(dovecot.imapPort, { login: user }), imap);
  await n8n.import('workflow', workflow(sink.url));
  await n8n.publish('mailToTickets');
  sink.subjects.length = 0;
  await n8n.start();
  // One mail goes before, so that everything is loaded and signed in.
  dovecot.deliver(user, [letter(0)]);
  await sink.holds(1, 120_000);
  const { now: before } = n8n.memory();
  const letters = Array.from({ length: mails }, (_, number) => letter(number + 1));
  const began = performance.now();
  dovecot.deliver(user, letters);
  // What has not come by then is not waited for.
  await sink.holds(mails + 1, patience).catch(() => {});
  const seconds = (sink.lastAt() - began) / 1000;
  const tickets = sink.subjects.length - 1;
  const { peak } = n8n.memory();
  return { perSecond: tickets / seconds, peak, grown: peak - before, tickets };
}

function table(): string {
  const rows = [...measured].map(([name, all]) => {
    const median = (of: (one: Measured) => number) => all.map(of).sort((a, b) => a - b)[all.length >> 1] ?? 0;
    const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
    const { perSecond, peak, grown, tickets } = {
      ...{ perSecond: median((one) => one.perSecond), peak: median((one) => one.peak) },
      ...{ grown: median((one) => one.grown), tickets: median((one) => one.tickets) },
    };
    return `| ${name} | ${perSecond.toFixed(1)} | ${megabytes(peak)} | ${megabytes(grown)} | ${tickets} |`;
  });
  return ['| Trigger | mails/s | peak memory | grown by | tickets |', '| --- | --: | --: | --: | --: |', ...rows].join(
    '\n',
  );
}

/** 12 kB of text and HTML; every tenth with a file of 200 kB. */
function letter(number: number): string {
  const words = 'My order has not come, and nobody answers the phone. '.repeat(80);
  const file =
    number % 10 === 0
      ? `--b\r\nContent-Type: application/pdf; name="a.pdf"\r\nContent-Disposition: attachment; filename="a.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\n${`${'QUJD'.repeat(19)}\r\n`.repeat(3500)}\r\n`
      : '';
  return [
    ...['From: Ana <ana@example.com>', 'To: sac@example.com', `Subject: Mail ${number}`],
    ...[`Message-ID: <${number}@example.com>`, 'Date: Mon, 23 Nov 2026 10:00:00 +0000', 'MIME-Version: 1.0'],
    ...[
      'Content-Type: multipart/mixed; boundary="b"',
      '',
      '--b',
      'Content-Type: multipart/alternative; boundary="a"',
      '',
    ],
    ...[
      '--a',
      'Content-Type: text/plain; charset=utf-8',
      '',
      words,
      '--a',
      'Content-Type: text/html; charset=utf-8',
      '',
    ],
    ...[`<html><body><p>${words}</p><p>${words}</p></body></html>`, '--a--', `${file}--b--`, ''],
  ].join('\r\n');
}
