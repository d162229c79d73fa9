import type { VNode } from 'preact';
import { html } from '../html.ts';
import { Icon } from '../shell/icon.ts';
import { useWorkspace } from '../workspace-context.ts';
import { CompanyMailboxes } from './company-mailboxes.ts';
import { CustomerMailboxes } from './customer-mailboxes.ts';
import { setListening, useMailState } from './mail-client.ts';
import { SendSample } from './send-sample.ts';

/** The customer's side: mailboxes of the company, mails to it, and what it answered. */
export function MailArea(): VNode {
  const { words, warn } = useWorkspace();
  const mail = useMailState();
  if (!mail) return html`<div class="loading"><span class="spinner"></span></div>`;

  async function toggle(): Promise<void> {
    const result = await setListening(!mail?.listening);
    if (!result.ok) warn(result.error);
  }

  return html`<section class="pane mail-area" data-testid="mail-area">
    <header class="pane-header">
      <h1><${Icon} name="mail" /> ${words.mailArea}</h1>
      <div class="server-switch" title=${words.mailServerHow} data-testid="mail-server" data-listening=${mail.listening ? 'true' : 'false'}>
        <span class=${mail.listening ? 'dot on' : 'dot'}></span><span>${mail.listening ? words.mailServerUp : words.mailServerDown}</span>
        <button type="button" class=${mail.listening ? 'button' : 'button primary'} data-testid="toggle-mail-server" onClick=${toggle}>
          ${mail.listening ? words.stopMailServer : words.startMailServer}</button>
      </div>
    </header>
    <div class="scroll mail-columns">
      <p class="intro">${words.mailIntro} <small>${words.mailServerHow}</small></p>
      <${SendSample} mail=${mail} />
      <div class="mail-side">
        <${CustomerMailboxes} mail=${mail} />
        <${CompanyMailboxes} mail=${mail} />
      </div>
    </div>
  </section>`;
}
