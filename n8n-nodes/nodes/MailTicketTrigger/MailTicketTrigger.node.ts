import {
  type INodeType,
  type INodeTypeDescription,
  type ITriggerFunctions,
  type ITriggerResponse,
  NodeConnectionTypes,
} from 'n8n-workflow';
import { triggerOnMailbox } from '../../mailbox/trigger-on-mailbox.ts';
import { authenticationProperty, mailAccountTests } from '../mail-account-sign-in.ts';
import { mailboxProperties } from './mailbox-properties.ts';

export class MailTicketTrigger implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Mail Ticket Trigger',
    name: 'mailTicketTrigger',
    icon: { light: 'file:mail-ticket.svg', dark: 'file:mail-ticket.dark.svg' },
    group: ['trigger'],
    version: 1,
    subtitle: '={{$parameter["folder"]}}',
    description: 'Starts the workflow for each mail that comes in, once',
    eventTriggerDescription: 'Waiting for mail',
    defaults: { name: 'Mail Ticket Trigger' },
    inputs: [],
    outputs: [NodeConnectionTypes.Main],
    credentials: [
      {
        name: 'mailAccountApi',
        required: true,
        testedBy: 'mailAccountTest',
        displayOptions: { show: { authentication: ['password'] } },
      },
      {
        name: 'mailAccountOAuth2Api',
        required: true,
        testedBy: 'mailAccountTest',
        displayOptions: { show: { authentication: ['oAuth2'] } },
      },
    ],
    properties: [authenticationProperty(), ...mailboxProperties],
  };

  methods = { credentialTest: mailAccountTests };

  trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
    return triggerOnMailbox(this);
  }
}
