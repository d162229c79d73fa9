import { openImapSession } from '@inbox-email/core/receive/imap-session.ts';
import { startMailServer } from '@inbox-email/sandbox/mail/mail-server.ts';
import { ImapFlow } from 'imapflow';
import { describeMailSession } from '../../contracts/mail-session.suite.ts';

const address = 'sac@empresa.example';
const password = 'sac-segredo';

describeMailSession('IMAP', openImapSession, async () => {
  const mail = await startMailServer();
  return {
    endpoint: {
      side: 'incoming',
      speaks: 'imap',
      host: '127.0.0.1',
      port: mail.imapPort,
      encryption: 'none',
      login: address,
      password,
    },
    deliver(...mails) {
      for (const raw of mails) mail.deliver(raw, { from: null, to: address });
    },
    async remove(nth) {
      const other = new ImapFlow({
        host: '127.0.0.1',
        port: mail.imapPort,
        secure: false,
        auth: { user: address, pass: password },
        logger: false,
      });
      await other.connect();
      await other.mailboxOpen('INBOX');
      await other.messageDelete(`${nth + 1}`);
      await other.logout();
    },
    holds: () => mail.mails(address).length,
    goAway: mail.stopListening,
    end: mail.stop,
  };
});
