import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { MailboxView, MailState } from '../../../mail/mail-api.ts';
import { html } from '../html.ts';
import { useWorkspace } from '../workspace-context.ts';
import { ReceivedMail } from './received-mail.ts';

/** Each customer's inbox: a list, and the mail that is chosen in it. */
export function CustomerMailboxes({ mail }: { mail: MailState }): VNode {
  const { words } = useWorkspace();
  const customers = mail.mailboxes.filter(({ side }) => side === 'customer');
  const [chosen, setChosen] = useState(customers[0]?.address);
  const mailbox = customers.find(({ address }) => address === chosen);
  return html`<section class="box inboxes" data-testid="customer-mailboxes">
    <h2>${words.customerMailboxes}</h2>
    <div class="tabs" role="tablist">${customers.map(
      ({
        address,
        name,
        count,
      }) => html`<button type="button" role="tab" key=${address} aria-selected=${address === chosen ? 'true' : 'false'}
        data-testid="customer" data-mailbox=${address} data-count=${count} onClick=${() => setChosen(address)}>
        ${name} ${count > 0 && html`<span class="mentions">${count}</span>`}</button>`,
    )}</div>
    ${mailbox && html`<${Inbox} key=${mailbox.address} mailbox=${mailbox} />`}
  </section>`;
}

function Inbox({ mailbox }: { mailbox: MailboxView }): VNode {
  const { words, me } = useWorkspace();
  const [chosen, setChosen] = useState<number | null>(null);
  const open = mailbox.mails.find(({ uid }) => uid === chosen) ?? mailbox.mails[0];
  if (!open) return html`<div class="empty" data-testid="empty-inbox">${words.nothingReceived}</div>`;
  return html`<div class="inbox">
    <ul class="mail-list">${mailbox.mails.map(
      ({ uid, subject, from, at }) => html`<li key=${uid}><button type="button" data-testid="received" data-uid=${uid}
        aria-current=${uid === open.uid ? 'true' : undefined} onClick=${() => setChosen(uid)}>
        <b>${subject || words.withoutSubject}</b><small>${from.name || from.address} · ${new Date(at).toLocaleTimeString(me.locale)}</small>
      </button></li>`,
    )}</ul>
    <${ReceivedMail} key=${open.uid} mailbox=${mailbox} mail=${open} />
  </div>`;
}
