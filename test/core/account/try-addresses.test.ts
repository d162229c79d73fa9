import { createServer } from 'node:net';
import type { Endpoint } from '@inbox-email/core/account/endpoint.ts';
import { createHostGuard } from '@inbox-email/core/account/host-guard.ts';
import { createNetwork } from '@inbox-email/core/account/network.ts';
import { reachStages } from '@inbox-email/core/diagnose/reach-stages.ts';
import { openSession } from '@inbox-email/core/receive/open-session.ts';
import { openSubmission } from '@inbox-email/core/send/smtp-sender.ts';
import { expect, onTestFinished, test } from 'vitest';
import { startScriptedImap } from '../../fakes/scripted-imap.ts';
import { startScriptedPop3 } from '../../fakes/scripted-pop3.ts';
import { startScriptedSmtp } from '../../fakes/scripted-smtp.ts';

/** A name that has these addresses; the servers listen on 127.0.0.1 alone. */
function networkWhere(addresses: string[], allowed: string[]) {
  const guard = createHostGuard({
    allowedNetworks: allowed,
    allowedPorts: [[1, 65535]],
    lookUp: async () => addresses.map((address) => ({ address })),
  });
  return { ...createNetwork(), guard, connectWithin: 3000, silentAtMost: 3000 };
}

/** One that refuses, one that a name may have and nobody answers, one that is there. */
const several = networkWhere(['::1', '127.0.0.9', '127.0.0.1'], ['127.0.0.0/8', '::1/128']);
const never = new AbortController().signal;
const endpoint = (speaks: Endpoint['speaks'], port: number): Endpoint => ({
  ...{ side: speaks === 'smtp' ? 'outgoing' : 'incoming', speaks, host: 'mail.empresa.example', port },
  ...{ encryption: 'none', login: 'ana', password: 'segredo' },
});

test('IMAP, POP3, SMTP and the test all go on to a host’s next address where one is not reached', async () => {
  const [imap, pop3, smtp] = await Promise.all([startScriptedImap(), startScriptedPop3(), startScriptedSmtp()]);
  onTestFinished(() => Promise.all([imap.stop(), pop3.stop(), smtp.stop()]).then(() => {}));
  for (const [speaks, { port }] of [['imap', imap] as const, ['pop3', pop3] as const]) {
    const session = await openSession(endpoint(speaks, port), several, never);
    expect((await session.open('INBOX', 'read')).exists).toBe(0);
    await session.close();
  }
  (await openSubmission(endpoint('smtp', smtp.port), several, never)).close();
  for (const [speaks, { port }] of [['imap', imap] as const, ['pop3', pop3] as const, ['smtp', smtp] as const]) {
    const closing: (() => unknown)[] = [];
    const testing = { endpoint: endpoint(speaks, port), network: several, signal: never };
    const stages = reachStages({ ...testing, afterwards: (close) => closing.push(close) }, { capabilities: [] });
    await stages.dns?.();
    expect(await stages.connect?.()).toMatchObject({ kind: 'peer', address: '127.0.0.1' });
    for (const close of closing) close();
  }
});

test('an address that was not allowed is not tried, though the name has it', async () => {
  const imap = await startScriptedImap();
  onTestFinished(() => imap.stop());
  const network = networkWhere(['127.0.0.1', '127.0.0.9'], ['127.0.0.9/32']);
  await expect(openSession(endpoint('imap', imap.port), network, never)).rejects.toMatchObject({
    stage: 'connect',
    cause: { code: 'ECONNREFUSED' },
  });
  expect(imap.connections()).toBe(0);
});

test('a server that was reached and refuses the sign-in is not asked again at its next address', async () => {
  const imap = await startScriptedImap();
  onTestFinished(() => imap.stop());
  imap.misbehave = ({ name, tag }, answer) => (name === 'LOGIN' ? [`${tag} NO [AUTHENTICATIONFAILED] no\r\n`] : answer);
  const network = networkWhere(['127.0.0.1', '127.0.0.1', '127.0.0.9'], ['127.0.0.0/8']);
  await expect(openSession(endpoint('imap', imap.port), network, never)).rejects.toMatchObject({ stage: 'sign-in' });
  expect(imap.connections()).toBe(1);
});

test('where none is reached, the failure is that of an address there is a way to', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  for (const speaks of ['imap', 'pop3'] as const) {
    await expect(openSession(endpoint(speaks, port), several, never)).rejects.toMatchObject({
      cause: { code: 'ECONNREFUSED' },
    });
  }
  await expect(openSubmission(endpoint('smtp', port), several, never)).rejects.toMatchObject({ stage: 'connect' });
});
