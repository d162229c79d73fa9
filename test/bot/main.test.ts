import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startWorkspace, type Workspace } from '@inbox-email/sandbox/slack/workspace.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

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
    });
    const asked = performance.now();
    program.process.kill('SIGTERM');
    expect(await program.ends()).toBe(0);
    expect(performance.now() - asked).toBeLessThan(5000);
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

  test('two on one data folder: the second says so', async () => {
    await run().says(/Connected to Slack/);
    const second = run();
    expect(await second.ends()).toBe(1);
    expect(second.output).toMatch(/Another Inbox Email already works on/);
  });
});
