import { recipientsOfReply } from '@inbox-email/core/ticket/reply-recipients.ts';
import { expect, test } from 'vitest';

const person = (address: string) => ({ name: '', address });
const ticket = { requester: person('maria@cliente.example') };
const own = ['sac@empresa.example', 'vendas@empresa.example'];

test('Reply-To counts before From', () => {
  const answered = { from: person('no-reply@x.example'), replyTo: [person('help@x.example')], cc: [] };
  expect(recipientsOfReply(ticket, answered, own).to).toEqual([person('help@x.example')]);
});

test('whom the customer copied in gets a copy, the account itself does not', () => {
  const answered = {
    from: person('maria@cliente.example'),
    replyTo: [],
    cc: [person('SAC@empresa.example'), person('Vendas@empresa.example'), person('chefe@cliente.example')],
  };
  expect(recipientsOfReply(ticket, answered, own)).toEqual({
    to: [person('maria@cliente.example')],
    cc: [person('chefe@cliente.example')],
  });
});

test('a mail without a usable sender is answered to the requester', () => {
  const answered = { from: person(''), replyTo: [], cc: [] };
  expect(recipientsOfReply(ticket, answered, own).to).toEqual([ticket.requester]);
});
