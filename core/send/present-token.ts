import type SMTPConnection from 'nodemailer/lib/smtp-connection';

/**
 * Signs in to an outgoing server with an access token: by what Google and Microsoft have
 * (https://developers.google.com/workspace/gmail/imap/xoauth2-protocol) where the server names it, else by RFC 7628. Either
 * way a refusal is told in a challenge first, which is answered to hear the reply that ends it.
 */
export async function presentToken({
  auth,
  authMethods,
  sendCommand,
}: SMTPConnection.CustomAuthenticationContext): Promise<void> {
  const { user, pass: token } = auth.credentials;
  const old = authMethods.includes('XOAUTH2');
  const [method, words, goOn] = old
    ? ['XOAUTH2', `user=${user}\x01auth=Bearer ${token}\x01\x01`, '']
    : ['OAUTHBEARER', `n,a=${saslName(user)},\x01auth=Bearer ${token}\x01\x01`, 'AQ=='];
  let reply = await sendCommand(`AUTH ${method} ${Buffer.from(words).toString('base64')}`);
  if (reply.status === 334) reply = await sendCommand(goOn);
  if (reply.status === 235) return;
  throw new Error('The token was refused');
}

/** What it means that a server refused a token: the library tells all refusals as `EAUTH`. */
export function tokenRefusal(error: object): object {
  const { responseCode = 0 } = error as { responseCode?: number };
  // RFC 4954, section 4: the server does not know this way.
  if ([500, 502, 504].includes(responseCode)) return Object.assign(error, { code: 'ENOBEARER' });
  return responseCode >= 500 ? Object.assign(error, { code: 'ETOKENREFUSED' }) : error;
}

/** RFC 5801, section 4. */
const saslName = (login: string) => login.replaceAll('=', '=3D').replaceAll(',', '=2C');
