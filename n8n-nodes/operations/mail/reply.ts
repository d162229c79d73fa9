import type { Correspondent } from '@inbox-email/core/message/correspondent.ts';
import { baseSubject } from '@inbox-email/core/ticket/base-subject.ts';
import { recipientsOfReply } from '@inbox-email/core/ticket/reply-recipients.ts';
import { type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';
import { accountOfNode } from '../../mailbox/account-of-node.ts';
import { sendFromAccount } from '../../mailbox/send-from-account.ts';
import { messageIdFor } from '../../mailbox/ticket-key.ts';
import type { Operation } from '../operation.ts';
import { filesProperty, outgoingFiles } from '../outgoing-files.ts';
import { addressesIn } from '../read-addresses.ts';
import { textProperty } from '../text-property.ts';
import { sentItem } from './sent-item.ts';

/** Answers a mail that the trigger or Parse handed on, in its thread. */
export const replyMail: Operation = {
  resource: 'mail',
  value: 'reply',
  name: 'Reply',
  action: 'Reply to an e mail',
  description: 'Answer an e-mail from the trigger or from Parse, in its thread',
  properties: [
    {
      displayName: 'E-Mail',
      name: 'mail',
      type: 'json',
      default: '={{ $json }}',
      required: true,
      description: 'What Mail Ticket Trigger or Parse handed on, whole: ticket and message',
    },
    textProperty,
    {
      displayName: 'To',
      name: 'to',
      type: 'string',
      default: '',
      placeholder: 'Whoever wrote, and those in copy',
      description: 'Only where the answer goes to somebody else',
    },
    {
      displayName: 'Cc',
      name: 'cc',
      type: 'string',
      default: '',
      description: 'Besides those whom the mail had in copy',
    },
    filesProperty,
  ],
  async run(n8n, index) {
    const { account, senderName, signingKey } = await accountOfNode(n8n, index);
    const { ticket, message } = answeredMail(n8n, index);
    const { address } = account.settings;
    const usual = recipientsOfReply(ticket, { ...message, from: message.from ?? ticket.requester }, [address]);
    const chosen = addressesIn(n8n, index, 'to', 'To');
    const to = chosen.length > 0 ? chosen : usual.to;
    const cc = [...(chosen.length > 0 ? [] : usual.cc), ...addressesIn(n8n, index, 'cc', 'Cc')];
    if (to.length === 0) {
      throw new NodeOperationError(n8n.getNode(), 'The e-mail has nobody to answer to', {
        itemIndex: index,
        description: 'Its sender is this account itself, or it names none. Fill in To.',
      });
    }
    const reply = {
      from: { name: senderName, address },
      ...{ to, cc },
      subject: `Re: ${baseSubject(message.subject)}`,
      text: n8n.getNodeParameter('text', index) as string,
      messageId: messageIdFor(ticket.key, address, signingKey),
      references: threadOf(message),
      date: new Date(),
      files: await outgoingFiles(n8n, index),
    };
    const sent = await sendFromAccount(account, reply);
    return sentItem({ key: ticket.key, isNew: false, subject: ticket.subject }, reply, sent);
  },
};

/** Of what the trigger or Parse hands on, all that an answer needs. */
interface AnsweredMail {
  ticket: { key: number; subject: string; requester: Correspondent };
  message: {
    messageId: string | null;
    inReplyTo: string[];
    references: string[];
    from: Correspondent | null;
    cc: Correspondent[];
    replyTo: Correspondent[];
    subject: string;
  };
}

function answeredMail(n8n: IExecuteFunctions, index: number): AnsweredMail {
  const given = n8n.getNodeParameter('mail', index) as unknown;
  const mail = fieldsOf(typeof given === 'string' ? fromJson(given) : given);
  const [ticket, message] = [fieldsOf(mail.ticket), fieldsOf(mail.message)];
  const missing = [
    ['ticket.key', Number.isSafeInteger(ticket.key) && Number(ticket.key) > 0],
    ['ticket.subject', typeof ticket.subject === 'string'],
    ['ticket.requester', isPerson(ticket.requester)],
    ['message.messageId', message.messageId === null || isMessageId(message.messageId)],
    ['message.from', message.from === null || isPerson(message.from)],
    ['message.cc', Array.isArray(message.cc) && message.cc.every(isPerson)],
    ['message.replyTo', Array.isArray(message.replyTo) && message.replyTo.every(isPerson)],
    ['message.subject', typeof message.subject === 'string'],
  ].find(([, there]) => there === false);
  if (missing !== undefined) {
    throw new NodeOperationError(n8n.getNode(), 'E-Mail is not what the trigger or Parse hands on', {
      itemIndex: index,
      description: `${missing[0]} is missing. Use {{ $('Mail Ticket Trigger').item.json }}.`,
    });
  }
  const [references, inReplyTo] = [idsIn(message.references), idsIn(message.inReplyTo)];
  return { ticket, message: { ...message, references, inReplyTo } } as unknown as AnsweredMail;
}

const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};
const isPerson = (value: unknown): value is Correspondent => {
  const { name, address } = fieldsOf(value);
  return typeof name === 'string' && typeof address === 'string';
};
// What goes into a header must not end it.
const isMessageId = (value: unknown): value is string => typeof value === 'string' && /^<[^<>\s]+>$/.test(value);
const idsIn = (value: unknown): string[] => (Array.isArray(value) ? value.filter(isMessageId) : []);

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The mail that is answered stands last (RFC 5322, section 3.6.4). */
function threadOf(message: { messageId: string | null; references: string[]; inReplyTo: string[] }): string[] {
  const before = message.references.length > 0 ? message.references : message.inReplyTo;
  return message.messageId === null ? before : [...before.filter((id) => id !== message.messageId), message.messageId];
}
