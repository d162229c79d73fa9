import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { MailboxView, MailState } from '../../../mail/mail-api.ts';
import { html } from '../html.ts';
import { Icon } from '../shell/icon.ts';
import type { Words } from '../words/words.ts';
import { useWorkspace } from '../workspace-context.ts';

/** The company's mailboxes with everything that the app's account form asks for. */
export function CompanyMailboxes({ mail }: { mail: MailState }): VNode {
  const { words } = useWorkspace();
  return html`<section class="box" data-testid="company-mailboxes">
    <h2>${words.companyMailboxes}</h2>
    <p class="hint">${words.companyMailboxesHow}</p>
    ${mail.mailboxes
      .filter(({ side }) => side === 'company')
      .map(
        (mailbox) => html`<article class="mailbox-card" key=${mailbox.address} data-mailbox=${mailbox.address}>
        <h3>${mailbox.name} <small>${words.mailsWaiting(mailbox.count)}</small></h3>
        <${MailboxData} mail=${mail} mailbox=${mailbox} />
      </article>`,
      )}
  </section>`;
}

/**
 * What opens a mailbox, each value with a button that copies it; with `mail` also how its server is reached, for whoever
 * fills everything in by hand.
 */
export function MailboxData({ mail, mailbox }: { mail?: MailState; mailbox: MailboxView }): VNode {
  const { words } = useWorkspace();
  const rows: { name: string; value: string; id: string; note?: string }[] = [
    { name: words.address, value: mailbox.address, id: 'address' },
    { name: words.password, value: mailbox.password, id: 'password' },
    ...(mail === undefined ? [] : serverRows(mail, words)),
  ];
  return html`<dl class="mailbox-data">${rows.map(
    ({ name, value, id, note }) => html`<div key=${id}>
      <dt>${name}</dt>
      <dd><code data-testid=${id}>${value}</code><${CopyButton} what=${name} value=${value} />${note && html`<small>${note}</small>`}</dd>
    </div>`,
  )}</dl>`;
}

function serverRows(mail: MailState, words: Words) {
  return [
    { name: words.server, value: mail.host, id: 'server' },
    { name: words.imapPort, value: String(mail.imapPort), id: 'imap-port', note: words.imapHow },
    { name: words.smtpPort, value: String(mail.smtpPort), id: 'smtp-port', note: words.smtpHow },
  ];
}

function CopyButton({ what, value }: { what: string; value: string }): VNode {
  const { words } = useWorkspace();
  const [copied, setCopied] = useState(false);

  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(value);
    setCopied(true);
    setTimeout(() => setCopied(false), 1500);
  }

  return html`<button type="button" class="copy" aria-label=${`${words.copy}: ${what}`} title=${words.copy} onClick=${copy}>
    <${Icon} name=${copied ? 'check' : 'copy'} /></button>`;
}
