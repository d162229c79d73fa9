import type {
  ICredentialsDecrypted,
  ICredentialTestFunctions,
  INodeCredentialTestResult,
  INodeProperties,
} from 'n8n-workflow';
import type { MailAccountData } from '../mailbox/mail-account.ts';
import { testMailAccount } from '../mailbox/test-mail-account.ts';

type Shown = Record<string, string[]>;

/** With which credential a node opens the mailbox. */
export const authenticationProperty = (shown?: Shown): INodeProperties => ({
  displayName: 'Authentication',
  name: 'authentication',
  type: 'options',
  options: [
    { name: 'OAuth2', value: 'oAuth2' },
    { name: 'Password', value: 'password' },
  ],
  default: 'password',
  ...(shown !== undefined && { displayOptions: { show: shown } }),
});

/** Behind the test button of both credentials: `methods.credentialTest` of each node that asks for them. */
export const mailAccountTests = {
  mailAccountTest(
    this: ICredentialTestFunctions,
    credential: ICredentialsDecrypted,
  ): Promise<INodeCredentialTestResult> {
    return testMailAccount(credential.data as unknown as MailAccountData);
  },
};
