import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { html } from '../html.ts';
import { MailboxData } from '../mail/company-mailboxes.ts';
import { useMailState } from '../mail/mail-client.ts';
import { useWorkspace } from '../workspace-context.ts';
import { Icon } from './icon.ts';

const seen = 'welcome seen';

/** What to try first, in three steps, until a person says that it is understood. */
export function Welcome(): VNode | null {
  const [open, setOpen] = useState(() => localStorage.getItem(seen) === null);
  if (!open) return null;

  function close(): void {
    localStorage.setItem(seen, 'yes');
    setOpen(false);
  }

  return html`<${Steps} close=${close} />`;
}

function Steps({ close }: { close: () => void }): VNode {
  const { words, go } = useWorkspace();
  const mail = useMailState();
  const mailbox = mail?.mailboxes.find(({ side }) => side === 'company');

  return html`<section class="welcome" data-testid="welcome">
    <header><h2>${words.welcome}</h2>
      <button type="button" class="icon-button" aria-label=${words.gotIt} onClick=${close}><${Icon} name="close" /></button></header>
    <ol>
      <li><h3>${words.stepAccount}</h3><p>${words.stepAccountHow}</p>
        ${mailbox && html`<${MailboxData} mailbox=${mailbox} />`}</li>
      <li><h3>${words.stepMail}</h3><p>${words.stepMailHow}</p>
        <button type="button" class="button" onClick=${() => go({ place: 'mail' })}>${words.openMail}</button></li>
      <li><h3>${words.stepReply}</h3><p>${words.stepReplyHow}</p>
        <button type="button" class="button primary" data-testid="welcome-close" onClick=${close}>${words.gotIt}</button></li>
    </ol>
  </section>`;
}
