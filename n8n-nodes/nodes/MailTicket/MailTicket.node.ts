import {
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
  NodeConnectionTypes,
} from 'n8n-workflow';
import { deskChoices } from '../../desk/choices.ts';
import { operations } from '../../operations/index.ts';
import { operationChoice, shownProperties } from '../../operations/operation.ts';
import { runOperation } from '../../operations/run-operation.ts';
import { authenticationProperty, mailAccountTests } from '../mail-account-sign-in.ts';

/** Parsing asks no server. */
const sending = { resource: ['mail'], operation: ['reply', 'send'] };

export class MailTicket implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Mail Ticket',
    name: 'mailTicket',
    icon: { light: 'file:mail-ticket.svg', dark: 'file:mail-ticket.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
    description: 'Reads mails into tickets, answers them in their threads, and works at an Inbox Email desk',
    defaults: { name: 'Mail Ticket' },
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    usableAsTool: true,
    credentials: [
      {
        name: 'mailAccountApi',
        required: true,
        testedBy: 'mailAccountTest',
        displayOptions: { show: { ...sending, authentication: ['password'] } },
      },
      {
        name: 'mailAccountOAuth2Api',
        required: true,
        testedBy: 'mailAccountTest',
        displayOptions: { show: { ...sending, authentication: ['oAuth2'] } },
      },
      {
        name: 'inboxEmailDeskApi',
        required: true,
        displayOptions: { show: { resource: ['account', 'ticket'] } },
      },
    ],
    properties: [
      {
        displayName: 'Resource',
        name: 'resource',
        type: 'options',
        noDataExpression: true,
        options: [
          { name: 'Account', value: 'account' },
          { name: 'E-Mail', value: 'mail' },
          { name: 'Ticket', value: 'ticket' },
        ],
        default: 'mail',
      },
      operationChoice(operations, 'mail'),
      operationChoice(operations, 'ticket'),
      operationChoice(operations, 'account'),
      authenticationProperty(sending),
      ...operations.flatMap(shownProperties),
    ],
  };

  methods = { credentialTest: mailAccountTests, ...deskChoices };

  execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return runOperation(this, operations);
  }
}
