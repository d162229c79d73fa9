import createServer, {
  type CommandHandler,
  type Connection,
  type IMAPServer,
  type ParsedCommand,
  type Response,
} from 'hoodiecrow-imap';
import type { ImapStore } from './imap-store.ts';
import { type Mailbox, mailboxOfLogin } from './mailbox.ts';
import type { TakesToken } from './takes-token.ts';

/** The server that greets: it knows LOGIN and hands the connection over to the mailbox that it signs in to. */
export function createImapLogin(stores: readonly ImapStore[], takesToken?: TakesToken): IMAPServer {
  const door = createServer({
    plugins: [...plugins, ...(takesToken === undefined ? [] : ['SASL-IR', 'XOAUTH2'])],
    storage: { INBOX: {}, '': { separator: '/', folders: {} } },
  });
  door.setCommandHandler('LOGIN', loginTo(stores));
  if (takesToken !== undefined) door.setCommandHandler('AUTHENTICATE XOAUTH2', tokenTo(stores, takesToken));
  return door;
}

const plugins = ['ID', 'IDLE', 'LITERALPLUS', 'NAMESPACE', 'SPECIAL-USE', 'UIDPLUS', 'MOVE', 'UNSELECT'];

function loginTo(stores: readonly ImapStore[]): CommandHandler {
  const letIn = openTo(stores);
  return (connection, parsed, data, done) => {
    const [login, password] = parsed.attributes ?? [];
    letIn(connection, parsed, data, login?.value ?? '', (mailbox) => mailbox.password === password?.value);
    done();
  };
}

/** https://developers.google.com/workspace/gmail/imap/xoauth2-protocol, with an initial response (RFC 4959). */
function tokenTo(stores: readonly ImapStore[], takesToken: TakesToken): CommandHandler {
  const letIn = openTo(stores);
  return async (connection, parsed, data, done) => {
    const words = Buffer.from(parsed.attributes?.[0]?.value ?? '', 'base64').toString();
    const [user = '', auth = ''] = words.split('\x01');
    const [login, token] = [user.replace(/^user=/, ''), auth.replace(/^auth=Bearer /, '')];
    const good = await takesToken(login, token).catch(() => false);
    letIn(connection, parsed, data, login, () => good);
    done();
  };
}

function openTo(stores: readonly ImapStore[]) {
  return (
    connection: Connection,
    parsed: ParsedCommand,
    data: string,
    login: string,
    isGood: (mailbox: Mailbox) => boolean,
  ) => {
    const mailboxes = stores.map(({ mailbox }) => mailbox);
    const mailbox = mailboxOfLogin(mailboxes, login);
    const store = stores.find((store) => store.mailbox === mailbox);
    if (!store || !isGood(store.mailbox)) {
      connection.send(
        answer(parsed.tag, 'NO', 'AUTHENTICATIONFAILED', 'Authentication failed.'),
        'LOGIN FAILED',
        parsed,
        data,
      );
      return;
    }
    connection.server.removeListener('notify', connection._notificationCallback);
    connection.server = store.protocol;
    connection.server.on('notify', connection._notificationCallback);
    connection.state = 'Authenticated';
    connection.send(answer(parsed.tag, 'OK', null, 'Logged in'), 'LOGIN SUCCESS', parsed, data);
  };
}

/** A tagged answer, with a response code (RFC 5530) where there is one. */
function answer(tag: string, command: string, code: string | null, text: string): Response {
  const section = code ? [{ type: 'SECTION', section: [{ type: 'ATOM', value: code }] }] : [];
  return { tag, command, attributes: [...section, { type: 'TEXT', value: text }] };
}
