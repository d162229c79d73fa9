import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { findMailbox, type Mailbox, mailboxOfLogin } from './mailbox.ts';
import type { TakesToken } from './takes-token.ts';

/** The largest mail that is accepted, in bytes: as at Google and Microsoft. */
const largestMail = 25 * 1024 * 1024;

/**
 * A submission server (RFC 6409): whoever signs in may send, under any address, to the mailboxes of this server.
 * The mail's bytes are passed on as they came.
 */
export function createSmtpSubmission(
  mailboxes: readonly Mailbox[],
  deliver: (raw: Uint8Array, envelope: { from: string | null; to: string[] }) => void,
  takesToken?: TakesToken,
): SMTPServer {
  return new SMTPServer({
    name: 'mail.sandbox.example',
    banner: 'Sandbox mail server',
    size: largestMail,
    authMethods: ['PLAIN', 'LOGIN', ...(takesToken === undefined ? [] : ['XOAUTH2'])],
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    async onAuth({ username = '', password, accessToken }, _session, callback) {
      const mailbox = mailboxOfLogin(mailboxes, username);
      const good =
        accessToken === undefined
          ? mailbox?.password === password
          : await takesToken?.(username, accessToken).catch(() => false);
      if (mailbox && good) return callback(null, { user: mailbox.address });
      callback(refusal(535, '5.7.8 Authentication credentials invalid'));
    },
    onRcptTo({ address }, _session, callback) {
      if (findMailbox(mailboxes, address)) return callback();
      callback(refusal(550, `5.1.1 <${address}>: Recipient address rejected: User unknown`));
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (stream.sizeExceeded) return callback(refusal(552, '5.3.4 Message too big'));
        deliver(Buffer.concat(chunks), envelopeOf(session));
        callback(null, '2.0.0 Delivered');
      });
    },
  });
}

function refusal(responseCode: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode });
}

function envelopeOf({ envelope }: SMTPServerSession): { from: string | null; to: string[] } {
  return {
    from: envelope.mailFrom ? envelope.mailFrom.address || null : null,
    to: envelope.rcptTo.map(({ address }) => address),
  };
}
