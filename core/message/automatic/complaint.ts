import { findPart, type MailInQuestion, partText } from './mail-in-question.ts';

/** The sign that a mail reports a complaint about one of ours (RFC 5965, and the providers that have their own form); null where it is none. */
export function isComplaint(mail: MailInQuestion): string | null {
  if (findPart(mail.root, ['message/feedback-report'])) return 'message/feedback-report';
  if (mail.root.parameters.get('report-type')?.toLowerCase() === 'feedback-report')
    return 'report-type=feedback-report';
  const attached = findPart(mail.root, ['message/rfc822']);
  // Microsoft's Junk Mail Reporting Program
  if (
    attached &&
    /^complaint about message from\b/i.test(mail.subject) &&
    /^x-hmxmroriginalrecipient:/im.test(partText(mail, attached))
  )
    return 'junk mail report';
  // Amazon SES by way of SNS
  if (/^\s*\{.{0,200}"notificationType"\s*:\s*"Complaint"/s.test(mail.text.slice(0, 1000)))
    return 'notificationType: Complaint';
  return null;
}
