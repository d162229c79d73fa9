import {
  chmodSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { createVault, keysOfFile, keysOfText, ringOfFile, writeKeyFile } from '@inbox-email/core/account/secrets.ts';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(`${tmpdir()}/secrets-`);
afterAll(() => rmSync(folder, { recursive: true }));
const key = (byte: number) => new Uint8Array(32).fill(byte);
const place = { table: 'account', id: 'a1', field: 'incoming_password' };

test('a sealed password opens in its own place and does not contain the password', () => {
  const vault = createVault([key(1)]);
  const sealed = vault.seal('segredo ção', place);
  expect(sealed).toMatch(/^v1\.[0-9a-f]{8}\.[\w-]+$/);
  expect(vault.open(sealed, place)).toBe('segredo ção');
});

test('the same password is sealed differently each time', () => {
  const vault = createVault([key(1)]);
  expect(vault.seal('x', place)).not.toBe(vault.seal('x', place));
});

test.each([
  ['another account', { ...place, id: 'a2' }],
  ['another field', { ...place, field: 'outgoing_password' }],
])('a sealed password that was copied to %s does not open', (_, elsewhere) => {
  const vault = createVault([key(1)]);
  expect(() => vault.open(vault.seal('x', place), elsewhere)).toThrow(/belongs elsewhere/);
});

test('a changed seal does not open', () => {
  const vault = createVault([key(1)]);
  const sealed = vault.seal('x', place);
  const flipped = sealed.slice(0, -2) + (sealed.at(-2) === 'A' ? 'B' : 'A') + sealed.at(-1);
  expect(() => vault.open(flipped, place)).toThrow(/stored password could not be opened/);
});

test('an older key of the ring still opens what it sealed, and a missing one says so', () => {
  const old = createVault([key(1)]).seal('x', place);
  expect(createVault([key(2), key(1)]).open(old, place)).toBe('x');
  expect(() => createVault([key(2)]).open(old, place)).toThrow(/not in the key ring/);
});

test('a missing key file is made once, readable by its owner only', () => {
  const file = `${folder}/new/secret.key`;
  const [made] = keysOfFile(file);
  expect(made).toHaveLength(32);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(keysOfFile(file)).toEqual([made]);
  expect(readFileSync(file, 'utf8')).toHaveLength(45);
});

test('a key that is no key is refused without being repeated', () => {
  expect(() => keysOfText('c2hvcnQ=', 'INBOX_EMAIL_KEY')).toThrow(/^INBOX_EMAIL_KEY must hold base64 keys of 32 bytes/);
});

test('a key file that is broken for a moment leaves the keys that were read before', () => {
  const file = `${folder}/broken`;
  const ring = ringOfFile(file);
  const [before] = ring();
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, '');
  expect(ring()).toEqual([before]);
  writeFileSync(file, `${Buffer.from(key(3)).toString('base64')}\n${text}`);
  expect(ring()).toEqual([Buffer.from(key(3)), before]);
});

test('new keys go to where a link leads, and stay readable for whoever could read them', () => {
  const [real, link] = [`${folder}/real.key`, `${folder}/link.key`];
  keysOfFile(real);
  chmodSync(real, 0o640);
  symlinkSync(real, link);
  writeKeyFile(link, [key(4), key(5)]);
  expect(readlinkSync(link)).toBe(real);
  expect(keysOfFile(real)).toEqual([Buffer.from(key(4)), Buffer.from(key(5))]);
  expect(statSync(real).mode & 0o777).toBe(0o640);
});
