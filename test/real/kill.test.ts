import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { createNetwork } from '@inbox-email/core/account/network.ts';
import { keysOfFile } from '@inbox-email/core/account/secrets.ts';
import { createDesk } from '@inbox-email/core/create-desk.ts';
import { type MailServer, startMailServer } from '@inbox-email/sandbox/mail/mail-server.ts';
import { startWorkspace, type Workspace } from '@inbox-email/sandbox/slack/workspace.ts';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBotProcess } from './bot-process.ts';
import { type Dovecot, startDovecot } from './dovecot.ts';

const folder = mkdtempSync(`${tmpdir()}/kill-`);
let dovecot: Dovecot;
let mail: MailServer;
let workspace: Workspace;
beforeAll(async () => {
  [dovecot, mail, workspace] = await Promise.all([startDovecot(), startMailServer(), startWorkspace({ port: 0 })]);
});
afterAll(async () => {
  await Promise.all([dovecot.remove(), mail.stop(), workspace.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

const mails = 500;
const kills = 10;

test(`killed ten times in the middle of ${mails} mails, every mail is exactly one ticket`, async () => {
  await addAccount();
  const environment = { DATA_DIR: folder, MAIL_CA_FILE: dovecot.certificates.authority };
  for (let round = 0; round < kills; round++) {
    const bot = startBotProcess(workspace, environment);
    await until(() => ticketSubjects().length >= Math.min((round * mails) / kills, mails - 1), bot.output);
    const portion = Array.from({ length: mails / kills }, (_, index) => numbered(round * (mails / kills) + index));
    dovecot.deliver('sac', portion);
    // Somewhere between the first push and the last verdict, another place each round.
    await pause(20 + round * 45);
    await bot.kill('SIGKILL');
  }
  const bot = startBotProcess(workspace, environment);
  await until(() => ticketSubjects().length >= mails && unfiled() === 0, bot.output);
  await bot.kill('SIGTERM');

  const subjects = ticketSubjects();
  expect(subjects).toHaveLength(mails);
  expect(new Set(subjects).size).toBe(mails);
  const posted = rootSubjects(await channelHistory());
  expect(new Set(posted).size).toBe(posted.length);
  expect(workspace.complaints()).toEqual([]);
});

async function addAccount(): Promise<void> {
  const { desk } = await createDesk({
    dataFolder: folder,
    keys: keysOfFile(`${folder}/key`),
    network: createNetwork({ allowedPorts: [[1, 65535]] }),
    log: pino({ level: 'silent' }),
  });
  const actor = { id: 'U1', name: 'Ana', role: 'supervisor' } as const;
  const channel = (await slack('conversations.list')).channels.find(({ name }: { name: string }) => name === 'sac').id;
  const group = await desk.groups.add(actor, { name: 'SAC de teste', channel });
  const type = await desk.ticketTypes.add(actor, { name: 'Teste' });
  await desk.accounts.add(
    actor,
    {
      name: 'SAC',
      address: 'sac@empresa.example',
      incoming: { technology: 'imap-tls', host: 'localhost', port: dovecot.imapsPort, login: 'sac' },
      outgoing: { protocol: 'smtp', host: '127.0.0.1', port: mail.smtpPort },
      groupId: group.id,
      ticketTypeId: type.id,
    },
    { incoming: 'secret' },
  );
  await desk.stop();
}

const numbered = (number: number) =>
  `From: Maria <maria@cliente.example>\r\nTo: sac@empresa.example\r\nSubject: mail ${number}\r\nMessage-ID: <${number}@cliente.example>\r\nDate: Mon, 23 Nov 2026 12:00:00 +0000\r\n\r\nmail ${number}\r\n`;

const query = <T>(sql: string): T[] => {
  const database = new DatabaseSync(`${folder}/inbox-email.sqlite`, { readOnly: true, timeout: 5000 });
  try {
    return database.prepare(sql).all() as T[];
  } finally {
    database.close();
  }
};
const ticketSubjects = () => query<{ subject: string }>('select subject from ticket').map(({ subject }) => subject);
const unfiled = () => query<{ n: number }>(`select count(*) n from mail where verdict = 'received'`)[0]?.n ?? 0;

async function slack(method: string, body: Record<string, string> = {}) {
  const headers = {
    authorization: `Bearer ${workspace.botToken}`,
    'content-type': 'application/x-www-form-urlencoded',
  };
  const answer = await fetch(`${workspace.slackApiUrl}${method}`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(body),
  });
  // biome-ignore lint/suspicious/noExplicitAny: the Web API's own JSON.
  return (await answer.json()) as any;
}

async function channelHistory(): Promise<{ text: string; blocks?: unknown[] }[]> {
  const channel = (await slack('conversations.list')).channels.find(({ name }: { name: string }) => name === 'sac').id;
  return (await slack('conversations.history', { channel, limit: '999' })).messages;
}

const rootSubjects = (messages: { text: string }[]) =>
  messages
    .map((message) => /\bmail \d+\b/.exec(JSON.stringify(message))?.[0])
    .filter((subject) => subject !== undefined);

async function until(done: () => boolean, output: () => string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!done()) {
    if (Date.now() > deadline) throw new Error(`Not within a minute. The bot said:\n${output().slice(-3000)}`);
    await pause(50);
  }
}
