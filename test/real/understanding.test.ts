import { ImapFlow } from 'imapflow';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { picture } from './browser.ts';
import { type LocalWorkspace, startLocalWorkspace } from './local-workspace.ts';

let workspace: LocalWorkspace;
let mailbox: ImapFlow;
beforeAll(async () => {
  workspace = await startLocalWorkspace();
});
afterAll(async () => {
  await mailbox?.logout();
  await workspace.stop();
});

test('what mails say, seen in a browser: history apart, robots named, a forged sender and a dangerous file flagged, a bounce told', async () => {
  const { page, slack } = workspace;
  await slack.customers();
  const port = Number(await page.getByTestId('company-mailboxes').getByTestId('imap-port').first().textContent());
  await slack.slack();
  await slack.home();
  const auth = { user: 'sac@empresa.example', pass: 'sac-segredo' };
  mailbox = new ImapFlow({ host: '127.0.0.1', port, secure: false, auth, logger: false });
  await workspace.connectSamples();
  await mailbox.connect();
  const arrives = (mail: string) => mailbox.append('INBOX', Buffer.from(mail.replace(/\n/g, '\r\n')));
  await slack.channel('sac');

  await arrives(forged);
  const first = slack.messages().nth(0);
  await expect.poll(() => first.textContent(), { timeout: 15_000 }).toContain('Segunda via do boleto');
  await picture(page, 'reading-01-forged');
  expect(await first.textContent()).not.toContain('Texto antigo da conversa');
  await page.getByTestId('thread-summary').first().click();
  await expect.poll(() => slack.thread().textContent(), { timeout: 15_000 }).toContain('boleto.pdf.exe');
  await picture(page, 'reading-02-thread');
  expect(await slack.thread().textContent()).toContain('não pôde ser verificado');
  await first.locator('.overflow').first().click();
  await page.getByRole('menuitem', { name: /completo|inteir/i }).click();
  await expect.poll(() => slack.modal().textContent()).toContain('Texto antigo da conversa');
  await picture(page, 'reading-03-full-text');
  await slack.modal().getByTestId('modal-x').click();

  // Answered, and what comes back is a bounce: the ticket says so.
  await first.getByRole('button', { name: 'Responder', exact: true }).click();
  await slack.modal().locator('textarea, [contenteditable=true]').first().fill('Segue em anexo.');
  await slack.submit();
  await slack.modal().waitFor({ state: 'detached' });
  await expect.poll(() => slack.thread().textContent(), { timeout: 20_000 }).toMatch(/Enviad/);
  await slack.customers();
  await page.locator('[data-testid=customer][data-count="1"]').click({ timeout: 15_000 });
  await page.getByTestId('received').first().click();
  const ours = /<(ie\.[^>]+)>/.exec((await page.getByTestId('open-mail').textContent()) ?? '')?.[1] ?? '';
  expect(ours).not.toBe('');
  await slack.slack();
  await slack.channel('sac');
  await arrives(bounceOf(ours));
  await page.getByTestId('thread-summary').first().click();
  await expect.poll(() => slack.thread().textContent(), { timeout: 15_000 }).toContain('maria@cliente.example');
  await expect
    .poll(() => slack.thread().textContent(), { timeout: 15_000 })
    .toMatch(/Não entregue a maria@cliente\.example/);
  await picture(page, 'reading-04-bounced');

  // A robot's mail opens a ticket that says so; merged into the first, it stands in its thread.
  await arrives(absence);
  await expect.poll(() => slack.messages().count(), { timeout: 15_000 }).toBe(2);
  await expect.poll(() => slack.messages().nth(1).textContent()).toMatch(/automátic/i);
  await picture(page, 'reading-05-robot');
  await slack.messages().nth(1).locator('.overflow').first().click();
  await page.getByRole('menuitem', { name: /Juntar|Unir|Mesclar/ }).click();
  await picture(page, 'reading-06-merge');
  await slack.modal().getByTestId('modal-x').click();
  expect(await page.getByTestId('complaints').getAttribute('data-count')).toBe('0');
});

const forged = `Received: from mx.fora.example by mx.empresa.example; Mon, 2 Mar 2026 10:00:00 +0000
Authentication-Results: mx.empresa.example; spf=fail smtp.mailfrom=banco.example; dmarc=fail header.from=cliente.example
Message-ID: <boleto-1@cliente.example>
From: Maria Oliveira <maria@cliente.example>
To: sac@empresa.example
Subject: Segunda via do boleto
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/plain; charset=utf-8

Preciso da segunda via, por favor.

Em seg., 2 de mar. de 2026 às 09:00, SAC <sac@empresa.example> escreveu:

> Texto antigo da conversa
--b
Content-Type: application/pdf; name="boleto.pdf.exe"
Content-Disposition: attachment; filename="boleto.pdf.exe"
Content-Transfer-Encoding: base64

TVqQAAMAAAAEAAAA
--b--
`;

const bounceOf = (messageId: string) => `Return-Path: <>
Message-ID: <devolvida-1@mx.cliente.example>
From: Mail Delivery System <MAILER-DAEMON@mx.cliente.example>
To: sac@empresa.example
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="d"

--d
Content-Type: text/plain

The mail could not be delivered.
--d
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.cliente.example

Final-Recipient: rfc822; maria@cliente.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 User unknown
--d
Content-Type: text/rfc822-headers

Message-ID: <${messageId}>
From: SAC <sac@empresa.example>
To: maria@cliente.example
Subject: Re: Segunda via do boleto
--d--
`;

const absence = `Message-ID: <ausente-1@cliente.example>
From: Lucia <lucia@cliente.example>
To: sac@empresa.example
Subject: Resposta automática: ausência
Auto-Submitted: auto-replied

Volto na segunda-feira.
`;
