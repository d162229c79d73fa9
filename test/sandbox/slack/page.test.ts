import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Router } from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorkspace, type Workspace } from '../../../sandbox/slack/workspace.ts';

let workspace: Workspace;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'page-'));
  const html = '<!doctype html><script type="importmap">{"imports":{}}</script><script type="module" src="/main.ts">';
  await writeFile(join(folder, 'index.html'), html);
  await writeFile(join(folder, 'main.ts'), 'const answer: number = 42;\nexport { answer };\n');
  const mail = Router().get('/box', (_request, response) => void response.send('a letter'));
  workspace = await startWorkspace({ port: 0, pageFolder: folder, routers: { '/mail': mail } });
});
afterAll(async () => {
  await workspace.stop();
  await rm(folder, { recursive: true });
});

test('TypeScript is served as JavaScript', async () => {
  const answer = await fetch(`${workspace.url}/main.ts`);
  expect(answer.headers.get('content-type')).toContain('text/javascript');
  const script = await answer.text();
  expect(script).toContain('const answer');
  expect(script).not.toContain(': number');
});

test('the page runs its own scripts and its import map, and nothing is cached', async () => {
  const answer = await fetch(workspace.url);
  expect(answer.headers.get('content-security-policy')).toMatch(/script-src 'self' 'sha256-[\w+/]{43}=';/);
  expect(answer.headers.get('cache-control')).toBe('no-store');
});

test('files of installed packages are served, and nothing outside of them', async () => {
  const status = async (path: string) => (await fetch(`${workspace.url}${path}`)).status;
  expect(await status('/vendor/zod/index.js')).toBe(200);
  expect(await status('/vendor/zod/%2e%2e%2f%2e%2e%2fvitest.config.js')).toBe(404);
  expect(await status('/vendor/nowhere/index.js')).toBe(404);
  expect(await status('/vendor/zod/package.json')).toBe(404);
  expect(await status('/..%2f..%2fetc/passwd.ts')).toBe(404);
});

test('further routers are served under their path', async () => {
  expect(await (await fetch(`${workspace.url}/mail/box`)).text()).toBe('a letter');
});

test('other web sites are refused', async () => {
  const foreign = await fetch(`${workspace.url}/control/complaints`, { headers: { origin: 'https://evil.example' } });
  expect(foreign.status).toBe(403);
  const rebound = await new Promise((resolve) => {
    request(`${workspace.url}/control/complaints`, { headers: { host: 'evil.example' } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    }).end();
  });
  expect(rebound).toBe(403);
});
