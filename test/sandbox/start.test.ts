import type { Snapshot } from '@inbox-email/sandbox/slack/control-api.ts';
import { type Sandbox, startSandbox } from '@inbox-email/sandbox/start.ts';
import { afterEach, expect, test } from 'vitest';

let sandbox: Sandbox | undefined;
afterEach(() => sandbox?.stop());

test('one server carries the page, Slack and the customer’s side', async () => {
  sandbox = await startSandbox();
  const { url } = sandbox;
  expect(await (await fetch(url)).text()).toContain('/main.ts');
  const snapshot = (await (await fetch(`${url}/control/state`)).json()) as Snapshot;
  expect(snapshot.users.find(({ id }) => id === snapshot.me)).toMatchObject({ isAdmin: true });
  expect(await (await fetch(`${url}/mail/state`)).json()).toMatchObject({ imapPort: sandbox.mail.imapPort });
});

test('every module of the page and everything that they import is served', async () => {
  sandbox = await startSandbox();
  const { url } = sandbox;
  const page = await (await fetch(url)).text();
  const { imports } = JSON.parse(/<script type="importmap">([\s\S]*?)<\/script>/.exec(page)?.[1] ?? '{}');
  const wanted = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path as string);
  const seen = new Set<string>();
  for (let path = wanted.pop(); path; path = wanted.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const answer = await fetch(url + path);
    expect(answer.status, path).toBe(200);
    if (!path.endsWith('.ts')) continue;
    for (const [, from = ''] of (await answer.text()).matchAll(/^import .*?from '([^']+)'|^} from '([^']+)'/gm)) {
      wanted.push(from.startsWith('.') ? new URL(from, url + path).pathname : imports[from]);
    }
  }
  expect(seen.size).toBeGreaterThan(50);
});

test('a taken port is told, and nothing stays behind', async () => {
  sandbox = await startSandbox();
  const port = Number(new URL(sandbox.url).port);
  await expect(startSandbox({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
