import type { Endpoint } from '@inbox-email/core/account/endpoint.ts';
import { openSession } from '@inbox-email/core/receive/open-session.ts';
import { openSubmission } from '@inbox-email/core/send/smtp-sender.ts';
import { expect, onTestFinished, test } from 'vitest';
import { quickNetwork } from '../../contracts/mail-session.suite.ts';
import { startScriptedImap } from '../../fakes/scripted-imap.ts';
import { everything, startScriptedPop3 } from '../../fakes/scripted-pop3.ts';
import { startScriptedSmtp } from '../../fakes/scripted-smtp.ts';

const token = 'ya29.a0AfB_of-a-test';
const never = new AbortController().signal;
const challenge = Buffer.from('{"status":"400","schemes":"bearer"}').toString('base64');
const endpoint = (speaks: Endpoint['speaks'], port: number): Endpoint => ({
  ...{ side: speaks === 'smtp' ? 'outgoing' : 'incoming', speaks, host: '127.0.0.1', port, encryption: 'none' },
  ...{ login: 'sac@empresa.example', password: '' },
  bearer: { token: async () => token, refused() {}, given: [token] },
});
const saidIn = (words = '') => Buffer.from(words, 'base64').toString().replaceAll('\x01', '|');

test.each([
  ['XOAUTH2', 'AUTH=XOAUTH2 SASL-IR', `user=sac@empresa.example|auth=Bearer ${token}||`],
  [
    'OAUTHBEARER',
    'AUTH=OAUTHBEARER AUTH=XOAUTH2 SASL-IR',
    `n,a=sac@empresa.example,|host=127.0.0.1|port=PORT|auth=Bearer ${token}||`,
  ],
])('IMAP takes a token by %s', async (mechanism, offered, said) => {
  const imap = await startScriptedImap();
  onTestFinished(() => imap.stop());
  imap.capabilities = `IMAP4rev1 ${offered}`;
  let heard = '';
  imap.misbehave = ({ name, tag, rest }, answer) => {
    if (name !== 'AUTHENTICATE') return answer;
    heard = rest;
    return [`${tag} OK in\r\n`];
  };
  const session = await openSession(endpoint('imap', imap.port), quickNetwork, never);
  await session.close();
  const [named, words] = heard.split(' ');
  expect(named).toBe(mechanism);
  expect(saidIn(words)).toBe(said.replace('PORT', String(imap.port)));
  expect(session.transcript().join('\n')).not.toContain(words ?? token);
});

test('an IMAP or POP3 server that takes no tokens is told from one that refuses this one', async () => {
  const imap = await startScriptedImap();
  const pop3 = await startScriptedPop3({ play: (command) => (/^AUTH X/.test(command) ? '-ERR what?' : undefined) });
  onTestFinished(() => Promise.all([imap.stop(), pop3.stop()]).then(() => {}));
  const opening = (speaks: 'imap' | 'pop3', port: number) => openSession(endpoint(speaks, port), quickNetwork, never);
  const untaken = { stage: 'sign-in', cause: { code: 'ENOBEARER' } };
  await expect(opening('imap', imap.port)).rejects.toMatchObject(untaken);
  await expect(opening('pop3', pop3.port)).rejects.toMatchObject(untaken);
  imap.capabilities = 'IMAP4rev1 AUTH=XOAUTH2 SASL-IR';
  imap.misbehave = ({ name, tag }, answer) =>
    name === 'AUTHENTICATE' ? [`${tag} NO [AUTHENTICATIONFAILED] Invalid credentials\r\n`] : answer;
  await expect(opening('imap', imap.port)).rejects.toMatchObject({
    stage: 'sign-in',
    cause: { code: 'ETOKENREFUSED' },
  });
});

test('POP3 takes a token in two steps, and a refusal told in a challenge is answered', async () => {
  let refuses = false;
  const heard: string[] = [];
  const pop3 = await startScriptedPop3({
    capabilities: [...everything, 'SASL PLAIN XOAUTH2'],
    play(command) {
      heard.push(command);
      if (command === 'AUTH XOAUTH2') return '+ ';
      if (saidIn(command).startsWith('user=')) return refuses ? `+ ${challenge}` : '+OK in';
      return command === '' ? '-ERR [AUTH] Authentication failed.' : undefined;
    },
  });
  onTestFinished(() => pop3.stop());
  const open = () => openSession(endpoint('pop3', pop3.port), quickNetwork, never);
  await (await open()).close();
  expect(heard.map(saidIn)).toContain(`user=sac@empresa.example|auth=Bearer ${token}||`);
  refuses = true;
  await expect(open()).rejects.toMatchObject({ stage: 'sign-in', cause: { code: 'ETOKENREFUSED' } });
  expect(heard.join('\n')).not.toMatch(/^(PASS|USER)/m);
});

test('SMTP takes a token by XOAUTH2 or OAUTHBEARER, never as a password, and answers the challenge of a refusal', async () => {
  const heard: string[] = [];
  let reply = '235 in';
  const smtp = await startScriptedSmtp({
    mechanisms: 'PLAIN LOGIN XOAUTH2',
    async auth(line) {
      heard.push(line);
      return line.startsWith('AUTH') ? reply : '535 5.7.8 refused';
    },
  });
  onTestFinished(() => smtp.stop());
  const open = () => openSubmission(endpoint('smtp', smtp.port), quickNetwork, never);
  (await open()).close();
  smtp.script.mechanisms = 'PLAIN OAUTHBEARER';
  (await open()).close();
  expect(heard.map((line) => [line.split(' ')[1], saidIn(line.split(' ')[2])])).toEqual([
    ['XOAUTH2', `user=sac@empresa.example|auth=Bearer ${token}||`],
    ['OAUTHBEARER', `n,a=sac@empresa.example,|auth=Bearer ${token}||`],
  ]);
  reply = `334 ${challenge}`;
  await expect(open()).rejects.toMatchObject({ cause: { code: 'ETOKENREFUSED', response: '535 5.7.8 refused' } });
  expect(heard.at(-1)).toBe('AQ==');
  reply = '504 5.5.4 Unrecognized authentication type';
  await expect(open()).rejects.toMatchObject({ cause: { code: 'ENOBEARER' } });
  expect(heard.join('\n')).not.toContain('AUTH PLAIN');
});
