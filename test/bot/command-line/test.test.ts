import { Writable } from 'node:stream';
import { test as testAccount } from '@inbox-email/bot/command-line/test.ts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ana, type DeskFixture, startDesk } from '../../core/desk.fixture.ts';

let fixture: DeskFixture;
beforeEach(async () => {
  fixture = await startDesk();
  vi.stubEnv('DATA_DIR', fixture.folder);
  vi.stubEnv('INBOX_EMAIL_KEY', Buffer.from(new Uint8Array(32).fill(7)).toString('base64'));
  vi.stubEnv('MAIL_ALLOWED_NETWORKS', '127.0.0.0/8');
  vi.stubEnv('MAIL_ALLOWED_PORTS', '1-65535');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await fixture.stop();
});

async function run(...args: string[]) {
  const printed = { stdout: '', stderr: '' };
  const into = (name: keyof typeof printed) =>
    new Writable({
      write(chunk, _encoding, done) {
        printed[name] += chunk;
        done();
      },
    });
  const code = await testAccount(args, { stdin: process.stdin, stdout: into('stdout'), stderr: into('stderr') });
  return { code, ...printed };
}

test('an account is tested beside the process that works on the folder, a line a stage, and opens no ticket', async () => {
  await fixture.desk.accounts.add(ana, await fixture.settings(), { incoming: 'sac-segredo' });
  const { code, stdout } = await run('sac');
  expect(stdout).toMatch(/✓ Outgoing Back in the mailbox +\d+ ms {2}arrived after/);
  expect(stdout).toContain('SAC works: mail comes in and goes out.');
  expect(code).toBe(0);
  expect(await fixture.database.selectFrom('ticket').selectAll().execute()).toEqual([]);
});

test('what fails is explained, and --json is one line for programs', async () => {
  await fixture.desk.accounts.add(ana, await fixture.settings(), { incoming: 'errada' });
  const inWords = await run('sac@empresa.example');
  expect(inWords.code).toBe(1);
  expect(inWords.stdout).toContain('✗ Incoming: Sign in (wrong-password)');
  expect(inWords.stdout).toContain('Field to mend: Password');
  const { code, stdout } = await run('SAC', '--json');
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ account: 'SAC', finished: true, passed: false });
  expect(stdout).not.toContain('errada');
});

test('an account that is not there, or one of several, is asked for', async () => {
  expect(await run('vendas')).toMatchObject({ code: 2, stderr: 'No account is called "vendas".\n' });
  await fixture.desk.accounts.add(ana, await fixture.settings({ name: 'Norte' }), { incoming: 'x' });
  await fixture.desk.accounts.add(ana, await fixture.settings({ name: 'Sul' }), { incoming: 'x' });
  const { code, stderr } = await run();
  expect(code).toBe(2);
  expect(stderr).toContain('Norte (sac@empresa.example)');
});
