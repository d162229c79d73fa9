import type { Message, Ticket } from '@inbox-email/core/ticket/ticket.ts';

/** A ticket with everything ordinary; what a test is about goes into `different`. */
export function sampleTicket(different: Partial<Ticket> = {}): Ticket {
  return {
    id: 7,
    accountId: 'account-sac',
    groupId: 'group-sac',
    ticketTypeId: 'type-mail',
    subject: 'Pedido 123',
    status: 'open',
    priority: 'normal',
    assigneeId: null,
    requester: { name: 'Maria Silva', address: 'maria@example.com' },
    openedAt: 1_763_900_000_000,
    lastActivityAt: 1_763_900_000_000,
    closedAt: null,
    mergedInto: null,
    heldBack: 0,
    ...different,
  };
}

export function sampleMessage(different: Partial<Message> = {}): Message {
  return {
    id: 45,
    ticketId: 7,
    direction: 'incoming',
    from: { name: 'Maria Silva', address: 'maria@example.com' },
    to: [{ name: 'SAC', address: 'sac@loja.example' }],
    cc: [],
    subject: 'Pedido 123',
    messageId: '<m45@example.com>',
    newText: 'Onde está o meu pedido?',
    text: 'Onde está o meu pedido?',
    attachments: [],
    automatic: null,
    leftOnServer: null,
    backlog: false,
    at: 1_763_900_000_000,
    authorId: null,
    sender: null,
    bounce: null,
    bounces: [],
    rules: [],
    delivery: null,
    ...different,
  };
}

/** An answer of ours in a state of delivery. */
export function sampleAnswer(different: Partial<Message> = {}): Message {
  return sampleMessage({
    id: 46,
    direction: 'outgoing',
    from: { name: 'SAC', address: 'sac@loja.example' },
    to: [{ name: 'Maria Silva', address: 'maria@example.com' }],
    subject: 'Re: Pedido 123',
    newText: 'Já saiu para entrega.',
    text: 'Já saiu para entrega.',
    authorId: 'U0BRUNO001',
    delivery: {
      state: 'sent',
      serverWords: '250 2.0.0 Ok: queued as 4B1',
      cause: null,
      attempts: 1,
      nextAttemptAt: null,
    },
    ...different,
  });
}
