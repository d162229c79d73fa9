import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { identityProperties, serverProperties, trustProperties } from './mail-account-properties.ts';

/** A mailbox that is opened by signing in at its provider (XOAUTH2). n8n keeps the tokens and refreshes them. */
export class MailAccountOAuth2Api implements ICredentialType {
  name = 'mailAccountOAuth2Api';

  extends = ['oAuth2Api'];

  displayName = 'Mail Account OAuth2 API';

  icon = { light: 'file:mail-ticket.svg', dark: 'file:mail-ticket.dark.svg' } as const;

  documentationUrl = 'https://www.npmjs.com/package/n8n-nodes-inbox-email';

  properties: INodeProperties[] = [
    {
      displayName: 'Provider',
      name: 'provider',
      type: 'options',
      options: [
        { name: 'Google', value: 'google' },
        { name: 'Microsoft 365', value: 'microsoft' },
        { name: 'Other', value: 'other' },
      ],
      default: 'google',
    },
    { displayName: 'Grant Type', name: 'grantType', type: 'hidden', default: 'authorizationCode' },
    {
      displayName: 'Other Authorization URL',
      name: 'otherAuthUrl',
      type: 'string',
      default: '',
      displayOptions: { show: { provider: ['other'] } },
    },
    {
      displayName: 'Other Access Token URL',
      name: 'otherAccessTokenUrl',
      type: 'string',
      default: '',
      displayOptions: { show: { provider: ['other'] } },
    },
    {
      displayName: 'Other Scope',
      name: 'otherScope',
      type: 'string',
      default: '',
      description: 'What allows IMAP, POP3 and SMTP there',
      displayOptions: { show: { provider: ['other'] } },
    },
    {
      displayName: 'Authorization URL',
      name: 'authUrl',
      type: 'hidden',
      default: byProvider(
        'https://accounts.google.com/o/oauth2/v2/auth',
        'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
        'otherAuthUrl',
      ),
    },
    {
      displayName: 'Access Token URL',
      name: 'accessTokenUrl',
      type: 'hidden',
      default: byProvider(
        'https://oauth2.googleapis.com/token',
        'https://login.microsoftonline.com/common/oauth2/v2.0/token',
        'otherAccessTokenUrl',
      ),
    },
    {
      displayName: 'Scope',
      name: 'scope',
      type: 'hidden',
      default: byProvider(
        'https://mail.google.com/',
        'offline_access https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/POP.AccessAsUser.All https://outlook.office.com/SMTP.Send',
        'otherScope',
      ),
    },
    {
      displayName: 'Auth URI Query Parameters',
      name: 'authQueryParameters',
      type: 'hidden',
      // Google gives a refresh token only where it is asked so.
      default: '={{$self["provider"] === "google" ? "access_type=offline&prompt=consent" : ""}}',
    },
    { displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'body' },
    ...identityProperties,
    ...serverProperties,
    ...trustProperties,
  ];
}

function byProvider(google: string, microsoft: string, otherField: string): string {
  return `={{$self["provider"] === "google" ? "${google}" : $self["provider"] === "microsoft" ? "${microsoft}" : $self["${otherField}"]}}`;
}
