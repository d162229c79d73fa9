import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { MailState, SampleMail, SendReady } from '../../../mail/mail-api.ts';
import { html } from '../html.ts';
import { Icon } from '../shell/icon.ts';
import { useWorkspace } from '../workspace-context.ts';
import { readAttachment, sendMail } from './mail-client.ts';

const flags = { 'pt-BR': '🇧🇷', en: '🇺🇸', es: '🇪🇸' };

/** A customer writes to the company: a ready mail at a click, or one's own. */
export function SendSample({ mail }: { mail: MailState }): VNode {
  const { words, warn } = useWorkspace();
  const companies = mail.mailboxes.filter(({ side }) => side === 'company');
  const customers = mail.mailboxes.filter(({ side }) => side === 'customer');
  const [to, setTo] = useState(companies[0]?.address ?? '');
  const [sent, setSent] = useState(0);

  useEffect(() => {
    if (!sent) return;
    const timer = setTimeout(() => setSent(0), 2500);
    return () => clearTimeout(timer);
  }, [sent]);

  async function send(what: SampleMail | SendReady): Promise<void> {
    const result = await sendMail(what);
    if (result.ok) setSent((count) => count + 1);
    else warn(result.error);
  }

  async function sendOwn(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const fields = new FormData(event.currentTarget as HTMLFormElement);
    const file = fields.get('attachment');
    await send({
      from: String(fields.get('from')),
      to,
      subject: String(fields.get('subject')),
      text: String(fields.get('text')),
      ...(file instanceof File && file.name && { attachment: await readAttachment(file) }),
    });
  }

  const address = ({ name, address }: { name: string; address: string }) =>
    html`<option key=${address} value=${address}>${name} · ${address}</option>`;
  return html`<section class="box" data-testid="send-sample">
    <h2>${words.sendSample} ${sent > 0 && html`<span class="sent" role="status" data-testid="sent"><${Icon} name="check" /> ${words.sent}</span>`}</h2>
    <label class="row">${words.to}
      <select class="text-input" name="to" value=${to} onChange=${({ currentTarget }: { currentTarget: HTMLSelectElement }) => setTo(currentTarget.value)}>${companies.map(address)}</select>
    </label>
    <p class="hint">${words.readyMails}</p>
    <div class="ready-mails">${mail.readySamples.map(
      ({
        id,
        kind,
        language,
        subject,
        from,
      }) => html`<button type="button" key=${id} class="ready-mail" data-testid="ready-mail" data-ready=${id}
        onClick=${() => void send({ ready: id, to })}>
        <small>${flags[language]} ${words.sampleKinds[kind]} · ${from}</small><b>${subject}</b></button>`,
    )}</div>
    <p class="hint">${words.ownMail}</p>
    <form class="own-mail" data-testid="own-mail" onSubmit=${sendOwn}>
      <label class="row">${words.from}<select class="text-input" name="from">${customers.map(address)}</select></label>
      <label class="row">${words.subject}<input key=${words.defaultSubject} class="text-input" name="subject" defaultValue=${words.defaultSubject} /></label>
      <label class="row">${words.text}<textarea key=${words.defaultText} class="text-input" name="text" rows="6" defaultValue=${words.defaultText}></textarea></label>
      <label class="row">${words.attachment}<input type="file" name="attachment" /></label>
      <button type="submit" class="button primary" data-testid="send-mail">${words.sendMail}</button>
    </form>
  </section>`;
}
