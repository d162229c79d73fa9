import type { HeaderFields } from '../mime/header-fields.ts';

/**
 * The sign in a mail's headers that no machine is to answer it; null where there is none. Wider than what makes a mail
 * automatic: a person's mail may ask for no automatic answer too (X-Auto-Response-Suppress, see
 * https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxcmail). RFC 3834, section 2, and RFC 2076.
 */
export function answerUnwanted(headers: HeaderFields): string | null {
  const returnPath = headers.firstFilled('return-path');
  if (returnPath !== null && /^<\s*>/.test(returnPath)) return 'Return-Path: <>';
  const submitted = headers.firstFilled('auto-submitted');
  if (submitted !== null && !/^no\b/i.test(submitted)) return `Auto-Submitted: ${cut(submitted)}`;
  const suppressed = headers.firstFilled('x-auto-response-suppress');
  if (suppressed !== null && !/^none$/i.test(suppressed)) return `X-Auto-Response-Suppress: ${cut(suppressed)}`;
  for (const name of ['precedence', 'x-precedence']) {
    const precedence = headers.firstFilled(name);
    if (precedence !== null && /^(?:bulk|list|junk|auto[-_ ]?repl)/i.test(precedence))
      return `Precedence: ${cut(precedence)}`;
  }
  const list = LIST_FIELDS.find((name) => headers.has(name));
  if (list !== undefined) return `${list} present`;
  const loop = LOOP_FIELDS.find((name) => headers.has(name));
  return loop === undefined ? null : `${loop} present`;
}

/** RFC 2369, RFC 2919, and what came before them. */
const LIST_FIELDS = [
  'list-id',
  'list-post',
  'list-help',
  'list-subscribe',
  'list-unsubscribe',
  'list-owner',
  'list-archive',
  'mailing-list',
  'x-mailing-list',
];

/** What robots put into their own mail, to know it again when it comes back. */
const LOOP_FIELDS = ['x-loop', 'x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-auto-reply', 'feedback-id'];

const cut = (value: string) => value.slice(0, 60);
