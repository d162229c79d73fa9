import type { AccountSettings } from '@inbox-email/core/account/account.ts';
import { accountSettings } from '@inbox-email/core/account/account.ts';
import type { AccountSecrets, Bearer } from '@inbox-email/core/account/endpoint.ts';
import { createNetwork, type Network, type NetworkOptions } from '@inbox-email/core/account/network.ts';
import { type Protocol, type Technology, transportOf } from '@inbox-email/core/account/technology.ts';

/** The credential `mailAccountApi` or `mailAccountOAuth2Api` as n8n hands it over. */
export interface MailAccountData {
  address: string;
  senderName?: string;
  login?: string;
  password?: string;
  technology: Technology;
  incomingHost: string;
  /** 0: the technology's usual one. */
  incomingPort?: number;
  protocol: Protocol | 'none';
  outgoingHost?: string;
  outgoingPort?: number;
  otherIdentity?: boolean;
  outgoingLogin?: string;
  outgoingPassword?: string;
  privateNetwork?: boolean;
  authorities?: string;
  /** Only of `mailAccountOAuth2Api`: what the provider gave. */
  oauthTokenData?: { access_token?: string };
  clientSecret?: string;
}

/** The account as the core knows it, and how it is reached. */
export interface MailAccount {
  settings: AccountSettings;
  secrets: AccountSecrets;
  network: Network;
  /** It only receives: the settings name an outgoing server all the same, and nobody connects to it. */
  receivesOnly: boolean;
}

/**
 * The account of a credential; or what is wrong with a field of it, for people. `bearer`: it signs in with access tokens in
 * the place of a password.
 */
export function mailAccountOf(data: MailAccountData, bearer?: Bearer): { account: MailAccount } | { problem: string } {
  const receivesOnly = data.protocol === 'none';
  const protocol = data.protocol === 'none' ? 'smtp-starttls' : data.protocol;
  const login = data.login || data.address;
  const read = accountSettings.safeParse({
    name: data.senderName || data.address,
    address: data.address,
    incoming: {
      technology: data.technology,
      host: data.incomingHost,
      port: data.incomingPort || transportOf(data.technology).port,
      login,
    },
    outgoing: {
      protocol,
      host: receivesOnly ? data.incomingHost : data.outgoingHost,
      port: (!receivesOnly && data.outgoingPort) || transportOf(protocol).port,
      ...(data.otherIdentity && !receivesOnly && { otherIdentity: { login: data.outgoingLogin || login } }),
    },
    ...(bearer !== undefined && { signIn: { with: 'oauth2' } }),
    trust: { authorities: data.authorities ?? '' },
    // What the desk would file its tickets under; a workflow decides for itself.
    ...{ ticketTypeId: 'n8n', groupId: 'n8n' },
  });
  if (!read.success) {
    const [issue] = read.error.issues;
    const path = issue?.path.join('.') ?? '';
    const word = issue?.message ?? '';
    return { problem: `${fieldLabels[path] ?? path}: ${problems[word] ?? word}` };
  }
  return {
    account: {
      settings: read.data,
      secrets: {
        incoming: () => data.password || null,
        outgoing: () => data.outgoingPassword || null,
        ...(bearer !== undefined && { bearer: () => bearer }),
      },
      network: createNetwork(data.privateNetwork ? anywhere : {}),
      receivesOnly,
    },
  };
}

const anywhere: NetworkOptions = { allowedNetworks: ['0.0.0.0/0', '::/0'], allowedPorts: [[1, 65_535]] };

/** How the fields of the account's form are called in the credential. */
export const fieldLabels: Record<string, string> = {
  address: 'Address',
  name: 'Sender Name',
  'incoming.host': 'Incoming Server',
  'incoming.port': 'Incoming Port',
  'incoming.technology': 'Technology',
  'incoming.login': 'Login',
  'incoming.password': 'Password',
  'outgoing.host': 'Outgoing Server',
  'outgoing.port': 'Outgoing Port',
  'outgoing.protocol': 'Protocol',
  'outgoing.login': 'Outgoing Login',
  'outgoing.otherIdentity.login': 'Outgoing Login',
  'outgoing.password': 'Outgoing Password',
  'trust.authorities': 'Own Authorities (PEM)',
  folder: 'Folder of the trigger',
};

const problems: Record<string, string> = {
  required: 'is missing',
  'too-long': 'is too long',
  'not-an-address': 'is not an e-mail address',
  'not-a-host': 'is not the name of a server',
  'not-a-port': 'is not a port (1 to 65535, or 0 for the usual one)',
  'control-characters': 'holds characters that cannot be typed',
  'private-key': 'holds a private key: paste the certificate only',
  'not-a-certificate': 'is not a certificate in PEM',
};
