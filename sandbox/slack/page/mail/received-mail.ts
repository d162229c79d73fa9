import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { MailboxView, MailView } from '../../../mail/mail-api.ts';
import { readableSize } from '../conversation/files.ts';
import { html } from '../html.ts';
import { Icon } from '../shell/icon.ts';
import { useWorkspace } from '../workspace-context.ts';
import { answerMail, readAttachment } from './mail-client.ts';

/** A mail that a customer received, with the headers that make the thread, and a form to answer it. */
export function ReceivedMail({ mailbox, mail }: { mailbox: MailboxView; mail: MailView }): VNode {
  const { words, warn, me } = useWorkspace();
  const [answering, setAnswering] = useState(false);
  const url = `/mail/mails/${encodeURIComponent(mailbox.address)}/${mail.uid}`;
  const headers = [
    ['From', mail.from.name ? `${mail.from.name} <${mail.from.address}>` : mail.from.address],
    ['To', mail.to],
    ['Date', mail.date && new Date(mail.date).toLocaleString(me.locale)],
    ['Message-ID', mail.messageId],
    ['In-Reply-To', mail.inReplyTo],
    ['References', mail.references],
  ];

  async function answer(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const fields = new FormData(event.currentTarget as HTMLFormElement);
    const file = fields.get('attachment');
    const result = await answerMail({
      mailbox: mailbox.address,
      uid: mail.uid,
      text: String(fields.get('text')),
      ...(file instanceof File && file.name && { attachment: await readAttachment(file) }),
    });
    if (result.ok) setAnswering(false);
    else warn(result.error);
  }

  return html`<article class="received" data-testid="open-mail" data-uid=${mail.uid}>
    <h3>${mail.subject || words.withoutSubject}</h3>
    <dl class="mail-headers" aria-label=${words.headers}>${headers
      .filter(([, value]) => value)
      .map(([name, value]) => html`<div key=${name}><dt>${name}</dt><dd data-header=${name}>${value}</dd></div>`)}</dl>
    <pre class="mail-text" data-testid="mail-text">${mail.text}</pre>
    ${mail.attachments.map(
      ({
        index,
        filename,
        size,
      }) => html`<a class="file" key=${index} href=${`${url}/attachments/${index}`} download=${filename} data-testid="mail-attachment">
        <${Icon} name="file" /><span class="file-words"><b>${filename}</b><small>${readableSize(size)}</small></span></a>`,
    )}
    <div class="mail-actions">
      <button type="button" class="button primary" data-testid="answer" onClick=${() => setAnswering(!answering)}>${words.answer}</button>
      <a class="button" href=${`${url}/raw`} target="_blank" rel="noopener noreferrer">${words.showSource}</a>
    </div>
    ${
      answering &&
      html`<form class="own-mail" data-testid="answer-form" onSubmit=${answer}>
      <textarea class="text-input" name="text" rows="4" required autofocus placeholder=${words.answerPlaceholder} aria-label=${words.answerPlaceholder}></textarea>
      <label class="row">${words.attachment}<input type="file" name="attachment" /></label>
      <button type="submit" class="button primary" data-testid="send-answer">${words.sendMail}</button>
    </form>`
    }
  </article>`;
}
