import type { INodeProperties } from 'n8n-workflow';

/** Whose mailbox it is. */
export const identityProperties: INodeProperties[] = [
  {
    displayName: 'Address',
    name: 'address',
    type: 'string',
    placeholder: 'support@example.com',
    default: '',
    required: true,
    description: 'The address that customers write to and that answers come from',
  },
  {
    displayName: 'Sender Name',
    name: 'senderName',
    type: 'string',
    placeholder: 'Example Support',
    default: '',
    description: 'The name that answers carry beside the address',
  },
  {
    displayName: 'Login',
    name: 'login',
    type: 'string',
    default: '',
    placeholder: 'The address',
    description: 'Only where it is another than the address',
  },
];

/** How mail comes in and how answers go out. */
export const serverProperties: INodeProperties[] = [
  {
    displayName: 'Technology',
    name: 'technology',
    type: 'options',
    options: [
      { name: 'IMAP', value: 'imap' },
      { name: 'IMAP + SSL/TLS', value: 'imap-tls' },
      { name: 'IMAP + STARTTLS', value: 'imap-starttls' },
      { name: 'POP3', value: 'pop3' },
      { name: 'POP3 + SSL/TLS', value: 'pop3-tls' },
      { name: 'POP3 + STARTTLS', value: 'pop3-starttls' },
    ],
    default: 'imap-tls',
    description: 'How mail comes in',
  },
  {
    displayName: 'Incoming Server',
    name: 'incomingHost',
    type: 'string',
    placeholder: 'imap.example.com',
    default: '',
    required: true,
  },
  {
    displayName: 'Incoming Port',
    name: 'incomingPort',
    type: 'number',
    default: 0,
    description:
      '0 stands for the usual port of the technology: IMAP 143, IMAP + SSL/TLS 993, IMAP + STARTTLS 143, POP3 110, POP3 + SSL/TLS 995, POP3 + STARTTLS 110',
  },
  {
    displayName: 'Protocol',
    name: 'protocol',
    type: 'options',
    options: [
      { name: 'Receive Only', value: 'none' },
      { name: 'SMTP', value: 'smtp' },
      { name: 'SMTP + SSL/TLS', value: 'smtp-tls' },
      { name: 'SMTP + STARTTLS', value: 'smtp-starttls' },
    ],
    default: 'smtp-starttls',
    description: 'How answers go out',
  },
  {
    displayName: 'Outgoing Server',
    name: 'outgoingHost',
    type: 'string',
    placeholder: 'smtp.example.com',
    default: '',
    displayOptions: { hide: { protocol: ['none'] } },
  },
  {
    displayName: 'Outgoing Port',
    name: 'outgoingPort',
    type: 'number',
    default: 0,
    description: '0 stands for the usual port of the protocol: SMTP 25, SMTP + SSL/TLS 465, SMTP + STARTTLS 587',
    displayOptions: { hide: { protocol: ['none'] } },
  },
];

/** Whose certificates and which networks are trusted. */
export const trustProperties: INodeProperties[] = [
  {
    displayName: 'Servers in a Private Network',
    name: 'privateNetwork',
    type: 'boolean',
    default: false,
    description:
      'Whether the servers may be in a private network and use unusual ports. Off, only public mail servers are spoken to.',
  },
  {
    displayName: 'Own Authorities (PEM)',
    name: 'authorities',
    type: 'string',
    typeOptions: { rows: 4 },
    default: '',
    placeholder: '-----BEGIN CERTIFICATE-----',
    description: 'Of a private certificate authority that signs the servers, besides the public ones',
  },
];
