import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { identityProperties, serverProperties, trustProperties } from './mail-account-properties.ts';

/** A mailbox: how its mail comes in and how answers go out. Tested by the nodes, stage by stage. */
export class MailAccountApi implements ICredentialType {
  name = 'mailAccountApi';

  displayName = 'Mail Account API';

  icon = { light: 'file:mail-ticket.svg', dark: 'file:mail-ticket.dark.svg' } as const;

  documentationUrl = 'https://www.npmjs.com/package/n8n-nodes-inbox-email';

  properties: INodeProperties[] = [
    ...identityProperties,
    {
      displayName: 'Password',
      name: 'password',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      description: 'Big providers want an app password here; the test says where to make one',
    },
    ...serverProperties,
    {
      displayName: 'Use Another Identification for the Outgoing Server',
      name: 'otherIdentity',
      type: 'boolean',
      default: false,
      displayOptions: { hide: { protocol: ['none'] } },
    },
    {
      displayName: 'Outgoing Login',
      name: 'outgoingLogin',
      type: 'string',
      default: '',
      displayOptions: { show: { otherIdentity: [true] }, hide: { protocol: ['none'] } },
    },
    {
      displayName: 'Outgoing Password',
      name: 'outgoingPassword',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      displayOptions: { show: { otherIdentity: [true] }, hide: { protocol: ['none'] } },
    },
    ...trustProperties,
  ];
}
