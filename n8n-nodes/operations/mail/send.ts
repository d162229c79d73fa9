import { baseSubject } from '@inbox-email/core/ticket/base-subject.ts';
import { NodeOperationError } from 'n8n-workflow';
import { accountOfNode } from '../../mailbox/account-of-node.ts';
import { sendFromAccount } from '../../mailbox/send-from-account.ts';
import { messageIdFor, newTicketKey } from '../../mailbox/ticket-key.ts';
import type { Operation } from '../operation.ts';
import { filesProperty, outgoingFiles } from '../outgoing-files.ts';
import { addressesIn } from '../read-addresses.ts';
import { textProperty } from '../text-property.ts';
import { sentItem } from './sent-item.ts';

/** A mail that begins a conversation. Answers to it come in with the ticket key that is handed on here. */
export const sendMail: Operation = {
  resource: 'mail',
  value: 'send',
  name: 'Send',
  action: 'Send an e mail',
  description: 'Begin a conversation; answers to it carry the same ticket key',
  properties: [
    {
      displayName: 'To',
      name: 'to',
      type: 'string',
      default: '',
      required: true,
      placeholder: 'Ana <ana@example.com>',
    },
    { displayName: 'Subject', name: 'subject', type: 'string', default: '', required: true },
    textProperty,
    { displayName: 'Cc', name: 'cc', type: 'string', default: '' },
    filesProperty,
  ],
  async run(n8n, index) {
    const { account, senderName, signingKey } = await accountOfNode(n8n, index);
    const to = addressesIn(n8n, index, 'to', 'To');
    if (to.length === 0) throw new NodeOperationError(n8n.getNode(), 'To is empty', { itemIndex: index });
    const key = newTicketKey();
    const reply = {
      from: { name: senderName, address: account.settings.address },
      to,
      cc: addressesIn(n8n, index, 'cc', 'Cc'),
      subject: n8n.getNodeParameter('subject', index) as string,
      text: n8n.getNodeParameter('text', index) as string,
      messageId: messageIdFor(key, account.settings.address, signingKey),
      references: [],
      date: new Date(),
      files: await outgoingFiles(n8n, index),
    };
    return sentItem(
      { key, isNew: true, subject: baseSubject(reply.subject) },
      reply,
      await sendFromAccount(account, reply),
    );
  },
};
