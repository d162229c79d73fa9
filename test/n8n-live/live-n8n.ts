import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from '../real/dovecot.ts';
import { findN8n } from './find-n8n.ts';

/** An n8n with our packed nodes in it, in a folder of its own. */
export interface LiveN8n {
  /** Its database, settings and installed nodes. */
  folder: string;
  import(what: 'credentials' | 'workflow', ...values: object[]): Promise<string>;
  /** The workflow's trigger runs from the next start on. */
  publish(workflowId: string): Promise<void>;
  /** Runs a workflow once by the command line; what it printed. */
  execute(workflowId: string): Promise<string>;
  start(environment?: Record<string, string>): Promise<void>;
  /** Asks the running one over its own HTTP interface, as its owner. */
  ask(method: string, path: string, body?: object): Promise<{ status: number; body: unknown }>;
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  /** Bytes: what the running process holds now, and what it held at most. */
  memory(): { now: number; peak: number };
  /** What all its processes printed so far. */
  output(): string;
  remove(): Promise<void>;
}

/** Packs the nodes, installs the package as n8n does, and begins a folder for n8n. */
export async function createLiveN8n(): Promise<LiveN8n> {
  const program = findN8n();
  const folder = mkdtempSync(`${tmpdir()}/n8n-`);
  installNodes(folder);
  const port = await freePort();
  const environment = environmentOf(folder, port, await freePort());
  let running: ChildProcess | null = null;
  let printed = '';
  let cookie = '';

  async function command(...parameters: string[]): Promise<string> {
    const options = { env: environment, maxBuffer: 200_000_000 };
    const { stdout, stderr } = await run(process.execPath, [program, ...parameters], options);
    printed += stdout + stderr;
    return stdout;
  }
  async function end(signal: NodeJS.Signals): Promise<void> {
    if (running === null || running.exitCode !== null) return;
    const ended = once(running, 'exit');
    running.kill(signal);
    await ended;
    running = null;
  }
  async function ask(method: string, path: string, body?: object) {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { 'content-type': 'application/json', cookie, 'browser-id': 'test' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    const text = await answer.text();
    return { status: answer.status, body: text.startsWith('{') ? (JSON.parse(text) as unknown) : text };
  }
  return {
    folder,
    ask,
    import(what, ...values) {
      const file = `${folder}/import.json`;
      writeFileSync(file, JSON.stringify(values));
      return command(`import:${what}`, `--input=${file}`);
    },
    async publish(workflowId) {
      await command('publish:workflow', `--id=${workflowId}`);
    },
    execute: (workflowId) => command('execute', `--id=${workflowId}`, '--rawOutput'),
    async start(more = {}) {
      const begun = printed.length;
      running = spawn(process.execPath, [program, 'start'], {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...environment, ...more },
      });
      for (const stream of [running.stdout, running.stderr]) {
        stream?.setEncoding('utf8').on('data', (text: string) => {
          printed += text;
        });
      }
      // Its port answers before it is through with beginning.
      while (!printed.slice(begun).includes('Editor is now accessible')) {
        if (running.exitCode !== null) throw new Error(`n8n ended: ${printed.slice(begun)}`);
        await pause(100);
      }
      if (cookie !== '') return;
      const password = 'Scratch-1234';
      const owner = { email: 'owner@example.com', firstName: 'Owner', lastName: 'Owner', password };
      const made = await ask('POST', '/rest/owner/setup', owner);
      if (made.status !== 200) throw new Error(`n8n took no owner: ${JSON.stringify(made.body)}`);
    },
    end,
    memory() {
      const status = readFileSync(`/proc/${running?.pid}/status`, 'utf8');
      const bytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) * 1024;
      return { now: bytes('VmRSS'), peak: bytes('VmHWM') };
    },
    output: () => printed,
    async remove() {
      await end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const run = promisify(execFile);

/** As n8n installs packages of nodes: into `.n8n/nodes`, without their peers. */
function installNodes(folder: string): void {
  const nodes = `${folder}/.n8n/nodes`;
  mkdirSync(nodes, { recursive: true });
  const sources = fileURLToPath(new URL('../../n8n-nodes', import.meta.url));
  execFileSync(process.execPath, [`${sources}/build.ts`], { stdio: 'ignore' });
  const [packed] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--pack-destination', folder], { cwd: sources, encoding: 'utf8' }),
  ) as { filename: string }[];
  const how = ['--omit=peer', '--legacy-peer-deps', '--ignore-scripts', '--no-audit', '--no-fund'];
  execFileSync('npm', ['install', ...how, `${folder}/${packed?.filename}`], { cwd: nodes, stdio: 'ignore' });
}

const environmentOf = (folder: string, port: number, runnersPort: number) => ({
  PATH: process.env.PATH ?? '',
  HOME: folder,
  N8N_USER_FOLDER: folder,
  N8N_PORT: String(port),
  N8N_RUNNERS_BROKER_PORT: String(runnersPort),
  N8N_LISTEN_ADDRESS: '127.0.0.1',
  N8N_ENCRYPTION_KEY: 'scratch',
  N8N_SECURE_COOKIE: 'false',
  N8N_DIAGNOSTICS_ENABLED: 'false',
  N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
  N8N_TEMPLATES_ENABLED: 'false',
  N8N_PERSONALIZATION_ENABLED: 'false',
  N8N_REINSTALL_MISSING_PACKAGES: 'false',
  N8N_LOG_LEVEL: 'info',
});
