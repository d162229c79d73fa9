import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { accountSettings } from '@inbox-email/core/account/account.ts';
import type { Diagnosis } from '@inbox-email/core/account/diagnosis.ts';
import { createHostGuard } from '@inbox-email/core/account/host-guard.ts';
import { createNetwork } from '@inbox-email/core/account/network.ts';
import { diagnoseAccount } from '@inbox-email/core/diagnose/diagnose-account.ts';
import { openSubmission } from '@inbox-email/core/send/smtp-sender.ts';
import { startMailServer } from '@inbox-email/sandbox/mail/mail-server.ts';
import { expect, onTestFinished, test } from 'vitest';
import { startScriptedPop3 } from '../../fakes/scripted-pop3.ts';
import { startScriptedSmtp } from '../../fakes/scripted-smtp.ts';

const network = {
  ...createNetwork(),
  guard: createHostGuard({ allowedNetworks: ['127.0.0.0/8'], allowedPorts: [[1, 65_535]] }),
  connectWithin: 300,
};
const context = { network, clock: Date.now, signingKey: 'key' };
const password = 'sac-segredo';
const both = { incoming: () => password, outgoing: () => null };

async function account(change: { incoming?: object; outgoing?: object } = {}) {
  const mail = await startMailServer();
  onTestFinished(() => mail.stop());
  const address = 'sac@empresa.example';
  return accountSettings.parse({
    name: 'SAC',
    address,
    incoming: { technology: 'imap', host: '127.0.0.1', port: mail.imapPort, login: address, ...change.incoming },
    outgoing: { protocol: 'smtp', host: '127.0.0.1', port: mail.smtpPort, ...change.outgoing },
    ticketTypeId: 'type',
    groupId: 'group',
  });
}

async function talk(converse: (socket: Socket) => void) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).once('close', () => sockets.delete(socket));
    converse(socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port: (server.address() as { port: number }).port, sockets };
}

async function finished(pictures: AsyncIterable<Diagnosis>): Promise<Diagnosis> {
  let last: Diagnosis | undefined;
  for await (const diagnosis of pictures) last = diagnosis;
  if (last === undefined) throw new Error('no picture');
  return last;
}

const failureOf = (diagnosis: Diagnosis, side: 'incoming' | 'outgoing') => {
  const failed = diagnosis[side].find(({ status }) => status === 'failed');
  return failed?.status === 'failed' ? [failed.stage, failed.explanation.code, failed.explanation.field] : null;
};

test('a side that fails leaves the other to go on; a mail that nobody can look for is no failure', async () => {
  const { port } = await talk(() => {});
  const last = await finished(diagnoseAccount(await account({ incoming: { port } }), both, context));
  expect(failureOf(last, 'incoming')).toEqual(['greeting', 'silent-server', 'incoming.port']);
  expect(failureOf(last, 'outgoing')).toBeNull();
  expect(last.outgoing.at(-1)).toEqual({ stage: 'round-trip', status: 'skipped' });
  expect(last).toMatchObject({ finished: true, passed: false });
});

test('both sides are under way at once, and the pictures come one after the other', async () => {
  const pictures: Diagnosis[] = [];
  for await (const diagnosis of diagnoseAccount(await account(), both, context)) pictures.push(diagnosis);
  const running = (picture: Diagnosis, side: 'incoming' | 'outgoing') =>
    picture[side].some(({ status }) => status === 'running');
  expect(pictures.some((picture) => running(picture, 'incoming') && running(picture, 'outgoing'))).toBe(true);
  expect(pictures.at(-1)).toMatchObject({ finished: true, passed: true });
});

test('leaving the loop closes every connection', async () => {
  const { port, sockets } = await talk(() => {});
  for await (const { incoming } of diagnoseAccount(await account({ incoming: { port } }), both, context)) {
    if (incoming.some(({ stage, status }) => stage === 'greeting' && status === 'running')) break;
  }
  await expect.poll(() => sockets.size).toBe(0);
});

