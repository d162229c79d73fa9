import { type Attributes, NO_ATTRIBUTES } from './html-attributes.ts';

/**
 * What a mail program says with an element: that it holds history, that history begins here and goes on to the end, or
 * that it holds the signature. Web mail puts `x_` before the names of others (`x_gmail_quote`).
 */
export function historyMark(name: string, attributes: Attributes): 'container' | 'rest' | 'signature' | null {
  if (attributes === NO_ATTRIBUTES) return null;
  const classes = attributes.class ?? '';
  const id = attributes.id ?? '';
  if (attributes.signatureBlock !== undefined) return 'signature';
  if (classes === '' && id === '') return null;
  if (SIGNATURE_CLASS.test(classes) || SIGNATURE_ID.test(id)) return 'signature';
  if (name === 'blockquote') return null;
  if (CONTAINER_CLASS.test(classes) || CONTAINER_ID.test(id)) return 'container';
  return REST_ID.test(id) ? 'rest' : null;
}

/** A blockquote that a mail program made rather than its writer. */
export function isCited(attributes: Attributes): boolean {
  return (
    attributes.type === 'cite' ||
    attributes.cite !== undefined ||
    /quote|cite/i.test(attributes.class ?? '') ||
    /border-left/i.test(attributes.style ?? '')
  );
}

/** Not shown by any mail program, as the preview texts of newsletters are not. */
export function isHidden({ style, hidden }: Attributes): boolean {
  return hidden !== undefined || (style !== undefined && hides(style));
}

/** Whether a style leaves nothing to be seen. */
export function hides(style: string): boolean {
  return HIDING.test(style);
}

const HIDING =
  /(?:^|[\s;])(?:display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden|(?:font-size|max-height|opacity)\s*:\s*0(?:\.0+)?(?:p[xt]|r?em|%)?\s*(?:!\s*important\s*)?(?:;|$))/i;

const SIGNATURE_CLASS = /(?:^|\s)(?:[\w-]{1,40}[-_])?signature(?:[-_]block)?(?:\s|$)/i;
const SIGNATURE_ID = /^(?:x_)*(?:AppleMailSignature|ms-outlook-mobile-signature|(?:[\w-]{1,40}[-_])?signature)$/i;
const CONTAINER_CLASS =
  /(?:^|\s)(?:x_)*(?:gmail_quote|gmail_quote_container|gmail_attr|yahoo_quoted|moz-cite-prefix|protonmail_quote|OutlookMessageHeader|tutanota_quote|zmail_extra|freebirdQuote)(?:\s|$)/i;
const CONTAINER_ID =
  /^(?:x_)*(?:yahoo_quoted\w*|OLK_SRC_BODY_SECTION|replyforwardmessage|reply-intro|mail-editor-reference-message-container)$/i;
const REST_ID = /^(?:x_)*(?:divRplyFwdMsg|appendonsend|stopSpelling|zwchr)$/i;
