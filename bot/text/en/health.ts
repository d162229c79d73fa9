/** How accounts have been doing: pictures of the last hours and days, and errors of all accounts together. */
export const health = {
  mailsInDay: (count: number) => (count === 1 ? '1 mail in 24 h' : `${count} mails in 24 h`),
  lastError: (when: string) => `Last error: ${when}`,
  failuresInDay: (count: number) => `${count === 1 ? '1 failure' : `${count} failures`} in 24 h`,
  failuresInTwoWeeks: (count: number) => `${count} in 14 days`,

  allErrors: 'Errors of all accounts',
  allTitle: 'Errors of all accounts',
  ofAll: 'What goes on still comes first, then the newest.',
  noneAtAll: 'No account has had errors. 🎉',

  testNow: 'Test now',
  edit: 'Edit',
  retry: 'Retry affected',
  retrying: (account: string) =>
    `⏳ Trying again for *${account}*: fetching what is missing, filing what is in quarantine, sending what waits…`,
  retried: (account: string) => `*${account}* was tried again:`,
  filed: (filed: number, of: number) => `${filed} of ${of === 1 ? '1 mail' : `${of} mails`} in quarantine filed`,
  answers: (count: number) =>
    `${count === 1 ? '1 waiting answer is' : `${count} waiting answers are`} on the way: the ticket tells how it ends`,
  allFetched: 'every mail that the server lists is here',
  notGivenOut: (count: number) =>
    `${count === 1 ? '1 mail that the server lists is' : `${count} mails that the server lists are`} still not given out by it`,
  notReached: (why: string) => `⚠️ The mail server could not be asked: ${why}`,
};

export type HealthText = typeof health;
