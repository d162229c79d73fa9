import type { IAuthenticateGeneric, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

/** An Inbox Email desk: where it is and a token that a supervisor made there. */
export class InboxEmailDeskApi implements ICredentialType {
  name = 'inboxEmailDeskApi';

  displayName = 'Inbox Email Desk API';

  icon = { light: 'file:mail-ticket.svg', dark: 'file:mail-ticket.dark.svg' } as const;

  documentationUrl = 'https://www.npmjs.com/package/n8n-nodes-inbox-email';

  properties: INodeProperties[] = [
    {
      displayName: 'URL',
      name: 'url',
      type: 'string',
      placeholder: 'https://desk.example.com',
      default: '',
      required: true,
      description: 'Where the desk answers, without /api/v1',
    },
    {
      displayName: 'Token',
      name: 'token',
      type: 'string',
      typeOptions: { password: true },
      placeholder: 'ibx_…',
      default: '',
      required: true,
      description: 'Made in Slack under Settings → API tokens of Inbox Email',
    },
  ];

  authenticate: IAuthenticateGeneric = {
    type: 'generic',
    properties: { headers: { Authorization: '=Bearer {{$credentials.token}}' } },
  };

  test: ICredentialTestRequest = {
    request: {
      baseURL: '={{$credentials.url.replace(/\\/+$/, "")}}/api/v1',
      url: '/ticket-types',
    },
  };
}
