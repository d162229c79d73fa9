import createServer, { type CommandHandler, type IMAPServer, type Response } from 'hoodiecrow-imap';
import type { ImapStore } from './imap-store.ts';
import { findMailbox } from './mailbox.ts';

/** The server that greets: it knows LOGIN and hands the connection over to the mailbox that it signs in to. */
export function createImapLogin(stores: readonly ImapStore[]): IMAPServer {
  const door = createServer({
    plugins: ['ID', 'IDLE', 'LITERALPLUS', 'NAMESPACE', 'SPECIAL-USE', 'UIDPLUS', 'MOVE', 'UNSELECT'],
    storage: { INBOX: {}, '': { separator: '/', folders: {} } },
  });
  door.setCommandHandler('LOGIN', loginTo(stores));
  return door;
}

function loginTo(stores: readonly ImapStore[]): CommandHandler {
  return (connection, parsed, data, done) => {
    const [login, password] = parsed.attributes ?? [];
    const mailboxes = stores.map(({ mailbox }) => mailbox);
    const mailbox = findMailbox(mailboxes, login?.value ?? '');
    const store = stores.find((store) => store.mailbox === mailbox);
    if (!store || store.mailbox.password !== password?.value) {
      connection.send(
        answer(parsed.tag, 'NO', 'AUTHENTICATIONFAILED', 'Authentication failed.'),
        'LOGIN FAILED',
        parsed,
        data,
      );
      return done();
    }
    connection.server.removeListener('notify', connection._notificationCallback);
    connection.server = store.protocol;
    connection.server.on('notify', connection._notificationCallback);
    connection.state = 'Authenticated';
    connection.send(answer(parsed.tag, 'OK', null, 'Logged in'), 'LOGIN SUCCESS', parsed, data);
    done();
  };
}

/** A tagged answer, with a response code (RFC 5530) where there is one. */
function answer(tag: string, command: string, code: string | null, text: string): Response {
  const section = code ? [{ type: 'SECTION', section: [{ type: 'ATOM', value: code }] }] : [];
  return { tag, command, attributes: [...section, { type: 'TEXT', value: text }] };
}
