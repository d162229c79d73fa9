import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ScriptedReceiver, startScriptedReceiver } from '../../../fakes/scripted-receiver.ts';
import { ana, type DeskFixture, eventually, startDesk } from '../../desk.fixture.ts';

let now = Date.now();
let fixture: DeskFixture;
let receiver: ScriptedReceiver;
beforeEach(async () => {
  fixture = await startDesk({ clock: () => now });
  receiver = await startScriptedReceiver();
  const password = fixture.mail.mailboxes.find(({ address }) => address === 'sac@empresa.example')?.password ?? '';
  const { id } = await fixture.desk.accounts.add(ana, await fixture.settings(), { incoming: password });
  await eventually(async () => (await fixture.desk.accounts.get(ana, id)).state === 'online', 'the account is online');
});
afterEach(async () => {
  await fixture.stop();
  await receiver.stop();
});

let mails = 0;
function customerWrites(subject: string, inReplyTo?: string) {
  mails += 1;
  const id = `<${mails}@cliente.example>`;
  const thread = inReplyTo === undefined ? '' : `In-Reply-To: ${inReplyTo}\r\n`;
  fixture.mail.deliver(
    `From: Maria <maria@cliente.example>\r\nTo: sac@empresa.example\r\nSubject: ${subject}\r\nMessage-ID: ${id}\r\n${thread}\r\nOnde está?\r\n`,
    { from: 'maria@cliente.example', to: 'sac@empresa.example' },
  );
  return id;
}
const opened = async () => fixture.desk.tickets.get((await fixture.next('ticket.opened')).ticketId);
const whyOf = async (ticketId: number) => {
  const [message] = await fixture.desk.tickets.messages(ticketId);
  return (await fixture.desk.tickets.why(message?.id ?? 0))?.hook;
};
const says = (advice: object) => ({ status: 200, body: JSON.stringify(advice) });
const setHook = (within = 2000) => fixture.desk.mailHook.set(ana, { url: receiver.url, within });

test('before a mail opens a ticket the hook is asked, and chooses group, type and priority', async () => {
  const { secret } = await setHook();
  const group = await fixture.desk.groups.add(ana, { name: 'Vendas', channel: null });
  const type = await fixture.desk.ticketTypes.add(ana, { name: 'Reclamações' });
  receiver.script.push(says({ group: 'vendas', type: type.id, priority: 'urgent', mood: 'angry' }));
  customerWrites('Pedido atrasado');
  const ticket = await opened();
  expect(ticket).toMatchObject({ groupId: group.id, ticketTypeId: type.id, priority: 'urgent' });
  expect(await whyOf(ticket.id)).toMatchObject({ outcome: 'answered', advice: { group: 'vendas' } });
  const [request] = receiver.requests;
  expect(JSON.parse(request?.body ?? '')).toMatchObject({
    type: 'mail.incoming',
    data: {
      ...{ from: { name: 'Maria', address: 'maria@cliente.example' }, subject: 'Pedido atrasado', text: 'Onde está?' },
      ...{ account: { name: 'SAC' }, kind: null, attachments: [] },
    },
  });
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = request?.headers ?? {};
  const key = Buffer.from((secret ?? '').slice('whsec_'.length), 'base64');
  expect(signature).toBe(`v1,${createHmac('sha256', key).update(`${id}.${at}.${request?.body}`).digest('base64')}`);
});

test('a mail that continues a ticket is none of the hook’s business', async () => {
  await setHook();
  const first = customerWrites('Pedido atrasado');
  const { id } = await opened();
  customerWrites('Re: Pedido atrasado', first);
  expect((await fixture.next('message.received')).ticketId).toBe(id);
  expect(receiver.requests).toHaveLength(1);
});

test('a mail that the hook wants ignored opens no ticket, and the ledger says why', async () => {
  await setHook();
  receiver.script.push(says({ ignore: true }));
  customerWrites('Ganhe dinheiro');
  customerWrites('Pedido atrasado');
  expect((await opened()).subject).toBe('Pedido atrasado');
  const [audit] = await fixture.desk.accounts.audit(ana);
  expect(audit).toMatchObject({ verdicts: { opened: 1, ignored: 1 }, ignored: { 'mail-hook': 1 }, unaccounted: 0 });
});

test.each([
  ['that is silent', 'silence', 'timed-out'],
  ['that fails', 500, '500'],
  ['that leads elsewhere', { status: 302, headers: { location: 'http://127.0.0.1:1/' } }, '302'],
  ['whose answer nobody understands', { status: 200, body: 'yes' }, 'not-understood'],
  ['that chooses a priority there is none of', { status: 200, body: '{"priority":"extreme"}' }, 'not-understood'],
] as const)('with a hook %s the mail is filed as if there were none, and says so', async (_, say, why) => {
  await setHook(200);
  receiver.script.push(say);
  customerWrites('Pedido atrasado');
  const ticket = await opened();
  expect(ticket).toMatchObject({ priority: 'normal' });
  expect(await whyOf(ticket.id)).toEqual({ outcome: 'failed', why });
});

test('a group that is not there is left as the account has it, and told', async () => {
  await setHook();
  receiver.script.push(says({ group: 'Nobody', priority: 'high' }));
  customerWrites('Pedido atrasado');
  const ticket = await opened();
  expect(ticket).toMatchObject({ priority: 'high', groupId: (await fixture.settings()).groupId });
  expect(await whyOf(ticket.id)).toMatchObject({ outcome: 'answered', unknown: ['group'] });
});

test('a hook that fails again and again is spared for a minute, then asked again', async () => {
  await setHook(1000);
  receiver.script.push(500, 500, 500);
  for (const subject of ['Um', 'Dois', 'Três', 'Quatro']) {
    customerWrites(subject);
    await opened();
  }
  expect(receiver.requests).toHaveLength(3);
  expect(await fixture.desk.mailHook.get(ana)).toMatchObject({ paused: true, lastOutcome: '500' });
  expect(await whyOf(4)).toEqual({ outcome: 'failed', why: 'paused' });
  now += 61_000;
  customerWrites('Cinco');
  await opened();
  expect(receiver.requests).toHaveLength(4);
  expect(await fixture.desk.mailHook.get(ana)).toMatchObject({ paused: false, lastOutcome: 'answered' });
});

test('a mail whose question is cut off by a stop is asked about again, and none is lost', async () => {
  await setHook(10_000);
  receiver.script.push('silence', says({ priority: 'low' }));
  customerWrites('Pedido atrasado');
  await receiver.came(1);
  await fixture.desk.stop();
  await fixture.startAgain();
  expect(await opened()).toMatchObject({ subject: 'Pedido atrasado', priority: 'low' });
  expect(new Set(receiver.requests.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
});

test('the secret of a hook is shown once, kept when its address changes, and gone with it', async () => {
  const { mailHook } = fixture.desk;
  const { secret } = await setHook();
  expect(secret).toMatch(/^whsec_/);
  expect((await setHook(500)).secret).toBeNull();
  const stored = JSON.stringify(await fixture.database.selectFrom('installation').selectAll().execute());
  expect(stored).not.toContain(secret?.slice('whsec_'.length));
  await mailHook.remove(ana);
  await expect(mailHook.get(ana)).rejects.toMatchObject({ code: 'unknown' });
  await expect(mailHook.set(ana, { url: 'http://169.254.169.254/' })).rejects.toMatchObject({ code: 'invalid' });
});
