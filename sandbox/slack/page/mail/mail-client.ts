import { useEffect, useState } from 'preact/hooks';
import type { Answer, MailState, SampleMail, SendReady, SendResult } from '../../../mail/mail-api.ts';

/** The mail server's state, kept up to date; null until it is known. */
export function useMailState(): MailState | null {
  const [state, setState] = useState<MailState | null>(null);
  useEffect(() => {
    const source = new EventSource('/mail/changes');
    source.onmessage = ({ data }) => setState(JSON.parse(data));
    return () => source.close();
  }, []);
  return state;
}

export function sendMail(mail: SampleMail | SendReady): Promise<SendResult> {
  return post('send', mail);
}

export function answerMail(answer: Answer): Promise<SendResult> {
  return post('answer', answer);
}

/** Stops the mail server or starts it again. */
export function setListening(listening: boolean): Promise<SendResult> {
  return post('listening', { listening });
}

/** A file as mails take it. */
export async function readAttachment(file: File): Promise<NonNullable<SampleMail['attachment']>> {
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
  return {
    filename: file.name,
    contentType: file.type || 'application/octet-stream',
    base64: url.slice(url.indexOf(',') + 1),
  };
}

async function post(what: string, body: unknown): Promise<SendResult> {
  try {
    const answer = await fetch(`/mail/${what}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return await answer.json();
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
}
