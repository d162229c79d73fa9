import type { Bearer } from '@inbox-email/core/account/endpoint.ts';
import { StageError } from '@inbox-email/core/account/stage-error.ts';
import {
  type IAllExecuteFunctions,
  type IDataObject,
  type IExecuteFunctions,
  type ITriggerFunctions,
  NodeOperationError,
} from 'n8n-workflow';
import { type MailAccount, type MailAccountData, mailAccountOf } from './mail-account.ts';
import { signingKeyOf } from './signing-key.ts';

/** The mailbox that a node works with. */
export interface AccountOfNode {
  account: MailAccount;
  senderName: string;
  /** Signs the Message-IDs of its mails. */
  signingKey: string;
}

/** Reads the credential that the node's field "Authentication" names. @throws NodeOperationError */
export async function accountOfNode(n8n: ITriggerFunctions): Promise<AccountOfNode>;
export async function accountOfNode(n8n: IExecuteFunctions, index: number): Promise<AccountOfNode>;
export async function accountOfNode(n8n: ITriggerFunctions | IExecuteFunctions, index = 0): Promise<AccountOfNode> {
  const signsIn = n8n.getNodeParameter('authentication', index) === 'oAuth2';
  const type = signsIn ? 'mailAccountOAuth2Api' : 'mailAccountApi';
  const data = await n8n.getCredentials<MailAccountData & IDataObject>(type, index);
  const read = mailAccountOf(data, signsIn ? bearerOf(n8n, type, data) : undefined);
  if ('problem' in read) {
    throw new NodeOperationError(n8n.getNode(), read.problem, {
      itemIndex: index,
      description: 'Open the credential and test it.',
    });
  }
  return { account: read.account, senderName: data.senderName ?? '', signingKey: signingKeyOf(data) };
}

/** n8n keeps the access token, and refreshes it when it is asked to: that is when the server refuses the last one. */
function bearerOf(n8n: ITriggerFunctions | IExecuteFunctions, type: string, data: MailAccountData): Bearer {
  let token = data.oauthTokenData?.access_token ?? '';
  let refused = token === '';
  const given: string[] = [];
  return {
    given,
    async token() {
      if (refused) {
        const { refreshOAuth2Token } = n8n.helpers;
        const fresh = await refreshOAuth2Token.call(n8n as IAllExecuteFunctions, type).catch(notSignedIn);
        token = String(fresh.access_token ?? '');
        refused = false;
      }
      if (!given.includes(token)) given.push(token);
      return token;
    },
    refused() {
      refused = true;
    },
  };
}

// n8n's own words may hold what it sent to the provider.
const notSignedIn = () => {
  throw new StageError('sign-in', Object.assign(new Error('Nobody has signed in'), { code: 'ENOGRANT' }));
};
