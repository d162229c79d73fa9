import type { Endpoint } from '../../account/endpoint.ts';
import type { Network } from '../../account/network.ts';
import { StageError } from '../../account/stage-error.ts';
import type { Transcript } from '../transcript.ts';
import { type Capabilities, capabilitiesOf } from './capabilities.ts';
import { connectTo, secure } from './connect.ts';
import { type Conversation, orRefused, Refusal, startConversation } from './conversation.ts';

export interface SignedIn {
  conversation: Conversation;
  capabilities: Capabilities;
}

/** Connects, encrypts as the endpoint says, and signs in. @throws StageError */
export async function signIn(
  endpoint: Endpoint,
  network: Network,
  signal: AbortSignal,
  transcript: Transcript,
): Promise<SignedIn> {
  const conversation = await reach(endpoint, network, signal, transcript);
  try {
    const before = await capabilitiesOf(conversation);
    await authenticate(conversation, endpoint, before);
    // What a server offers may change with who asks (RFC 2449, section 5).
    return { conversation, capabilities: before.size === 0 ? before : await capabilitiesOf(conversation) };
  } catch (error) {
    conversation.close();
    throw new StageError('sign-in', error);
  }
}

async function reach(
  endpoint: Endpoint,
  network: Network,
  signal: AbortSignal,
  transcript: Transcript,
): Promise<Conversation> {
  const host = await network.guard.check(endpoint.host, endpoint.port).catch((error) => {
    throw new StageError('dns', error);
  });
  const plain = await connectTo(host, network, signal);
  const socket = endpoint.encryption === 'tls' ? await secure(plain, host, endpoint, network) : plain;
  const conversation = startConversation(socket, transcript, network.silentAtMost);
  await greeting(conversation, network);
  if (endpoint.encryption !== 'starttls') return conversation;

  const encrypted = await secure(await askForTls(conversation), host, endpoint, network);
  return startConversation(encrypted, transcript, network.silentAtMost);
}

async function greeting(conversation: Conversation, network: Network): Promise<void> {
  try {
    await conversation.answer(network.connectWithin);
  } catch (error) {
    conversation.close();
    const { code, response } = error as { code?: string; response?: string };
    const notMail = Object.assign(new Error('Not a POP3 server'), { code: 'ENOTMAIL', response });
    throw new StageError('connect', code === 'EBADANSWER' ? notMail : error);
  }
}

async function askForTls(conversation: Conversation) {
  try {
    await conversation.ask('STLS');
    return conversation.release();
  } catch (error) {
    conversation.close();
    throw new StageError('tls', error instanceof Refusal ? Object.assign(error, { code: 'ENOSTARTTLS' }) : error);
  }
}

async function authenticate(conversation: Conversation, endpoint: Endpoint, capabilities: Capabilities): Promise<void> {
  const { login, password, bearer } = endpoint;
  try {
    if (bearer !== undefined) return await presentToken(conversation, login, await bearer.token());
    // In two steps, because servers older than RFC 5034 know no initial response. Where the first one is refused, the
    // password has not been said, and asking in the older way costs no further attempt.
    if (
      capabilities.get('SASL')?.includes('PLAIN') &&
      (await conversation.ask('AUTH PLAIN').then(() => true, orRefused))
    ) {
      await conversation.ask(Buffer.from(`\0${login}\0${password}`).toString('base64'), '•••');
      return;
    }
    // A line break would end the command and let the rest be another one.
    if (/[\r\n\0]/.test(login + password)) throw new Refusal('');
    await conversation.ask(`USER ${login}`);
    await conversation.ask(`PASS ${password}`, 'PASS •••');
  } catch (error) {
    throw bearer === undefined && error instanceof Refusal && refusesThePerson(error)
      ? Object.assign(error, { code: 'EAUTH' })
      : error;
  }
}

/**
 * https://developers.google.com/workspace/gmail/imap/xoauth2-protocol, in two steps, which is what Outlook takes. What is
 * refused is told in a challenge, and the refusal itself comes once that was answered.
 */
async function presentToken(conversation: Conversation, login: string, token: string): Promise<void> {
  try {
    await conversation.ask('AUTH XOAUTH2');
  } catch (error) {
    throw error instanceof Refusal ? Object.assign(error, { code: 'ENOBEARER' }) : error;
  }
  const signsIn = Buffer.from(`user=${login}\x01auth=Bearer ${token}\x01\x01`).toString('base64');
  try {
    const said = await conversation.ask(signsIn, '•••');
    if (isChallenge(said)) await conversation.ask('');
  } catch (error) {
    throw error instanceof Refusal ? Object.assign(error, { code: 'ETOKENREFUSED' }) : error;
  }
}

const isChallenge = (said: string) => /^[\w+/]{8,}={0,2}$/.test(said);

/** A refusal without a code may also be the server's own trouble: only its words tell. */
function refusesThePerson({ serverResponseCode, responseText }: Refusal): boolean {
  if (serverResponseCode === 'AUTH') return true;
  return serverResponseCode === '' && !/temporar|internal|try again|later|unavailable/i.test(responseText);
}
