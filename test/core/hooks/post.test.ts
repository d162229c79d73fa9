import { createNameService } from '@inbox-email/core/account/name-service.ts';
import { createNetwork, type NetworkOptions } from '@inbox-email/core/account/network.ts';
import { post } from '@inbox-email/core/hooks/post.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type BehindTls, pemOf, startBehindTls } from '../../fakes/behind-tls.ts';
import { type ScriptedReceiver, startScriptedReceiver } from '../../fakes/scripted-receiver.ts';

let receiver: ScriptedReceiver;
let encrypted: BehindTls;
beforeEach(async () => {
  receiver = await startScriptedReceiver();
  encrypted = await startBehindTls(Number(new URL(receiver.url).port));
});
afterEach(async () => {
  encrypted.stop();
  await receiver.stop();
});

/** A name service that knows only these addresses, whatever the name. */
const namesLeadTo = (...addresses: string[]) => ({
  ...createNameService(),
  addresses: async () => addresses.map((address) => ({ address })),
});
function send(url: string, options: NetworkOptions = {}) {
  const network = createNetwork({ allowedNetworks: ['127.0.0.0/8'], ...options });
  const signal = new AbortController().signal;
  return post(url, '{"a":1}', { 'webhook-id': 'evt_1' }, { network, within: 2000, answerAtMost: 10, signal });
}

test('a request goes to the address that was checked, under the name that was asked for', async () => {
  receiver.script.push({ status: 200, body: 'a long answer', headers: { 'retry-after': '7' } });
  const url = receiver.url.replace('127.0.0.1', 'n8n.empresa.example');
  expect(await send(url, { names: namesLeadTo('127.0.0.1') })).toEqual({
    ...{ status: 200, retryAfter: 7000, body: 'a long ans' },
  });
  expect(receiver.requests[0]).toMatchObject({
    ...{ path: '/hook', body: '{"a":1}' },
    headers: { host: new URL(url).host, 'content-type': 'application/json', 'webhook-id': 'evt_1' },
  });
});

test('a name that has come to lead to a forbidden address is not followed there', async () => {
  const names = namesLeadTo('169.254.169.254');
  expect(await send('http://n8n.empresa.example:5678/', { names })).toBe('address-refused');
  expect(await send('https://n8n.empresa.example/', { names })).toBe('address-refused');
  // Allowed for HTTPS is not allowed in the open.
  expect(await send('http://n8n.empresa.example/', { names: namesLeadTo('1.1.1.1') })).toBe('address-refused');
});

test('over HTTPS only a certificate that somebody known vouches for is trusted', async () => {
  const url = `https://127.0.0.1:${encrypted.port}/hook`;
  encrypted.show('signed');
  expect(await send(url)).toBe('unreachable');
  expect(receiver.requests).toEqual([]);
  expect(await send(url, { extraAuthorities: pemOf('authority') })).toMatchObject({ status: 204 });
});

test('silence, a closed port and an unknown name are told apart', async () => {
  receiver.script.push('silence');
  const signal = new AbortController().signal;
  const network = createNetwork({ allowedNetworks: ['127.0.0.0/8'] });
  expect(await post(receiver.url, '', {}, { network, within: 100, answerAtMost: 10, signal })).toBe('timed-out');
  expect(await send('https://127.0.0.1:65535/')).toBe('unreachable');
  const addresses = async () => {
    throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
  };
  const names = { ...createNameService(), addresses };
  expect(await send('https://n8n.empresa.example/', { names })).toBe('unknown-host');
});
