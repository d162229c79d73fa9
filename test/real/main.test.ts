import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { examine } from '@inbox-email/bot/command-line/doctor.ts';
import { readConfig } from '@inbox-email/bot/config.ts';
import { openDesk } from '@inbox-email/bot/open-desk.ts';
import { type MailServer, startMailServer } from '@inbox-email/sandbox/mail/mail-server.ts';
import { drive } from '@inbox-email/sandbox/slack/driver.ts';
import { startWorkspace, type Workspace } from '@inbox-email/sandbox/slack/workspace.ts';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startScriptedSmtp } from '../fakes/scripted-smtp.ts';

const main = fileURLToPath(new URL('../../bot/main.ts', import.meta.url));

/** The program as whoever installs it runs it. */
class Program {
  output = '';
  readonly process: ChildProcess;
  readonly #listeners = new Set<() => void>();

  constructor(environment: Record<string, string>) {
    this.process = spawn(process.execPath, [main], {
      env: { PATH: process.env.PATH ?? '', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.on('data', (chunk) => {
        this.output += chunk;
        for (const look of this.#listeners) look();
      });
    }
  }

  /** Waits until the output fits the pattern. */
  says(pattern: RegExp): Promise<RegExpExecArray> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(this.output);
        if (found) resolve(found);
      };
      this.#listeners.add(look);
      this.process.once('exit', () => reject(new Error(`it ended, having said: ${this.output}`)));
      look();
    });
  }

  /** Resolves with the exit code. */
  async ends(): Promise<number | null> {
    if (this.process.exitCode !== null) return this.process.exitCode;
    const [code] = await once(this.process, 'exit');
    return code;
  }
}

