import type { ReadinessCheck, ReadinessFinding } from '@inbox-email/core/account/readiness.ts';

/** Delivery readiness: what those who receive our mail find about its sender. */
export const readiness = {
  open: 'Delivery readiness',
  title: 'Delivery readiness',
  asking: (account: string) => `⏳ Asking the DNS what others find about mail of *${account}*…`,
  of: (account: string) => `What those who receive mail of *${account}* find about its sender`,
  learnt: (when: string) => `How your mail is signed and from where it comes was seen in a mail of ${when}.`,
  notLearnt:
    'No mail of this account has come back to it yet, so signatures cannot be seen. Run the test of the account, which sends one to itself, and look again.',
  aligned: '✅ Mail from this address passes as genuine (DMARC).',
  notAligned: '❌ Mail from this address does not pass as genuine: it may land in spam, or be refused.',
  alignmentUnknown: '❔ Whether mail from this address passes as genuine is not known yet.',
  ofProvider: 'This domain belongs to the mail provider, who looks after its records. There is nothing to publish.',
  checks: {
    mx: 'Receiving (MX)',
    spf: 'Allowed servers (SPF)',
    dkim: 'Signature (DKIM)',
    dmarc: 'Policy (DMARC)',
  } satisfies Record<ReadinessCheck, string>,
  findings: {
    'not-asked': 'The DNS did not answer in time. Look again in a while.',
    'mx-found': 'Answers to this address arrive at:',
    'mx-missing':
      'The domain has no mail server: answers to this address arrive nowhere. Publish the MX record that your provider names.',
    'mx-refused':
      'The domain says that it takes no mail at all (null MX). Answers to this address are refused everywhere.',
    'spf-passes': 'Your mail may come from where it comes from.',
    'spf-missing': 'Nothing says from where mail of this domain may come.',
    'spf-several': 'There are several SPF records, and so none counts. Put this one in their place:',
    'spf-not-listed': 'The record does not name the server that your mail comes from.',
    'spf-too-many-lookups':
      'The record takes more than ten look-ups, and so it does not count. Take out what you no longer send from.',
    'spf-broken':
      'The record has a mistake in it, and so it does not count. Compare it with what your provider writes.',
    'spf-everybody': 'The record allows everybody to send in your name.',
    'dkim-signs': 'Your mail is signed, and the key is published.',
    'dkim-key-found': 'A key is published. Whether your mail is signed with it is seen after a test.',
    'dkim-unknown': 'Not known yet: run the test of the account and look again.',
    'dkim-unsigned':
      'Your mail is not signed. Switch DKIM on at your mail provider, who then names the record to publish.',
    'dkim-other-domain':
      'Your mail is signed in somebody else’s name only. Switch DKIM on for your own domain at your mail provider. Signed by:',
    'dkim-key-missing':
      'Your mail is signed, but the key is not published. Publish the record that your mail provider names for:',
    'dkim-key-revoked':
      'Your mail is signed with a key that was taken back. Publish the new one that your mail provider names for:',
    'dkim-key-weak':
      'Your mail is signed with a key that is too short to count. Ask your mail provider for one of 2048 bits. Now:',
    'dmarc-enforced': 'Mail in your name that is not yours is put aside or refused.',
    'dmarc-watches':
      'There is a policy, which only watches (p=none). Once all your mail passes, let it say p=quarantine.',
    'dmarc-missing': 'There is no policy. Large providers want one of everybody who sends much.',
    'dmarc-several': 'There are several DMARC records, and so none counts. Keep one.',
    'dmarc-broken': 'The record names no policy that is known (p=none, p=quarantine, p=reject).',
  } satisfies Record<ReadinessFinding, string>,
  lookups: (count: number) => `${count} of 10 look-ups`,
  publish: 'Publish in the DNS of the domain:',
  replace: 'Put into the DNS of the domain, in place of the present record:',
  again: 'Look again',
  choose: 'Of which account do you want to see the delivery readiness?',
  help: 'what others find about your mail: MX, SPF, DKIM, DMARC',
};

export type ReadinessText = typeof readiness;
