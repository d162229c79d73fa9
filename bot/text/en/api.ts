import type { ProblemCode } from '../../api/problem.ts';

/** What the HTTP API and its documentation say. */
export const api = {
  operations: {
    listTickets: 'List tickets, the newest first',
    createTicket: 'Write to a customer: a ticket that begins with a mail from one of the accounts',
    getTicket: 'A ticket with its messages and notes',
    changeTicket: 'Change group, type, priority or person of a ticket',
    assignTicket: 'Give a ticket to a person, or to nobody',
    closeTicket: 'Close a ticket',
    reopenTicket: 'Reopen a ticket',
    mergeTicket: 'Merge a ticket into another one of the same account',
    replyToTicket: 'Answer the customer by e-mail',
    noteOnTicket: 'Write a note for colleagues; no customer sees it',
    getMessage: 'A message, with where an answer is on its way',
    resendMessage: 'Send an answer again that failed or is uncertain',
    getAttachment: 'The bytes of an attachment',
    listTicketTypes: 'List ticket types',
    listGroups: 'List groups',
    listAccounts: 'List accounts by name',
    getAccount: 'An account and its state',
    getAccountHealth: 'How an account has been doing',
    listAccountErrors: 'The last errors of an account, each with cause and remedy',
    testAccount: 'Test an account stage by stage; with Accept: application/x-ndjson a line after each step',
    auditAccount: 'Compare an account’s server with what is here',
    activateAccount: 'Switch an account on, also a paused one',
    deactivateAccount: 'Switch an account off; its mail waits on the server',
    listEvents: 'What happened, in order, from a place that the caller remembers',
    listWebhooks: 'List webhooks',
    createWebhook:
      'Have an address told of events from now on, signed by Standard Webhooks, in order and at least once',
    getWebhook: 'A webhook, and where it stands',
    deleteWebhook: 'Tell an address no more',
    activateWebhook: 'Take a webhook up again that answered 410',
    replayWebhook: 'Tell a webhook everything behind an event again',
    listDeadLetters: 'Events that a webhook did not take in all their tries',
    redriveDeadLetters: 'Try dead letters once more',
    getMailHook: 'The address that is asked before a mail opens a ticket',
    setMailHook:
      'Have an address asked, signed, before a mail opens a ticket: it may choose type, group and priority, or have the mail ignored',
    deleteMailHook: 'Ask nobody any more',
  },
  problems: {
    'invalid-json': { title: 'The body is not JSON', remedy: 'Send one JSON object, encoded in UTF-8.' },
    unauthorized: {
      title: 'No valid token',
      remedy: 'Send the header Authorization: Bearer ibx_… with a token from Settings → API tokens in Slack.',
    },
    'scope-missing': {
      title: 'The token may not do this',
      remedy: 'Make a token with the scope that is named in detail.',
    },
    forbidden: { title: 'This is not for tokens', remedy: 'Only a person may do this, in Slack.' },
    'not-found': { title: 'There is no such thing', remedy: 'Check the address and the id; it may have been removed.' },
    'method-not-allowed': { title: 'This method is not taken here', remedy: 'Use one of those in the header Allow.' },
    conflict: { title: 'It was changed meanwhile', remedy: 'Read it again and decide anew.' },
    'in-use': { title: 'Something still needs it', remedy: 'Remove what uses it first.' },
    'idempotency-key-reused': {
      title: 'The Idempotency-Key came with another request before',
      remedy: 'Use a new key for each new request, and the same one only to repeat it.',
    },
    'precondition-failed': {
      title: 'It is no longer as If-Match says',
      remedy: 'Read it again for its ETag and decide anew.',
    },
    'body-too-large': {
      title: 'The body is too large',
      remedy: 'Send less; files of an answer may have 25 MB together.',
    },
    'not-json': { title: 'The body is of another type', remedy: 'Send it with Content-Type: application/json.' },
    invalid: { title: 'Some of it cannot be accepted', remedy: 'Correct the fields named in errors.' },
    'rate-limited': { title: 'Too many requests', remedy: 'Wait as many seconds as the header Retry-After says.' },
    internal: {
      title: 'Something went wrong on our side',
      remedy: 'Try again in a moment; if it stays so, tell whoever runs Inbox Email.',
    },
    storage: {
      title: 'Nothing can be stored at the moment',
      remedy: 'Try again later: the disk is full, or the database is locked or read-only.',
    },
  } satisfies Record<ProblemCode, { title: string; remedy: string }>,
  docs: {
    title: 'HTTP API',
    intro:
      'Programs use this API with a token that a supervisor makes in Slack, under Settings → API tokens. It goes into the header Authorization: Bearer ibx_….',
    machine: 'The same for machines:',
    idempotency:
      'Every POST takes an Idempotency-Key: repeated within 24 hours it is answered as before and done once. GETs of tickets and accounts give an ETag, which changes take as If-Match.',
    webhooks:
      'Webhooks are posted {sequence, type, timestamp, data} with the headers webhook-id, webhook-timestamp and webhook-signature of Standard Webhooks. Answer 2xx within 15 seconds; what is not taken is tried ten times in about sixteen hours, in order, so a receiver may get the same webhook-id twice. 410 switches a webhook off.',
    scope: 'Scope',
    request: 'Request',
    answer: 'Answer',
    schemas: 'Bodies',
    problems: 'Problems',
    problemsIntro: 'What is refused or fails is answered as application/problem+json (RFC 9457), with a stable code.',
  },
};

export type ApiText = typeof api;
