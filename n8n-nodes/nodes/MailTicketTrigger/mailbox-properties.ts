import type { INodeProperties } from 'n8n-workflow';

/** What the trigger asks about a mailbox of one's own. */
export const mailboxProperties: INodeProperties[] = [
  {
    displayName: 'Folder',
    name: 'folder',
    type: 'string',
    default: 'INBOX',
    required: true,
    description: 'Which folder is watched. POP3 knows only INBOX.',
  },
  {
    displayName: 'Mail That Is There Already',
    name: 'backlog',
    type: 'options',
    options: [
      { name: 'All of It', value: 'everything' },
      { name: 'Leave It Alone', value: 'now' },
      { name: 'Since a Day', value: 'date' },
    ],
    default: 'now',
    description: 'What counts when the trigger first looks into the folder. Read or unread plays no part.',
  },
  {
    displayName: 'Since',
    name: 'since',
    type: 'dateTime',
    default: '',
    required: true,
    displayOptions: { show: { backlog: ['date'] } },
  },
  {
    displayName: 'After the Execution',
    name: 'afterReading',
    type: 'options',
    options: [
      { name: 'Delete the Mail', value: 'delete' },
      { name: 'Leave the Mail as It Is', value: 'nothing' },
      { name: 'Mark as Read', value: 'mark-seen' },
      { name: 'Move to a Folder', value: 'move' },
    ],
    default: 'nothing',
    description: 'What happens on the server to mails whose execution succeeded. POP3 can only delete.',
  },
  {
    displayName: 'Move To',
    name: 'moveTo',
    type: 'string',
    default: '',
    placeholder: 'Done',
    required: true,
    displayOptions: { show: { afterReading: ['move'] } },
  },
  {
    displayName: 'Attachments',
    name: 'attachments',
    type: 'boolean',
    default: true,
    description: 'Whether attachments are handed over as binary fields attachment_0, attachment_1 and so on',
  },
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add option',
    default: {},
    options: [
      {
        displayName: 'Execution Minutes at Most',
        name: 'executionMinutes',
        type: 'number',
        typeOptions: { minValue: 1 },
        default: 60,
        description:
          'How long new mail waits for an execution that is still running. Then it is reported, and mail goes on.',
      },
      {
        displayName: 'Look Every (Seconds)',
        name: 'lookEvery',
        type: 'number',
        typeOptions: { minValue: 5, maxValue: 3600 },
        default: 60,
        description: 'How often the folder is listed. Where the server pushes (IMAP IDLE), mail comes at once anyway.',
      },
      {
        displayName: 'Mails per Execution',
        name: 'mailsPerExecution',
        type: 'number',
        typeOptions: { minValue: 1, maxValue: 100 },
        default: 20,
        description:
          'How many mails at most one execution gets as items. The next execution begins when the last one is over.',
      },
      {
        displayName: 'Raw Mail',
        name: 'raw',
        type: 'boolean',
        default: false,
        description: 'Whether the mail itself is handed over as the binary field raw',
      },
      {
        displayName: 'Size Limit (MB)',
        name: 'sizeLimitMb',
        type: 'number',
        typeOptions: { minValue: 1, maxValue: 100 },
        default: 25,
        description: 'Of a larger mail only headers and the beginning of its text are fetched',
      },
    ],
  },
];
