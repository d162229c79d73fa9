import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { DatabaseSync } from 'node:sqlite';
import { createNetwork } from '@inbox-email/core/account/network.ts';
import { keysOfFile, ringOfFile } from '@inbox-email/core/account/secrets.ts';
import { createDesk } from '@inbox-email/core/create-desk.ts';
import { dropOldKeys, rotateKeys } from '@inbox-email/core/from-outside/rotate-keys.ts';
import { startMailServer } from '@inbox-email/sandbox/mail/mail-server.ts';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { ana, eventually } from '../desk.fixture.ts';

test('keys are rotated while the desk works: every secret opens, is sealed anew, and the old key can go', async () => {
  const { folder, keyFile, desk, settings, open } = await startWithKeyFile();
  const account = await desk.accounts.add(ana, settings, { incoming: 'sac-segredo' });
  const { secret } = await desk.webhooks.add(ana, {
    ...{ url: 'http://127.0.0.1:5678/', types: [], idempotencyKey: 'k' },
  });
  const [oldKey] = keysOfFile(keyFile);

  const rotated = await rotateKeys(folder, keyFile);
  // The password, the webhook's secret, and the key that signs Message-IDs.
  expect(rotated).toEqual({ resealed: 3, broken: 0, keys: 2 });
  expect(statSync(keyFile).mode & 0o777).toBe(0o600);
  const [newest] = keysOfFile(keyFile);
  expect(newest).not.toEqual(oldKey);

  // The desk that was running seals with the new key, and opens what the old one sealed.
  await desk.accounts.edit(
    ana,
    account.id,
    account.version,
    { ...account, name: 'Outro' },
    { incoming: 'sac-segredo' },
  );
  expect(sealedBy(folder)).toHaveLength(1);
  for await (const { finished, passed } of desk.accounts.test(ana, account.id)) if (finished) expect(passed).toBe(true);

  expect(await dropOldKeys(folder, keyFile)).toEqual({ dropped: 1 });
  expect(keysOfFile(keyFile)).toEqual([newest]);
  await desk.stop();
  const again = await open();
  await again.start();
  await eventually(async () => (await again.accounts.get(ana, account.id)).state === 'online', 'online again');
  expect(JSON.stringify(await again.webhooks.list(ana))).not.toContain(secret);
  await again.stop();
});

test('a key that is missing is told, and no key is dropped then', async () => {
  const { folder, keyFile, desk, settings } = await startWithKeyFile();
  const { id } = await desk.accounts.add(ana, settings, { incoming: 'x' });
  await desk.stop();
  const database = new DatabaseSync(`${folder}/inbox-email.sqlite`);
  const foreign = `v1.00000000.${Buffer.alloc(40).toString('base64url')}`;
  database.prepare('update account set incoming_password = ? where id = ?').run(foreign, id);
  database.close();
  expect(await rotateKeys(folder, keyFile)).toMatchObject({ broken: 1, keys: 2 });
  expect(await dropOldKeys(folder, keyFile)).toBeNull();
  expect(keysOfFile(keyFile)).toHaveLength(2);
});

test('of several rotations at once one goes on, and no key is lost', async () => {
  const { folder, keyFile, desk, settings } = await startWithKeyFile();
  const { id } = await desk.accounts.add(ana, settings, { incoming: 'sac-segredo' });
  const outcomes = await Promise.allSettled([1, 2, 3, 4].map(() => rotateKeys(folder, keyFile)));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(outcomes.filter(({ status }) => status === 'rejected').map((one) => one)).toMatchObject(
    [1, 2, 3].map(() => ({ reason: { name: 'KeysBusy' } })),
  );
  expect(keysOfFile(keyFile)).toHaveLength(2);
  for await (const { finished, passed } of desk.accounts.test(ana, id)) if (finished) expect(passed).toBe(true);
});

async function startWithKeyFile() {
  const folder = mkdtempSync(`${tmpdir()}/rotate-`);
  const keyFile = `${folder}/key`;
  const mail = await startMailServer();
  const network = createNetwork({ allowedNetworks: ['127.0.0.0/8'], allowedPorts: [[1, 65535]] });
  const open = async () => {
    const { desk } = await createDesk({
      ...{ dataFolder: folder, keys: ringOfFile(keyFile), network, log: pino({ level: 'silent' }) },
      pauseAfter: () => 20,
    });
    onTestFinished(() => desk.stop());
    return desk;
  };
  onTestFinished(async () => {
    await mail.stop();
    rmSync(folder, { recursive: true });
  });
  const desk = await open();
  await desk.start();
  const group = await desk.groups.add(ana, { name: 'SAC', channel: null });
  const type = await desk.ticketTypes.add(ana, { name: 'Dúvidas' });
  const login = 'sac@empresa.example';
  const settings = {
    ...{ name: 'SAC', address: login, groupId: group.id, ticketTypeId: type.id },
    incoming: { technology: 'imap' as const, host: mail.host, port: mail.imapPort, login },
    outgoing: { protocol: 'smtp' as const, host: mail.host, port: mail.smtpPort },
  };
  return { folder, keyFile, desk, settings, open };
}

/** The ids of all keys that have sealed anything anywhere in the database: whatever table a secret may stand in. */
function sealedBy(folder: string): string[] {
  const database = new DatabaseSync(`${folder}/inbox-email.sqlite`, { readOnly: true });
  const tables = database.prepare("select name from sqlite_master where type = 'table'").all() as { name: string }[];
  const rows = tables.flatMap(({ name }) => database.prepare(`select * from "${name}"`).all());
  database.close();
  const values = rows.flatMap((row) => Object.values(row)).filter((value) => typeof value === 'string');
  return [
    ...new Set(values.flatMap((value) => [...value.matchAll(/\bv1\.([0-9a-f]{8})\./g)].map(([, id]) => id ?? ''))),
  ];
}
