import type { INodeProperties } from 'n8n-workflow';

const types = [
  ...['ticket.opened', 'ticket.closed', 'ticket.reopened', 'ticket.changed', 'ticket.merged', 'ticket.split'],
  ...['ticket.linked', 'ticket.flooded', 'ticket.noted', 'message.received'],
  ...['reply.queued', 'reply.sent', 'reply.deferred', 'reply.failed', 'reply.uncertain', 'reply.cancelled'],
  ...['reply.bounced', 'account.failing', 'account.paused', 'account.recovered', 'account.stalled'],
  ...['account.drifting', 'account.drift-over', 'mail.quarantined'],
];

/** `ticket.opened` as "Ticket Opened". */
const titled = (type: string) => type.replace(/[.-]/g, ' ').replace(/\b\w/g, (letter) => letter.toUpperCase());

/** What the trigger asks about a desk. */
export const deskProperties: INodeProperties[] = [
  {
    displayName: 'Events',
    name: 'events',
    type: 'multiOptions',
    options: types.map((value) => ({ name: titled(value), value })).sort((a, b) => a.name.localeCompare(b.name)),
    default: ['ticket.opened', 'message.received'],
    description: 'Which events begin an execution; all of them where none is chosen',
  },
  {
    displayName: 'With Ticket and Message',
    name: 'details',
    type: 'boolean',
    default: true,
    description: 'Whether the ticket and the message that an event is about are handed on with it, as they are now',
  },
  {
    displayName: 'From the Beginning',
    name: 'fromBeginning',
    type: 'boolean',
    default: false,
    description: 'Whether what happened before the workflow was first active counts',
  },
  {
    displayName: 'Look Every (Seconds)',
    name: 'lookEverySeconds',
    type: 'number',
    typeOptions: { minValue: 1, maxValue: 3600 },
    default: 10,
  },
];
