import { createHostGuard } from '@inbox-email/core/account/host-guard.ts';
import { expect, test } from 'vitest';

const answering =
  (...addresses: string[]) =>
  async () =>
    addresses.map((address) => ({ address }));

test.each([
  '127.0.0.1',
  '127.8.8.8',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  '::ffff:169.254.169.254',
  'fd00:ec2::254',
  'fe80::1',
  'fc00::1',
  'ff02::1',
  '64:ff9b::7f00:1',
])('%s is refused, typed as an address or found behind a name', async (address) => {
  const refusal = { code: 'EHOSTREFUSED' };
  await expect(createHostGuard().check(address)).rejects.toMatchObject(refusal);
  await expect(createHostGuard([], answering(address)).check('mail.example.com')).rejects.toMatchObject(refusal);
});

test.each(['0x7f.1', '2130706433', '0177.0.0.1', 'localhost', 'localhost.', '[::1]'])(
  '%s is refused, whatever way it writes the loopback address',
  async (host) => {
    await expect(createHostGuard().check(host)).rejects.toBeInstanceOf(Error);
  },
);

test('a public server is reached at the address that was checked, by its name', async () => {
  const guard = createHostGuard([], answering('93.184.216.34', '2606:2800:220:1::1'));
  expect(await guard.check('mail.example.com')).toEqual({
    addresses: ['93.184.216.34', '2606:2800:220:1::1'],
    servername: 'mail.example.com',
  });
});

test('of a name with public and private addresses only the public ones are used', async () => {
  const guard = createHostGuard([], answering('10.0.0.1', '93.184.216.34'));
  expect((await guard.check('mail.example.com')).addresses).toEqual(['93.184.216.34']);
});

test('a private network that was allowed is reached, its neighbours are not', async () => {
  const guard = createHostGuard(['10.1.0.0/16']);
  expect((await guard.check('10.1.2.3')).addresses).toEqual(['10.1.2.3']);
  await expect(guard.check('10.2.0.1')).rejects.toMatchObject({ code: 'EHOSTREFUSED' });
});

test('a refusal does not tell which address the name has', async () => {
  const error = await createHostGuard([], answering('10.9.8.7'))
    .check('intranet.example')
    .catch((thrown) => thrown);
  expect(String(error)).not.toContain('10.9.8.7');
});