test('without a password all is tested up to where it is needed, and the shared one is mended on the incoming side', async () => {
  const none = { incoming: () => null, outgoing: () => null };
  const last = await finished(diagnoseAccount(await account(), none, context));
  expect(failureOf(last, 'incoming')).toEqual(['sign-in', 'password-missing', 'incoming.password']);
  expect(failureOf(last, 'outgoing')).toEqual(['sign-in', 'password-missing', 'incoming.password']);
});

test('a password is not sent where signing in is switched off until encryption begins', async () => {
  const heard: string[] = [];
  const { port } = await talk((socket) => {
    socket.write('* OK ready\r\n');
    socket.on('data', (chunk) => {
      heard.push(String(chunk));
      const [tag = ''] = String(chunk).split(' ');
      socket.write(`* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED\r\n${tag} OK done\r\n`);
    });
  });
  const last = await finished(diagnoseAccount(await account({ incoming: { port } }), both, context));
  expect(failureOf(last, 'incoming')).toEqual(['sign-in', 'plain-sign-in-refused', 'incoming.technology']);
  expect(heard.join('')).not.toContain(password);
});

test('a POP3 mailbox that its mail never reaches says so, and what the server repeats of the password is hidden', async () => {
  const pop3 = await startScriptedPop3({ play: (command) => (command === 'CAPA' ? `-ERR ${password}` : undefined) });
  onTestFinished(() => pop3.stop());
  const settings = await account({ incoming: { technology: 'pop3', port: pop3.port, login: 'ana' } });
  const last = await finished(diagnoseAccount(settings, both, context));
  expect(failureOf(last, 'incoming')?.slice(0, 2)).toEqual(['sign-in', 'wrong-password']);
  expect(JSON.stringify(last)).not.toContain(password);
});

test.each(['mail', 'rcpt', 'data'] as const)(
  'the words of a 421 at %s are kept, though it ends the connection',
  async (step) => {
    const words = '421 4.3.2 Service not available, closing transmission channel';
    const smtp = await startScriptedSmtp({ [step]: step === 'rcpt' ? () => words : words });
    onTestFinished(() => smtp.stop());
    const identity = { side: 'outgoing', speaks: 'smtp', encryption: 'none', login: 'ana', password } as const;
    const submission = await openSubmission(
      { ...identity, host: '127.0.0.1', port: smtp.port },
      network,
      new AbortController().signal,
    );
    const sent = submission.send(
      { from: 'a@empresa.example', to: ['b@empresa.example'] },
      Buffer.from('Subject: x\r\n\r\nx\r\n'),
    );
    await expect(sent).rejects.toMatchObject({ stage: 'send', cause: { response: words } });
  },
);

test('the words of a 421 at the sign-in are kept, though it ends the connection', async () => {
  const words = '421 4.7.0 Temporary System Problem. Try again later';
  const smtp = await startScriptedSmtp({ auth: words });
  onTestFinished(() => smtp.stop());
  const identity = { side: 'outgoing', speaks: 'smtp', encryption: 'none', login: 'ana', password } as const;
  const opened = openSubmission(
    { ...identity, host: '127.0.0.1', port: smtp.port },
    network,
    new AbortController().signal,
  );
  await expect(opened).rejects.toMatchObject({ stage: 'sign-in', cause: { response: words } });
});

test('each alias is tried as a sender, none of them sends a mail, and the one that is refused is named', async () => {
  const words = '550 5.7.60 Not allowed to send as this user';
  const smtp = await startScriptedSmtp({ mail: (from) => (from.startsWith('outra') ? words : '250 ok') });
  onTestFinished(() => smtp.stop());
  const settings = await account({ outgoing: { port: smtp.port } });
  const aliases = ['vendas@empresa.example', 'outra@empresa.example'];
  const { outgoing } = await finished(diagnoseAccount({ ...settings, aliases }, both, context));
  expect(outgoing.find(({ status }) => status === 'failed')).toMatchObject({
    ...{ stage: 'sender', about: 'outra@empresa.example' },
    explanation: { serverWords: words, field: null },
  });
  expect(smtp.received.length).toBe(1);
});
