/** The page on which passwords are typed outside Slack, and the modal that leads there. Account names come as markup in `modal`. */
export const passwordPage = {
  modal: {
    type: (account: string) => `The password of *${account}* does not go through Slack: you type it on a page of ours.`,
    change:
      'Passwords do not go through Slack: a new one is typed on a page of ours. “Save and test” keeps the stored one.',
    open: 'Type the password',
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
};

export type PasswordPageText = typeof passwordPage;
