import { createNetwork } from '@inbox-email/core/account/network.ts';
import { openImapSession } from '@inbox-email/core/receive/imap-session.ts';
import { expect, onTestFinished, test } from 'vitest';
import { startDovecot } from './dovecot.ts';

test('a folder’s change mark stays while nothing changes, also over another connection, and differs after every arrival', async () => {
  const dovecot = await startDovecot();
  const network = createNetwork({ allowedNetworks: ['127.0.0.0/8'], allowedPorts: [[1, 65535]] });
  const endpoint = {
    ...({ side: 'incoming', speaks: 'imap', host: '127.0.0.1', port: dovecot.imapPort } as const),
    ...({ encryption: 'none', login: 'marca', password: 'secret' } as const),
  };
  onTestFinished(() => dovecot.remove());
  const mark = async () => {
    const session = await openImapSession(endpoint, network, new AbortController().signal);
    const { changeMark } = await session.open('INBOX', 'read');
    await session.close();
    return changeMark;
  };
  const marks: (string | null)[] = [];
  for (let mails = 1; mails <= 3; mails++) {
    dovecot.deliver('marca', [`From: a@b.example\r\nSubject: ${mails}\r\n\r\nOi\r\n`]);
    marks.push(await mark());
    expect(await mark()).toBe(marks.at(-1));
  }
  expect(marks).not.toContain(null);
  expect(new Set(marks).size).toBe(3);
});
