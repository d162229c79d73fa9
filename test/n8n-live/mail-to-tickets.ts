/** A workflow that posts each mail of a mailbox to `url` as a ticket. */
export const mailToTickets = (url: string, trigger: object, settings: object = {}) => ({
  ...{ id: 'mailToTickets', name: 'Mail to tickets', active: false, settings },
  nodes: [
    {
      ...{ id: 'trigger', name: 'Mail', typeVersion: 1, position: [0, 0] },
      type: 'n8n-nodes-inbox-email.mailTicketTrigger',
      parameters: { authentication: 'password', folder: 'INBOX', backlog: 'everything', ...trigger },
      credentials: { mailAccountApi: { id: 'mailbox', name: 'Mailbox' } },
    },
    postedTo(url, '={{ $json.message.subject }}'),
  ],
  connections: { Mail: { main: [[{ node: 'Ticket', type: 'main', index: 0 }]] } },
});

/** Posts each item to the sink. */
export const postedTo = (url: string, subject: string) => ({
  ...{ id: 'ticket', name: 'Ticket', typeVersion: 4.2, position: [300, 0] },
  type: 'n8n-nodes-base.httpRequest',
  parameters: {
    ...{ method: 'POST', url, sendBody: true, specifyBody: 'json' },
    jsonBody: `={{ JSON.stringify({ subject: ${subject.replace(/^=\{\{|\}\}$/g, '').trim()} }) }}`,
  },
});

/** A credential of the nodes for a mailbox on this machine. */
export const mailboxOn = (port: number, changes: object = {}) => ({
  ...{ id: 'mailbox', name: 'Mailbox', type: 'mailAccountApi' },
  data: {
    ...{ address: 'sac@example.com', senderName: 'SAC', login: 'sac', password: 'secret', technology: 'imap' },
    ...{ incomingHost: '127.0.0.1', incomingPort: port, protocol: 'none', privateNetwork: true },
    ...changes,
  },
});
