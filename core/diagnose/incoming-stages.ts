import { type Reached, reachStages } from './reach-stages.ts';
import { signInToMailbox } from './sign-in-to-mailbox.ts';
import type { TestedMailbox } from './tested-mailbox.ts';
import type { Stages, Testing } from './testing.ts';

/** `signedIn` is told of the mailbox, in which the other side's mail is looked for afterwards. */
export function incomingStages(testing: Testing, signedIn: (mailbox: TestedMailbox) => void): Stages {
  const { settings, endpoint, network, signal } = testing;
  const { folders } = settings.receiving;
  const reached: Reached = { capabilities: [] };
  let mailbox: TestedMailbox;
  return {
    ...reachStages(testing, reached),
    async 'sign-in'() {
      // RFC 3501, section 6.2.3: then not even a try is allowed, which would send the password readable.
      if (reached.capabilities.includes('LOGINDISABLED') && endpoint.encryption === 'none' && !endpoint.bearer) {
        throw Object.assign(new Error('LOGINDISABLED'), { code: 'ELOGINDISABLED', response: 'LOGINDISABLED' });
      }
      mailbox = await signInToMailbox(endpoint, network, signal);
      testing.afterwards(() => mailbox.close());
      return { kind: 'login', login: endpoint.login };
    },
    async folder() {
      const found: { name: string; mails: number }[] = [];
      for (const name of folders) found.push({ name, mails: await mailbox.open(name) });
      return { kind: 'folders', folders: found };
    },
    async fetch() {
      const bytes = await mailbox.fetchNewest(folders[0] ?? 'INBOX');
      signedIn(mailbox);
      return { kind: 'mail', bytes };
    },
  };
}