describe('the program', () => {
  let workspace: Workspace;
  let folder: string;
  let environment: Record<string, string>;
  const running: Program[] = [];
  const servers: Server[] = [];

  beforeEach(async () => {
    workspace = await startWorkspace({ port: 0 });
    folder = await mkdtemp(join(tmpdir(), 'inbox-email-main-'));
    environment = {
      SLACK_BOT_TOKEN: workspace.botToken,
      SLACK_APP_TOKEN: workspace.appToken,
      SLACK_API_URL: workspace.slackApiUrl,
      DATA_DIR: join(folder, 'data'),
      PORT: '0',
    };
  });

  afterEach(async () => {
    for (const program of running.splice(0)) {
      program.process.kill('SIGKILL');
      await program.ends();
    }
    for (const server of servers.splice(0)) server.close();
    await workspace.stop();
    await rm(folder, { recursive: true, force: true });
  });

  function run(different: Record<string, string> = {}): Program {
    const program = new Program({ ...environment, ...different });
    running.push(program);
    return program;
  }

  /** Written into the data folder before the program runs on it. Its answers go out by a server of their own. */
  async function addAccount(settings: Record<string, string>, channel: string, mail: MailServer, smtpPort: number) {
    const read = readConfig(settings);
    if (!read.ok) throw new Error(read.problems.join());
    const { desk } = await openDesk(read.config, pino({ level: 'silent' }));
    const ana = { id: 'U0ANA00001', name: 'Ana', role: 'supervisor' as const };
    const group = await desk.groups.add(ana, { name: 'SAC', channel });
    const type = await desk.ticketTypes.add(ana, { name: 'Atendimentos' });
    const { host, imapPort } = mail;
    const address = 'sac@empresa.example';
    await desk.accounts.add(
      ana,
      {
        ...{ name: 'SAC', address, ticketTypeId: type.id, groupId: group.id },
        incoming: { technology: 'imap', host, port: imapPort, login: address },
        outgoing: { protocol: 'smtp', host, port: smtpPort },
      },
      { incoming: 'sac-segredo' },
    );
    await desk.stop();
  }

  async function healthOf(program: Program) {
    const [, url = ''] = await program.says(/is up: (\S+\/healthz)/);
    return (await (await fetch(url)).json()) as Record<string, unknown>;
  }

  test('connects, tells how it is, and stops within five seconds when asked to', async () => {
    const program = run();
    await program.says(/Connected to Slack/);
    expect(await healthOf(program)).toEqual({
      status: 'ok',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      uptime: expect.any(Number),
      slack: 'connected',
      accounts: { online: 0, connecting: 0, failing: 0, paused: 0, inactive: 0 },
      storage: null,
    });
    const asked = performance.now();
    program.process.kill('SIGTERM');
    expect(await program.ends()).toBe(0);
    expect(performance.now() - asked).toBeLessThan(5000);
  });

  test('stops within five seconds, in good order, while Slack and the mail server both keep it waiting', async () => {
    const mail = await startMailServer();
    const smtp = await startScriptedSmtp({ end: 'silence' });
    const slack = drive(workspace.url);
    try {
      const different = { MAIL_ALLOWED_NETWORKS: '127.0.0.0/8', MAIL_ALLOWED_PORTS: '1-65535', DEFAULT_LANGUAGE: 'en' };
      const bruno = await slack.as('bruno');
      const channel = bruno.seen().channels.find(({ name }) => name === 'sac')?.id ?? '';
      await addAccount({ ...environment, ...different }, channel, mail, smtp.port);
      const program = run(different);
      await program.says(/Connected to Slack/);
      await expect.poll(() => healthOf(program), { timeout: 10_000 }).toMatchObject({ accounts: { online: 1 } });
      const letter = 'From: maria@cliente.example\r\nTo: sac@empresa.example\r\nSubject: Pedido\r\n\r\nOi\r\n';
      mail.deliver(letter, { from: 'maria@cliente.example', to: 'sac@empresa.example' });
      const root = await bruno.until(({ messages }) => messages.find(({ text }) => text.startsWith('#1 ')));
      await slack.fault({ method: 'chat.postMessage', times: 5, answer: { kind: 'hang' } });
      await bruno.click('Reply', { in: root });
      await bruno.type('Sua resposta', 'Chega amanhã.');
      await bruno.submit();
      await vi.waitFor(() => expect(smtp.received).toHaveLength(1), 5000);

      const asked = performance.now();
      program.process.kill('SIGTERM');
      expect(await program.ends()).toBe(0);
      expect(performance.now() - asked).toBeLessThan(4500);
    } finally {
      await slack.stop();
      await smtp.stop();
      await mail.stop();
    }
  });

  test('a bad token is one clear line and another try, not a crash', async () => {
    const program = run({ SLACK_BOT_TOKEN: 'xoxb-wrong' });
    await program.says(
      /Slack refuses the token \(invalid_auth\): check SLACK_BOT_TOKEN and SLACK_APP_TOKEN\. Trying again in 2 s/,
    );
    expect(await healthOf(program)).toMatchObject({ status: 'ok', slack: 'connecting' });
    expect(
      program.output
        .trim()
        .split('\n')
        .filter((line) => line.includes('"level":50')),
    ).toHaveLength(2);
    expect(program.output).not.toContain('xoxb-wrong');
    program.process.kill('SIGINT');
    expect(await program.ends()).toBe(0);
  });

  test('a Slack that cannot be reached is one clear line and another try', async () => {
    const program = run({ SLACK_API_URL: 'http://127.0.0.1:9/api/' });
    await program.says(/Slack cannot be reached \(.*\)\. Trying again in 1 s/);
    expect(program.process.exitCode).toBeNull();
  });

  test('half a set of tokens is told by name', async () => {
    const program = run({ SLACK_APP_TOKEN: '' });
    expect(await program.ends()).toBe(1);
    expect(program.output).toContain('SLACK_APP_TOKEN: missing');
    expect(program.output).not.toContain(workspace.botToken);
  });

  test('a data folder that cannot be made is one clear line', async () => {
    const program = run({ DATA_DIR: '/proc/x' });
    expect(await program.ends()).toBe(1);
    expect(program.output.trim()).toBe(
      'DATA_DIR: /proc/x does not exist, and cannot be made there. Name another place.',
    );
  });

  test('a port that is taken is one clear line', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const program = run({ PORT: String(port) });
    expect(await program.ends()).toBe(1);
    expect(program.output.trim()).toBe(
      `Port ${port} is taken by another program. Set PORT to a free one, or stop that program.`,
    );
  });

  test('without any token it opens the sandbox: one link that answers, the bot connected, no leftovers', async () => {
    const program = new Program({ TMPDIR: folder });
    running.push(program);
    const [, link = ''] = await program.says(/ready to try: (http:\/\/127\.0\.0\.1:\d+)\n/);
    const page = await fetch(link);
    expect(page.status).toBe(200);
    await expect
      .poll(async () => (await (await fetch(`${link}/control/state?as=U0ANA00001`)).json()) as { app: string })
      .toMatchObject({ app: 'socket', complaints: [], commands: [{ command: '/inbox-email' }] });
    expect(program.output.match(/https?:/g)).toHaveLength(1);
    program.process.kill('SIGTERM');
    expect(await program.ends()).toBe(0);
    expect((await readdir(folder)).filter((name) => name.startsWith('inbox-email'))).toEqual([]);
  });

  test('two on one data folder: the second says so, also through another name of it and on the same port', async () => {
    const [, port = ''] = await run().says(/is up: \S+:(\d+)\/healthz/);
    const alias = join(folder, 'alias');
    await symlink(join(folder, 'data'), alias);
    const lone = join(folder, 'lone');
    await mkdir(lone);
    await symlink(join(folder, 'data', 'inbox-email.sqlite'), join(lone, 'inbox-email.sqlite'));
    const others: Record<string, string>[] = [{ PORT: port }, { DATA_DIR: alias }, { DATA_DIR: lone }];
    for (const second of others.map(run)) {
      expect(await second.ends()).toBe(1);
      expect(second.output).toMatch(/Another Inbox Email already works on/);
      expect(second.output.trim().split('\n')).toHaveLength(1);
    }
  }, 60_000);

  test('a database that another program keeps locked: health answers 503 and says so, doctor too, and then 200', async () => {
    const program = run();
    await program.says(/Connected to Slack/);
    const [, url = '', port = ''] = await program.says(/is up: (\S+:(\d+)\/healthz)/);
    const other = new DatabaseSync(join(folder, 'data', 'inbox-email.sqlite'), { timeout: 5000 });
    other.exec('begin immediate');
    const health = async () => {
      const response = await fetch(url);
      return { status: response.status, told: (await response.json()) as { storage: { cause: string } | null } };
    };
    // Nothing needs to be written: it is noticed all the same, within ten seconds.
    await expect.poll(async () => (await health()).status, { timeout: 20_000, interval: 200 }).toBe(503);
    expect((await health()).told.storage?.cause).toBe('database-locked');
    const findings = await examine({ ...environment, PORT: port });
    expect(findings).toContainEqual({
      ok: false,
      what: 'Receiving is paused: Another program keeps the database of Inbox Email locked.',
      advice: expect.stringContaining('goes on by itself'),
    });
    other.close();
    await expect.poll(async () => (await health()).status, { timeout: 20_000, interval: 200 }).toBe(200);
    expect((await health()).told.storage).toBeNull();
  }, 45_000);
});
