/** The page on which passwords are typed outside Slack, and the modal that leads there. Account names come as markup in `modal`. */
export const passwordPage = {
  modal: {
    type: (account: string) => `The password of *${account}* does not go through Slack: you type it on a page of ours.`,
    change:
      'Passwords do not go through Slack: a new one is typed on a page of ours. “Save and test” keeps the stored one.',
    open: 'Type the password',
    signIn: (account: string) => `You sign *${account}* in on a page of the provider; no password reaches Slack or us.`,
    signInAgain: (account: string) =>
      `*${account}* is signed in. Sign in again where the permission is gone; “Save and test” keeps the one there is.`,
    openSignIn: (provider: string) => `Sign in with ${provider}`,
    lasts: (minutes: number) =>
      `The link is for you alone, works once and for ${minutes} minutes. Leave this window open: the test appears here.`,
  },
  page: {
    title: (account: string) => `Password of ${account}`,
    intro: 'What you type here goes straight to the bot, not through Slack.',
    incoming: 'Password',
    outgoing: 'Password of the outgoing server',
    keep: 'leave it blank to keep the stored one',
    blank: 'Please type the password.',
    sealed: 'It is stored encrypted and never shown again.',
    savedTitle: (account: string) => `${account} is saved`,
    saved: 'You can close this page. Slack shows the test of the account.',
    failedTitle: 'That did not work',
    failures: {
      gone: 'This link was used already, or its ten minutes are over. Open the account in Slack once more and choose “Type the password” for a new one.',
      otherBrowser:
        'The form was not shown in this browser, or its cookies are blocked. Open the link from Slack again, in one browser, and allow cookies for this page.',
      conflict:
        'Somebody else changed the account meanwhile, so nothing was saved. Open it in Slack once more to see the newest settings.',
      forbidden: 'You are no longer a supervisor, so nothing was saved. Ask a supervisor to do it.',
      refused:
        'The settings are no longer accepted, so nothing was saved. Open the account in Slack once more and check them.',
    },
  },
  signIn: {
    title: (account: string) => `Sign ${account} in`,
    intro: (provider: string, mailbox: string) =>
      `${provider} will ask you to sign in as ${mailbox} and to let Inbox Email read and send its mail. No password reaches us.`,
    introShared: (provider: string, mailbox: string) =>
      `${provider} will ask you to sign in with your own account, which must be allowed to open the shared mailbox ${mailbox}. No password reaches us.`,
    go: (provider: string) => `Sign in with ${provider}`,
    kept: 'We keep only the permission, encrypted. You can take it back at the provider at any time.',
    leaving: 'One moment …',
    leave: 'Go on to the sign-in',
    turnedBack: 'You did not give the permission, so nothing was saved.',
    otherOwner: (owner: string, mailbox: string) =>
      `You signed in as ${owner}, but the account is for ${mailbox}. Sign in as ${mailbox}; or, if it is a mailbox that several people share, tick “Shared mailbox” in the account’s form.`,
    said: (words: string) => `The provider said: ${words}`,
    again: 'Try again',
  },
};

export type PasswordPageText = typeof passwordPage;
