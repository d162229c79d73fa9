import {
  type INodeProperties,
  type INodeType,
  type INodeTypeDescription,
  type ITriggerFunctions,
  type ITriggerResponse,
  NodeConnectionTypes,
} from 'n8n-workflow';
import { triggerOnDesk } from '../../desk/trigger-on-desk.ts';
import { triggerOnMailbox } from '../../mailbox/trigger-on-mailbox.ts';
import { authenticationProperty, mailAccountTests } from '../mail-account-sign-in.ts';
import { deskProperties } from './desk-properties.ts';
import { mailboxProperties } from './mailbox-properties.ts';

export class MailTicketTrigger implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Mail Ticket Trigger',
    name: 'mailTicketTrigger',
    icon: { light: 'file:mail-ticket.svg', dark: 'file:mail-ticket.dark.svg' },
    group: ['trigger'],
    version: 1,
    subtitle: '={{$parameter["source"] === "desk" ? "desk" : $parameter["folder"]}}',
    description: 'Starts the workflow once for each mail that comes in, or for each event of an Inbox Email desk',
    eventTriggerDescription: 'Waiting for mail',
    defaults: { name: 'Mail Ticket Trigger' },
    inputs: [],
    outputs: [NodeConnectionTypes.Main],
    credentials: [
      {
        name: 'mailAccountApi',
        required: true,
        testedBy: 'mailAccountTest',
        displayOptions: { show: { source: ['mailbox'], authentication: ['password'] } },
      },
      {
        name: 'mailAccountOAuth2Api',
        required: true,
        testedBy: 'mailAccountTest',
        displayOptions: { show: { source: ['mailbox'], authentication: ['oAuth2'] } },
      },
      { name: 'inboxEmailDeskApi', required: true, displayOptions: { show: { source: ['desk'] } } },
    ],
    properties: [
      {
        displayName: 'Source',
        name: 'source',
        type: 'options',
        noDataExpression: true,
        options: [
          { name: 'Inbox Email Desk', value: 'desk' },
          { name: 'Own Mailbox', value: 'mailbox' },
        ],
        default: 'mailbox',
      },
      ...shownFor('mailbox', [authenticationProperty(), ...mailboxProperties]),
      ...shownFor('desk', deskProperties),
    ],
  };

  methods = { credentialTest: mailAccountTests };

  trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
    return this.getNodeParameter('source') === 'desk' ? triggerOnDesk(this) : triggerOnMailbox(this);
  }
}

/** Properties that are asked for one source only. */
function shownFor(source: 'mailbox' | 'desk', properties: readonly INodeProperties[]): INodeProperties[] {
  return properties.map((property) => ({
    ...property,
    displayOptions: { ...property.displayOptions, show: { ...property.displayOptions?.show, source: [source] } },
  }));
}
