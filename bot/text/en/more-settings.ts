import type { Side } from '@inbox-email/core/account/diagnosis.ts';

/** What few accounts need, in a modal of its own, and the certificate that a test offers to accept. */
export const moreSettings = {
  open: 'More settings',
  title: 'More settings',
  of: (account: string) => `What few accounts need: *${account}*`,
  submit: 'Save and test',
  aliases: 'Further addresses (aliases)',
  aliasesHint:
    'One on each line. Their mail must come into this mailbox. An answer comes from the address that the customer wrote to, and the test tries each as a sender. Rules know them as “Recipient or alias”.',
  signature: 'Signature',
  signatureHint: 'Stands below every answer that a person writes. Leave it empty for none.',
  preview: 'Preview',
  previewIntro: 'So an answer ends:',
  previewAnswer: 'Your order arrives tomorrow.',
  noSignature: 'Without a signature an answer ends with its last line.',
  authorities: 'Own certificate authority',
  authoritiesHint:
    'Only for servers whose certificate is signed by an authority of your own: paste its certificate, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----. Never a private key.',
  accepted: (side: string, host: string, sha256: string) =>
    `🔐 ${side}, ${host}: only this accepted certificate opens the way. SHA-256 \`${sha256}\``,
  forget: 'Accepted certificates',
  forgetOne: {
    incoming: 'Forget the accepted certificate for receiving',
    outgoing: 'Forget the accepted certificate for sending',
  } satisfies Record<Side, string>,
  problems: {
    'not-a-certificate': 'That is no whole certificate in PEM. It begins with -----BEGIN CERTIFICATE-----.',
    'private-key': 'That holds a private key, which must stay with its owner. Paste only the certificate.',
    'too-long': 'That is too long.',
    'too-many': 'There is room for ten further addresses.',
    'not-an-address': 'One of these is not an e-mail address. Each stands on a line of its own.',
  },

  duplicate: 'Duplicate',
  copyOf: (name: string) => `${name} (copy)`,

  certificate: {
    shown: 'The server shows this certificate:',
    name: (name: string) => `Made out to: ${name}`,
    issuer: (issuer: string) => `Signed by: ${issuer}`,
    until: 'Valid until:',
    fingerprint: 'SHA-256 fingerprint:',
    compare:
      'Accept it only if whoever runs the mail server tells you the same fingerprint. From then on this certificate opens the way, and no other.',
    accept: 'Accept this certificate',
    accepted: '🔐 The certificate is accepted: this one opens the way, and no other.',
    gone: '⚠️ The server does not show that certificate any more, so nothing was accepted. This is how it is now:',
  },
};

export type MoreSettingsText = typeof moreSettings;
